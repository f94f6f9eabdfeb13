import type { AccountId } from './record.js';
import type { View } from './view.js';

/** The newest version of an account as a request came upon it. */
export interface Head {
  readonly account: AccountId;
  readonly seq: number;
  /** nodes and edges */
  readonly records: number;
  /** at exactly this version; null: not in memory, what is asked of it is read from the store */
  readonly view: View | null;
}

/** The heads of all accounts at one moment, ordered by account. Never changed: an append makes a new one. */
export type Heads = ReadonlyMap<AccountId, Head>;

/** The head of an account that is in memory. */
export function headOf(view: View): Head {
  const { account, seq } = view.version;
  return { account, seq, records: view.nodeCount + view.edgeCount, view };
}
