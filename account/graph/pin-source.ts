import type { Descriptor } from './descriptor.js';
import type { Head, Heads } from './heads.js';
import type { NearSource } from './near-source.js';
import type { AccountId } from './record.js';
import type { View } from './view.js';

/** Where the pins of one request get views from. */
export interface PinSource {
  readonly heads: Heads;
  /** The caller's view of a past version; null: no such account. Throws UNKNOWN_VERSION. */
  past(account: AccountId, seq: number, argument: string): Promise<View | null>;
  /** The seq of the version that a descriptor names; rejects with UNKNOWN_VERSION. */
  seqOf(head: Head, descriptor: Descriptor, argument: string): Promise<number>;
  /** The head as it is now, not as it was when the request began. */
  newest(account: AccountId): Promise<Head | null>;
  /** Told of each account once it is read; what is used stays in memory longest. */
  readonly used?: (account: AccountId) => void;
  /** How accounts are read whose head has no view; needed when there is one. */
  readonly far?: FarAccounts;
}

/** Accounts that are not in memory. */
export interface FarAccounts {
  /** All of the head's version; rejects with ACCOUNT_TOO_LARGE when no memory here holds it. */
  whole(head: Head): Promise<View>;
  /** Too large to be held: at every version only what is asked for is read. */
  isTooLarge(head: Head): boolean;
  /** A source for one request. */
  near(): NearSource;
}
