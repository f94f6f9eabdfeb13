import type { AccountId, NodeId } from './record.js';
import type { NearView } from './near-view.js';
import type { Neighbourhood } from './store.js';

/** A node that is asked for: of one account, or of whichever has it. */
export interface NearAsk {
  readonly account: AccountId | null;
  readonly id: NodeId;
}

/** Account → the version it is read at. */
export type Seqs = ReadonlyMap<AccountId, number>;

/** How accounts that are not in memory are read, for one request. */
export interface NearSource {
  /**
   * What is at these nodes (at most 1,000 ids) at exactly these versions, by account. An account of which nothing is said
   * may have an asked node, but not one that is asked of it, nor one that another account has as its own. An account that
   * is said to have none of the nodes has none.
   */
  neighbourhoods(
    at: Seqs,
    asks: readonly NearAsk[],
  ): Promise<ReadonlyMap<AccountId, Pick<Neighbourhood, 'nodes' | 'edges'>>>;
  /** A view of this version that knows nothing yet. */
  emptyView(account: AccountId, seq: number): Promise<NearView>;
}
