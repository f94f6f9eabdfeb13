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
 * Guarantees: the same account gives the same view for the whole request, whatever is appended meanwhile; `versions` lists
 * exactly the accounts that were read. What a version header asks wrongly throws a `RequestError`.
 */
export interface Pins {
  /** the accounts the caller may see, ordered by id */
  accounts(): readonly AccountId[];
  /** null: no such account. A promise only while a past version is loaded. */
  view(account: AccountId): View | null | Promise<View | null>;
  /** Another version than the pinned one, for `graph(at:)`. */
  viewAt(account: AccountId, at: string, argument: string): Promise<View | null>;
  /** The newest version now, which this request's own collection may have made; read beneath itself, as `viewAt` is. */
  newest(account: AccountId): Promise<View | null>;
  /**
   * The resource with this id, from the account where it is not external if there is one. Of an id that is external
   * wherever it is known the whole request reads one account: the one of `seen`, where the caller came upon it, when
   * nothing else was read of it before.
   */
  find(id: NodeId, seen?: Found): Found | null | Promise<Found | null>;
  /** A version that was read or made besides the pinned ones; the pinned version goes before it. */
  noteRead(account: AccountId, seq: number): void;
  /** account → seq of every view read so far */
  versions(): ReadonlyMap<AccountId, number>;
}
