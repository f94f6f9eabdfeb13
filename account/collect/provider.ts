import type { AccountId } from '../graph/record.js';

/** `<service prefix>:<Operation>` as the provider's own permissions name it, for example `ec2:DescribeVolumes`. */
export type Operation = `${string}:${string}`;
export type Region = string;

/** Why something could not be read. `source` is what was asked or opened (an operation or a file). */
export interface Reason {
  readonly code:
    | 'notThere'
    | 'notReadable'
    | 'notJson'
    | 'wrongShape'
    | 'contradiction'
    | 'vanished'
    | 'cutOff'
    | 'unknownRegion'
    | 'wrongAccount'
    | 'denied'
    | 'credentials'
    | 'clockSkew'
    | 'throttled'
    | 'unreachable'
    | 'late'
    | 'leased'
    | 'fault'
    | 'notWritten';
  readonly source: string;
  readonly message: string;
}

/**
 * What came back. Only an `answer` is evidence that something is gone; an `unreadable` may carry what was read before
 * it failed. An answer whose value is null says that no such configuration exists.
 */
export type Answer<T> =
  | { readonly kind: 'answer'; readonly value: T; readonly source: string }
  | { readonly kind: 'unreadable'; readonly reason: Reason; readonly partial?: T };

/** The input of a call, by the operation's own parameter names. */
export type OperationInput = { readonly [parameter: string]: string };

export interface CallPlace {
  readonly account: AccountId;
  readonly region: Region;
  /** the clock's milliseconds after which no answer is waited for */
  readonly deadline: number;
}

/** Something the provider holds that no call has asked for: an answer file that no collector reads. */
export interface UnreadAnswer {
  readonly region: Region | null;
  readonly source: string;
}

/**
 * What the provider can be asked. All pages of an operation come as one merged value; a page sequence that was cut is
 * `unreadable` with the pages so far as `partial`.
 *
 * Guarantees: a call never throws for what the provider or the file system did, and changes nothing at the provider.
 */
export interface Provider {
  readonly name: string;
  /** how the settings name it, for example `export:/path`: what was collected from it is known by this */
  readonly source: string;
  identity(): Promise<Answer<AccountId>>;
  /**
   * The regions that are in use or at least enabled; global services are asked at `globalRegion`. `account`: one that
   * `identity` has given, the last one when left out; of any other nothing is told.
   */
  regions(account?: AccountId): Promise<Answer<readonly Region[]>>;
  /** where services of no region are asked; certain once the identity was asked for */
  readonly globalRegion: Region;
  call(operation: Operation, input: OperationInput, at: CallPlace): Promise<Answer<unknown>>;
  /** What none of the calls since `identity` was last asked has read. Empty for a live provider. */
  unread(): Promise<readonly UnreadAnswer[]>;
  /** The account's own name (its alias); null when it has none or none can be read. `account` as for `regions`. */
  accountName(account?: AccountId): Promise<string | null>;
  /** Lets go of the connections a live provider holds; calls afterwards open new ones. */
  close?(): Promise<void>;
}
