import type { AccountId } from './graph/record.js';

/** Milliseconds; twice as long after each further failure. */
const PAUSE = { least: 1_000, most: 60_000 };

/** Accounts that could not be brought up: they are read from the store for a while, longer after each failure. */
export class LeftAccounts {
  readonly #now: () => number;
  readonly #left = new Map<AccountId, { readonly pause: number; readonly until: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  has(account: AccountId): boolean {
    return (this.#left.get(account)?.until ?? -Infinity) > this.#now();
  }

  leave(account: AccountId): void {
    const before = this.#left.get(account)?.pause ?? 0;
    const pause = Math.min(PAUSE.most, Math.max(PAUSE.least, before * 2));
    this.#left.set(account, { pause, until: this.#now() + pause });
  }

  takeBack(account: AccountId): void {
    this.#left.delete(account);
  }
}
