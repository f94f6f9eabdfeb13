import type { Database } from 'better-sqlite3';

import type { Freshness } from '../account/graph/freshness.js';
import type { AccountId, Json, NodeId } from '../account/graph/record.js';
import type {
  AccountHead,
  AppendResult,
  Batch,
  GraphStore,
  KeyedDocument,
  LeaseRequest,
  LogEntry,
  Neighbourhood,
  SnapshotResult,
} from '../account/graph/store.js';
import type { Version } from '../account/graph/version.js';
import { append } from './append.js';
import { putDocument, readDocument } from './documents.js';
import { releaseLeases, takeLeases } from './leases.js';
import { type Synchronous, openDatabase } from './open-database.js';
import { readLog, readVersion } from './read-log.js';
import { readNeighbourhoods } from './read-neighbourhoods.js';
import { readSnapshot } from './read-snapshot.js';
import { freshnessOf } from './rows.js';
import { SnapshotCache } from '../account/graph/snapshot-cache.js';
import { type Statements, prepareStatements } from './statements.js';

export interface SqliteGraphStoreOptions {
  /** FULL (default): what is acknowledged survives power loss. NORMAL: it survives the end of the process. */
  readonly synchronous?: Synchronous;
  /** how long a write waits for another process's, in milliseconds; 10,000. Then it throws SQLITE_BUSY */
  readonly busyTimeout?: number;
  /** bound of the snapshots kept in memory, in bytes; 256 MiB */
  readonly snapshotBytes?: number;
}

/**
 * The store in one SQLite file, made when it is not there; its directory is. `:memory:` keeps nothing.
 * Throws an Error naming the file when it is no database, another program's or of a newer schema version.
 */
export function openSqliteGraphStore(
  file: string,
  options: SqliteGraphStoreOptions = {},
): GraphStore {
  const { synchronous = 'FULL', busyTimeout = 10_000, snapshotBytes = 256 * 1024 * 1024 } = options;
  const database = openDatabase(file, { synchronous, busyTimeout });
  return new SqliteGraphStore(database, new SnapshotCache(snapshotBytes));
}

/** Calls are synchronous underneath, so those of one process never overlap. */
class SqliteGraphStore implements GraphStore {
  readonly #database: Database;
  readonly #statements: Statements;
  readonly #cache: SnapshotCache;

  constructor(database: Database, cache: SnapshotCache) {
    this.#database = database;
    this.#statements = prepareStatements(database);
    this.#cache = cache;
  }

  async heads(): Promise<readonly AccountHead[]> {
    return this.#statements.heads.all();
  }

  /** The transaction takes the write lock before it reads, so that no other process writes between. */
  async append(batch: Batch): Promise<AppendResult> {
    return this.#database.transaction(() => append(this.#statements, batch)).immediate();
  }

  async head(account: AccountId): Promise<Version | null> {
    const seq = this.#statements.headSeq.get(account);
    return seq === undefined ? null : readVersion(this.#statements, account, seq);
  }

  async version(account: AccountId, seq: number): Promise<Version | null> {
    return readVersion(this.#statements, account, seq);
  }

  async snapshot(account: AccountId, at: 'latest' | number): Promise<SnapshotResult> {
    return this.#reading(() => readSnapshot(this.#statements, this.#cache, account, at));
  }

  async changes(account: AccountId, after: number, limit: number): Promise<readonly LogEntry[]> {
    return this.#reading(() => readLog(this.#statements, account, after, limit));
  }

  async neighbourhoods(
    accounts: readonly AccountId[],
    ids: readonly NodeId[],
  ): Promise<readonly Neighbourhood[]> {
    return this.#reading(() => readNeighbourhoods(this.#statements, accounts, ids));
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
    return this.#database.transaction(() => takeLeases(this.#statements, request)).immediate();
  }

  async releaseLeases(holder: string, keys: readonly string[]): Promise<void> {
    this.#database.transaction(() => releaseLeases(this.#statements, holder, keys)).immediate();
  }

  async close(): Promise<void> {
    this.#cache.clear();
    this.#database.close();
  }

  /** Several statements on one committed state. */
  #reading<Result>(read: () => Result): Result {
    return this.#database.transaction(read).deferred();
  }
}
