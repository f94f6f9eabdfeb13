import type { AccountId } from './record.js';
import type { Version } from './version.js';

/** What a store says of a checkpoint beside its pieces. It is written last: pieces without it are no checkpoint. */
export interface CheckpointHeader {
  readonly seq: number;
  /** nodes and edges */
  readonly records: number;
  /** changes of its version and all before it */
  readonly changes: number;
  /** how many chunks it has */
  readonly chunks: number;
  /** see `checkpointDigest` */
  readonly digest: string;
}

/** A whole version of an account, compressed, to be written. */
export interface Checkpoint {
  readonly version: Version;
  readonly records: number;
  readonly chunks: readonly Buffer[];
  readonly digest: string;
}

/** What became of a checkpoint. None of it changes an answer. */
export type CheckpointEvent =
  | {
      readonly kind: 'written';
      readonly account: AccountId;
      readonly seq: number;
      readonly bytes: number;
    }
  /** what is stored is not what was written: reads go without it */
  | { readonly kind: 'damaged'; readonly account: AccountId; readonly seq: number }
  /** it was not written; a later append tries again */
  | { readonly kind: 'failed'; readonly account: AccountId; readonly reason: string };

/** How a store makes checkpoints. */
export interface CheckpointOptions {
  /** a checkpoint comes after more changes than half the records of the graph, and after more than these; 2,000 */
  readonly least?: number;
  /** told of every checkpoint; must not throw */
  readonly onEvent?: (event: CheckpointEvent) => void;
}
