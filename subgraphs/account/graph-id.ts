import type { AccountId } from '../../account/graph/record.js';
import type { Version } from '../../account/graph/version.js';
import type { NodeFilter } from '../../account/graph/view.js';

/** What an AccountGraph's id says. */
export interface GraphKey {
  readonly account: AccountId;
  readonly seq: number;
  readonly filter: NodeFilter;
}

export function graphId({ account, seq }: Version, filterText: string): string {
  const text = JSON.stringify([account, seq, filterText]);
  return Buffer.from(text).toString('base64url');
}

/** null for a text that is no id of a graph, or of a neighbourhood, which only its node can give again. */
export function parseGraphId(id: string): GraphKey | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(id, 'base64url').toString());
    if (!Array.isArray(parts)) return null;
    const [account, seq, text] = parts as readonly unknown[];
    if (typeof account !== 'string' || !Number.isInteger(seq) || typeof text !== 'string')
      return null;
    const filter = (text === '' ? {} : JSON.parse(text)) as NodeFilter & {
      readonly centre?: unknown;
    };
    return filter.centre === undefined ? { account, seq: seq as number, filter } : null;
  } catch {
    return null;
  }
}

export function versionId(account: AccountId, seq: number): string {
  return `${account}:${seq}`;
}
