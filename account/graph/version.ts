import type { AccountId } from './record.js';

/** The account's graph after one batch of changes. Version 0 is the empty graph. */
export interface Version {
  readonly account: AccountId;
  /** 0, then 1, 2, 3 … without gaps */
  readonly seq: number;
  /** ISO 8601; never before the previous version's */
  readonly time: string;
  readonly actor: string | null;
  /** `collection`, later also `command`, `clone`, `import` */
  readonly source: string;
  readonly changeCount: number;
}

/** The later of two ISO 8601 times, as it was written; the first when they are the same moment. */
export function laterTime(one: string, other: string): string {
  return Date.parse(other) > Date.parse(one) ? other : one;
}
