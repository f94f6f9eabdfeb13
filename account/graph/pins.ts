import type { Ball } from './ball.js';
import type { GraphReading } from './graph-reading.js';
import type { AccountId, NodeId, NodeRecord } from './record.js';
import type { View } from './view.js';

/** A resource and the view it was read from. */
export interface Found {
  readonly record: NodeRecord;
  readonly view: View;
}

/**
 * The one version of each account that a request reads, through its caller's eyes.
 *
 * Guarantees: the same account gives the same version for the whole request, whatever is appended meanwhile; `versions`
 * lists exactly the accounts that were read. What a version header asks wrongly throws a `RequestError`. Nothing is a
 * promise that memory can answer; accounts that are not in memory are read from the store in batches, one read for all
 * that is asked in one tick.
 */
export interface Pins {
  /** the accounts the caller may see, ordered by id */
  accounts(): readonly AccountId[];
  /** The whole graph of an account; null: no such account. A promise only while it is loaded. */
  view(account: AccountId): View | null | Promise<View | null>;
  /** The pinned version's number, which then counts as read; null: no such account. Nothing is loaded for it. */
  seq(account: AccountId): number | null;
  /** The graph at the pin (`latest`) or at another version, for `graph(at:)`. */
  graphAt(account: AccountId, at: string, argument: string): Promise<GraphReading | null>;
  /** The seq of the version that a descriptor names, `latest` being the pin. Rejects with UNKNOWN_VERSION, BAD_INPUT or UNKNOWN_ACCOUNT. */
  seqAt(account: AccountId, at: string, argument: string): Promise<number>;
  /** The newest version now, which this request's own collection may have made; read beneath itself, as `graphAt` is. */
  newest(account: AccountId): Promise<GraphReading | null>;
  /**
   * The resource with this id, from the account where it is not external if there is one. Of an id that is external
   * wherever it is known the whole request reads one account: the one of `seen`, where the caller came upon it, when
   * nothing else was read of it before.
   */
  find(id: NodeId, seen?: Found): Found | null | Promise<Found | null>;
  /** The same node of the same version in a view that knows its edges. */
  withEdges(found: Found): Found | Promise<Found>;
  /** At most `limit` nodes within so many hops around one, in its version and in the order of `View.ball`. */
  ball(found: Found, hops: number, limit: number): Ball | Promise<Ball>;
  /** A version that was read or made besides the pinned ones; the pinned version goes before it. */
  noteRead(account: AccountId, seq: number): void;
  /** account → seq of every view read so far */
  versions(): ReadonlyMap<AccountId, number>;
}
