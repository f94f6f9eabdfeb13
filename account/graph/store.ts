import type { Change } from './change.js';
import type { Freshness } from './freshness.js';
import type { AccountId, EdgeRecord, Json, NodeId, NodeRecord } from './record.js';
import type { Snapshot } from './snapshot.js';
import type { VersionEntry } from './version-entry.js';
import type { Version } from './version.js';

/** What is to become the next version of an account. */
export interface Batch {
  readonly account: AccountId;
  /** chosen by the caller; the same id again returns the first result */
  readonly id: string;
  /** the head on which `changes` were computed; 0 for an account never written */
  readonly expectedSeq: number;
  /** at most one per record; `before` is the head's record. Order does not matter. */
  readonly changes: readonly Change[];
  readonly actor: string | null;
  readonly source: string;
  /** the clock's ISO 8601 time; the version's is the later of this and the previous version's */
  readonly time: string;
  /** replaces what is known for the same (service, region); kept although nothing changed */
  readonly freshness: readonly Freshness[];
}

export type AppendResult =
  | {
      readonly kind: 'appended';
      readonly version: Version;
      /** exactly what changed, in the order of the log */
      readonly changes: readonly Change[];
    }
  | { readonly kind: 'unchanged'; readonly seq: number }
  | { readonly kind: 'conflict'; readonly headSeq: number }
  /** a change that does not fit the head: nothing was written */
  | { readonly kind: 'invalid'; readonly errors: readonly string[] };

export type SnapshotResult =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'unknownAccount'; readonly account: AccountId }
  | { readonly kind: 'unknownVersion'; readonly seq: number; readonly headSeq: number }
  /** `kept`: the nearest version after it that can be read */
  | { readonly kind: 'folded'; readonly seq: number; readonly kept: number };

/** One version's changes, as the log has them. */
export interface LogEntry {
  readonly version: Version;
  readonly changes: readonly Change[];
}

/** How far an account is. */
export interface AccountHead {
  readonly account: AccountId;
  /** 0 while it has no version */
  readonly seq: number;
  /** rises with every append that wrote something, be it only freshness */
  readonly revision: number;
  /** nodes and edges of the head graph: what a snapshot of it holds */
  readonly records: number;
}

/** Some nodes of an account's head graph with everything at them. */
export interface Neighbourhood {
  readonly account: AccountId;
  /** the version this is a part of */
  readonly seq: number;
  /** the asked nodes that are there, and the other ends of `edges`; each once */
  readonly nodes: readonly NodeRecord[];
  /** every edge that begins or ends at an asked node; each once */
  readonly edges: readonly EdgeRecord[];
}

/** A change of one record with the version that made it. */
export interface RecordChange {
  readonly version: Version;
  readonly change: Change;
}

/** A page of what is read newest first. */
export interface Newest {
  /** only what is before this seq; null: from the newest on */
  readonly before: number | null;
  readonly limit: number;
}

export type LabelResult =
  | { readonly kind: 'labelled' }
  /** the label stands at another version of the account */
  | { readonly kind: 'taken'; readonly seq: number }
  | { readonly kind: 'unknownVersion'; readonly headSeq: number }
  | { readonly kind: 'folded'; readonly kept: number };

/** Something that somebody tried to change, whatever came of it. */
export interface Attempt {
  readonly id: string;
  readonly account: AccountId;
  readonly time: string;
  readonly actor: string | null;
  readonly command: string;
  readonly targets: readonly string[];
  readonly status: 'APPLIED' | 'PENDING' | 'PLANNED' | 'FAILED' | 'REFUSED';
  /** the seq of the version it made; null: none */
  readonly version: number | null;
  readonly errors: readonly {
    readonly code: string;
    readonly message: string;
    readonly argument: string | null;
  }[];
}

export interface AttemptRequest {
  /** one of a page's `places`; null: from the newest on. Anything else is a TypeError. */
  readonly before: string | null;
  readonly limit: number;
}

export interface AttemptPage {
  /** newest first */
  readonly attempts: readonly Attempt[];
  /** of each attempt: what is after it is given with this as `before` */
  readonly places: readonly string[];
  /** the last of them when there is more; null: there is none */
  readonly next: string | null;
  /** of all pages together */
  readonly totalCount: number;
}

/** Asks for leases: each key has at most one holder at a time. */
export interface LeaseRequest {
  /** at most 1,000, of at most 500 characters each */
  readonly keys: readonly string[];
  /** one process's one piece of work; the same holder may take its leases again to keep them longer */
  readonly holder: string;
  /** the clock's milliseconds: leases that ended at or before it are free */
  readonly now: number;
  /** the clock's milliseconds at which these end unless taken again */
  readonly until: number;
}

/** A small JSON document under a key, written by compare-and-set. `revision` is 1 for the first. */
export interface KeyedDocument {
  readonly key: string;
  readonly revision: number;
  readonly value: Json;
}

/**
 * Keeps the graph of every account: a head graph (current records only) and one append-only change log.
 * Every implementation passes the one contract suite (`test/contract/graph-store.ts`).
 *
 * Guarantees
 * - `append` is one transaction: after a crash a version is there wholly or not at all; once acknowledged it stays.
 * - Versions of an account are 1, 2, 3 … without gaps, in commit order; their times never decrease.
 * - The same batch id again, whatever else the batch holds, returns the first result and writes nothing. Once its version
 *   was folded, or others into it, the result has the changes that the log has.
 *   A batch that conflicted or was invalid is not remembered.
 * - No change against the head → no version; the freshness is written all the same.
 * - `invalid` when a `before` is not the head's record, two changes name one record, or an edge would lack an end.
 * - What `snapshot`, `changes`, `head`, `heads` and `neighbourhoods` read is committed; a snapshot and a neighbourhood
 *   are each of exactly one version.
 * - A call of this object that follows an acknowledged write of this object sees it.
 * - A checkpoint (a whole version, kept so that versions near it are read faster) changes no answer, also one that is
 *   damaged or was left half written. None is written in an append.
 * - A lease key has one holder until it is released or its time has come, whichever processes ask for it at once.
 * - Versions form a chain of hashes (`version-hash.ts`), each written with its version; labels are outside of it.
 * - Folding changes nothing that is read of a kept version, and every header and hash stays.
 * - Accounts do not see each other.
 *
 * Does not guarantee
 * - that a conflict is retried: the caller recomputes its changes on the new head.
 * - any order of changes inside a version other than the same order in `append`'s result and in `changes`.
 * - that equal snapshots are the same object.
 * - when a checkpoint is written, or that it is; `close` waits for one that is being written, within bounds.
 * - that the neighbourhoods of several accounts are of one moment.
 * - anything about clocks: whoever takes leases gives the time, and processes that share keys have clocks that agree
 *   within what their leases have to spare.
 */
export interface GraphStore {
  /** Of every account that has a version or freshness, ordered by id: one cheap read, made for every request. */
  heads(): Promise<readonly AccountHead[]>;
  append(batch: Batch): Promise<AppendResult>;
  /** The newest version; null for an account never written or still at version 0. */
  head(account: AccountId): Promise<Version | null>;
  version(account: AccountId, seq: number): Promise<Version | null>;
  snapshot(account: AccountId, at: 'latest' | number): Promise<SnapshotResult>;
  /**
   * The log after a version, oldest first, at most `limit` versions. A folded version is in it without changes, and the kept
   * one after it with what they all come to: after a folded version the log does not lead on.
   */
  changes(account: AccountId, after: number, limit: number): Promise<readonly LogEntry[]>;
  /**
   * What is at these nodes at the head, for accounts that are not in memory: one read for all of them. Only accounts that
   * have one of the nodes, ordered by id; at most 1,000 ids.
   */
  neighbourhoods(
    accounts: readonly AccountId[],
    ids: readonly NodeId[],
  ): Promise<readonly Neighbourhood[]>;
  /** Newest first. */
  versions(account: AccountId, page: Newest): Promise<readonly VersionEntry[]>;
  /** The newest version whose time is not after this ISO 8601 time, folded or not; null before the first. */
  versionAt(account: AccountId, time: string): Promise<Version | null>;
  /** label → seq, in order of the labels' names */
  labels(account: AccountId): Promise<ReadonlyMap<string, number>>;
  /** The same label at the same version again is `labelled`. A labelled version is never folded. */
  putLabel(account: AccountId, label: string, seq: number): Promise<LabelResult>;
  /** What changed one node or edge, newest first; of folded versions only what is left of them at the version they were folded into. */
  history(account: AccountId, record: string, page: Newest): Promise<readonly RecordChange[]>;
  /**
   * Folds versions (retention): the changes of each run of `folded` versions, all before the head, are netted into the kept
   * version that follows. Every header stays with its hash; what is labelled or already folded is left as it is, and so are
   * versions of more changes than one transaction is for (10,000). Each run is folded wholly or not at all, a long one in
   * parts, of which each leaves every kept version as it was. Gives the seqs it folded, ascending.
   */
  fold(account: AccountId, folded: readonly number[]): Promise<readonly number[]>;
  /** The same id again replaces what is known of the attempt, at its place. */
  recordAttempt(attempt: Attempt): Promise<void>;
  attempts(account: AccountId, page: AttemptRequest): Promise<AttemptPage>;
  /** Ordered by service, then region (null first). */
  freshness(account: AccountId): Promise<readonly Freshness[]>;
  document(key: string): Promise<KeyedDocument | null>;
  /** Writes when the stored revision is `expectedRevision` (0: not there yet); null otherwise. */
  putDocument(key: string, value: Json, expectedRevision: number): Promise<KeyedDocument | null>;
  /** Takes those keys that are free or the holder's own, and gives them; the others stay with whoever has them. */
  takeLeases(request: LeaseRequest): Promise<readonly string[]>;
  /** Gives back what the holder still has of these keys; others' leases stay. */
  releaseLeases(holder: string, keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
