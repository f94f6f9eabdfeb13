import type { Database } from 'better-sqlite3';

import type { CheckpointOptions } from '../account/graph/checkpoint.js';
import { type CheckpointStore, CheckpointWriter } from '../account/graph/checkpoint-writer.js';
import type { Freshness } from '../account/graph/freshness.js';
import type { AccountId, Json, NodeId } from '../account/graph/record.js';
import type {
  AccountHead,
  AppendResult,
  Attempt,
  AttemptPage,
  AttemptRequest,
  Batch,
  GraphStore,
  KeyedDocument,
  LabelResult,
  LeaseRequest,
  LogEntry,
  Neighbourhood,
  Newest,
  RecordChange,
  SnapshotResult,
} from '../account/graph/store.js';
import { foldSlices } from '../account/graph/fold-slices.js';
import { newestNotAfter } from '../account/graph/newest-not-after.js';
import type { VersionEntry } from '../account/graph/version-entry.js';
import type { Version } from '../account/graph/version.js';
import { append } from './append.js';
import { putAttempt, readAttempts } from './attempts.js';
import { sinceCheckpoint, writeCheckpoint } from './checkpoints.js';
import { putDocument, readDocument } from './documents.js';
import { foldFirst } from './fold.js';
import { readHistory } from './history.js';
import { keptAround } from './kept-around.js';
import { putLabel, readLabels } from './labels.js';
import { releaseLeases, takeLeases } from './leases.js';
import { type Synchronous, openDatabase } from './open-database.js';
import { readLog, readVersion } from './read-log.js';
import { readNeighbourhoods } from './read-neighbourhoods.js';
import { type SnapshotReading, readSnapshot } from './read-snapshot.js';
import { freshnessOf } from './rows.js';
import { SnapshotCache } from '../account/graph/snapshot-cache.js';
import { type Statements, prepareStatements } from './statements.js';
import { readVersions } from './versions.js';

export interface SqliteGraphStoreOptions {
  /** FULL (default): what is acknowledged survives power loss. NORMAL: it survives the end of the process. */
  readonly synchronous?: Synchronous;
  /** how long a write waits for another process's, in milliseconds; 10,000. Then it throws SQLITE_BUSY */
  readonly busyTimeout?: number;
  /** bound of the snapshots kept in memory, in bytes; 256 MiB */
  readonly snapshotBytes?: number;
  readonly checkpoints?: CheckpointOptions;
}

/**
 * The store in one SQLite file, made when it is not there; its directory is. `:memory:` keeps nothing.
 * Throws an Error naming the file when it is no database, another program's or of a newer schema version.
 */
export function openSqliteGraphStore(
  file: string,
  options: SqliteGraphStoreOptions = {},
): GraphStore {
  const { synchronous = 'FULL', busyTimeout = 10_000 } = options;
  return new SqliteGraphStore(openDatabase(file, { synchronous, busyTimeout }), options);
}

/** Calls are synchronous underneath, so those of one process never overlap. */
class SqliteGraphStore implements GraphStore {
  readonly #database: Database;
  readonly #statements: Statements;
  readonly #cache: SnapshotCache;

  readonly #checkpoints: CheckpointWriter;
  readonly #reading: SnapshotReading;

  constructor(database: Database, { snapshotBytes, checkpoints = {} }: SqliteGraphStoreOptions) {
    this.#database = database;
    this.#statements = prepareStatements(database);
    this.#cache = new SnapshotCache(snapshotBytes ?? 256 * 1024 * 1024);
    this.#checkpoints = new CheckpointWriter(this.#checkpointStore(), checkpoints);
    const { onEvent = () => undefined } = checkpoints;
    this.#reading = { statements: this.#statements, cache: this.#cache, tell: onEvent };
  }

  async heads(): Promise<readonly AccountHead[]> {
    return this.#statements.heads.all();
  }

  /** The transaction takes the write lock before it reads, so that no other process writes between. */
  async append(batch: Batch): Promise<AppendResult> {
    const result = this.#writing(() => append(this.#statements, batch));
    if (result.kind === 'appended')
      this.#checkpoints.appended(batch.account, result.version.changeCount);
    return result;
  }

  async head(account: AccountId): Promise<Version | null> {
    const seq = this.#statements.headSeq.get(account);
    return seq === undefined ? null : readVersion(this.#statements, account, seq);
  }

  async version(account: AccountId, seq: number): Promise<Version | null> {
    return readVersion(this.#statements, account, seq);
  }

  async snapshot(account: AccountId, at: 'latest' | number): Promise<SnapshotResult> {
    const result = this.#together(() => readSnapshot(this.#reading, account, at));
    this.#checkpoints.read(account);
    return result;
  }

  async changes(account: AccountId, after: number, limit: number): Promise<readonly LogEntry[]> {
    return this.#together(() => readLog(this.#statements, account, after, limit));
  }

  async neighbourhoods(
    accounts: readonly AccountId[],
    ids: readonly NodeId[],
  ): Promise<readonly Neighbourhood[]> {
    return this.#together(() => readNeighbourhoods(this.#statements, accounts, ids));
  }

  async versions(account: AccountId, page: Newest): Promise<readonly VersionEntry[]> {
    return this.#together(() => readVersions(this.#statements, account, page));
  }

  async versionAt(account: AccountId, time: string): Promise<Version | null> {
    const read = (seq: number): readonly Version[] => {
      const version = readVersion(this.#statements, account, seq);
      return version === null ? [] : [version];
    };
    const headSeq = this.#statements.headSeq.get(account) ?? 0;
    return newestNotAfter(time, headSeq, async (seqs) => seqs.flatMap(read));
  }

  async labels(account: AccountId): Promise<ReadonlyMap<string, number>> {
    return readLabels(this.#statements, account);
  }

  async putLabel(account: AccountId, label: string, seq: number): Promise<LabelResult> {
    return this.#writing(() => putLabel(this.#statements, account, label, seq));
  }

  async history(
    account: AccountId,
    record: string,
    page: Newest,
  ): Promise<readonly RecordChange[]> {
    return readHistory(this.#statements, account, record, page);
  }

  /** Some versions in each transaction: other writers come in between. */
  async fold(account: AccountId, folded: readonly number[]): Promise<readonly number[]> {
    return foldSlices(folded, async (asked) =>
      this.#writing(() => foldFirst(this.#statements, account, asked)),
    );
  }

  async recordAttempt(attempt: Attempt): Promise<void> {
    this.#writing(() => putAttempt(this.#statements, attempt));
  }

  async attempts(account: AccountId, page: AttemptRequest): Promise<AttemptPage> {
    return readAttempts(this.#statements, account, page);
  }

  async freshness(account: AccountId): Promise<readonly Freshness[]> {
    return this.#statements.freshness.all(account).map(freshnessOf);
  }

  async document(key: string): Promise<KeyedDocument | null> {
    return readDocument(this.#statements, key);
  }

  async putDocument(
    key: string,
    value: Json,
    expectedRevision: number,
  ): Promise<KeyedDocument | null> {
    return putDocument(this.#statements, key, value, expectedRevision);
  }

  async takeLeases(request: LeaseRequest): Promise<readonly string[]> {
    return this.#writing(() => takeLeases(this.#statements, request));
  }

  async releaseLeases(holder: string, keys: readonly string[]): Promise<void> {
    this.#writing(() => releaseLeases(this.#statements, holder, keys));
  }

  /** Waits for a checkpoint that is being written. */
  async close(): Promise<void> {
    await this.#checkpoints.close();
    this.#cache.clear();
    this.#database.close();
  }

  #checkpointStore(): CheckpointStore {
    return {
      since: async (account) => this.#together(() => sinceCheckpoint(this.#statements, account)),
      inMemory: async (account) => {
        const at = { account, seq: Infinity };
        return this.#together(() => {
          if (keptAround(this.#statements, this.#cache, at).length === 0) return null;
          const result = readSnapshot(this.#reading, account, 'latest');
          return result.kind === 'snapshot' ? result.snapshot : null;
        });
      },
      write: async (checkpoint, newest) =>
        this.#writing(() => writeCheckpoint(this.#statements, checkpoint, newest)),
    };
  }

  /** Several statements on one committed state. */
  #together<Result>(read: () => Result): Result {
    return this.#database.transaction(read).deferred();
  }

  /** The write lock comes first. */
  #writing<Result>(write: () => Result): Result {
    return this.#database.transaction(write).immediate();
  }
}
