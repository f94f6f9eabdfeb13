import { randomUUID } from 'node:crypto';

import pLimit from 'p-limit';

import { type CheckpointStore, CheckpointWriter } from '../account/graph/checkpoint-writer.js';
import type { Freshness } from '../account/graph/freshness.js';
import type { AccountId, Json, NodeId } from '../account/graph/record.js';
import { compareText } from '../account/graph/snapshot/compare-text.js';
import type { Snapshot } from '../account/graph/snapshot.js';
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
import { foldedAtOnce } from '../account/graph/fold-plan.js';
import type { VersionEntry } from '../account/graph/version-entry.js';
import type { Version } from '../account/graph/version.js';
import { appendInParts, isLargeFirst } from './append-in-parts.js';
import { append } from './append.js';
import { putAttempt, readAttempts } from './attempts.js';
import { sinceCheckpoint, writeCheckpoint } from './checkpoints.js';
import { Connection } from './connection.js';
import { Deadline } from './deadline.js';
import { putDocument, readDocument } from './documents.js';
import { foldFirst } from './fold.js';
import { readHistory } from './history.js';
import { putLabel, readLabels } from './labels.js';
import { releaseLeases, takeLeases } from './leases.js';
import { checkServer, migrate } from './migrate.js';
import { readLog } from './read-log.js';
import { readNeighbourhoods } from './read-neighbourhoods.js';
import { readHeadVersion, readVersion } from './read-version.js';
import { freshnessOf } from './rows.js';
import { type Neo4jSettings, timeFor } from './settings.js';
import { Snapshots } from './snapshots.js';
import { statements } from './statements.js';
import { readVersionAt, readVersions } from './versions.js';
import { withLock } from './with-lock.js';
import { WriteQueue } from './write-queue.js';

/** Locked reads: those that wait for a lock leave connections to everybody else. */
const farReadsAtOnce = 8;

/** Milliseconds: a new server makes its first indexes slowly, and is asked for them once. */
const migrating = 60_000;

function deadlineOf({ deadline = 10_000 }: Neo4jSettings): number {
  return deadline;
}

/**
 * The store in a Neo4j database, whose schema it brings up to date. Every call rejects with a `StoreError`, at the latest
 * when its deadline has passed; opening may take a minute more while it makes the schema. A call after a failure finds the server when it is back.
 */
export async function openNeo4jGraphStore(settings: Neo4jSettings): Promise<GraphStore> {
  const connection = new Connection(settings);
  const deadline = new Deadline(deadlineOf(settings));
  try {
    checkServer(await connection.serverAgent(deadline), settings.uri);
    await migrate(
      connection,
      settings.uri,
      new Deadline(Math.max(deadlineOf(settings), migrating)),
    );
  } catch (error) {
    await connection.close(new Deadline(1000));
    throw error;
  }
  return new Neo4jGraphStore(connection, settings);
}

class Neo4jGraphStore implements GraphStore {
  readonly #connection: Connection;
  readonly #deadline: number;
  readonly #snapshots: Snapshots;
  readonly #queue = new WriteQueue();
  readonly #checkpoints: CheckpointWriter;
  readonly #limitFarReads = pLimit(farReadsAtOnce);

  constructor(connection: Connection, settings: Neo4jSettings) {
    this.#connection = connection;
    this.#deadline = deadlineOf(settings);
    this.#snapshots = new Snapshots(connection, settings);
    this.#checkpoints = new CheckpointWriter(this.#checkpointStore(), settings.checkpoints);
  }

  async heads(): Promise<readonly AccountHead[]> {
    const { records } = await this.#connection.query(statements.heads, {}, this.#within());
    return records
      .map((row) =>
        Object.freeze({
          account: row.get(0) as AccountId,
          seq: row.get(1) as number,
          revision: row.get(2) as number,
          records: row.get(3) as number,
        }),
      )
      .toSorted((one, other) => compareText(one.account, other.account));
  }

  async append(batch: Batch): Promise<AppendResult> {
    const deadline = this.#within(batch.changes.length);
    const result = await deadline.race(
      this.#queue.run(batch.account, () => this.#append(batch, deadline)),
    );
    if (result.kind === 'appended') {
      this.#snapshots.keep(result);
      this.#checkpoints.appended(batch.account, result.version.changeCount);
    }
    return result;
  }

  async head(account: AccountId): Promise<Version | null> {
    return (await readHeadVersion(this.#connection, account, this.#within()))?.version ?? null;
  }

  async version(account: AccountId, seq: number): Promise<Version | null> {
    return readVersion(this.#connection, { account, seq }, this.#within());
  }

  async snapshot(account: AccountId, at: 'latest' | number): Promise<SnapshotResult> {
    const result = await this.#snapshots.read(account, at, this.#within());
    this.#checkpoints.read(account);
    return result;
  }

  async changes(account: AccountId, after: number, limit: number): Promise<readonly LogEntry[]> {
    return readLog(this.#connection, { account, after, limit }, this.#within());
  }

  async neighbourhoods(
    accounts: readonly AccountId[],
    ids: readonly NodeId[],
  ): Promise<readonly Neighbourhood[]> {
    const deadline = this.#within();
    const read = this.#limitFarReads(() =>
      withLock(this.#connection, deadline, (transaction, lock) =>
        readNeighbourhoods({ transaction, lock }, accounts, ids),
      ),
    );
    return deadline.race(read);
  }

  async versions(account: AccountId, page: Newest): Promise<readonly VersionEntry[]> {
    return readVersions(this.#connection, account, page, this.#within());
  }

  async versionAt(account: AccountId, time: string): Promise<Version | null> {
    return readVersionAt(this.#connection, account, time, this.#within());
  }

  async labels(account: AccountId): Promise<ReadonlyMap<string, number>> {
    return readLabels(this.#connection, account, this.#within());
  }

  async putLabel(account: AccountId, label: string, seq: number): Promise<LabelResult> {
    return this.#connection.write(this.#within(), (transaction) =>
      putLabel(transaction, account, label, seq),
    );
  }

  async history(
    account: AccountId,
    record: string,
    page: Newest,
  ): Promise<readonly RecordChange[]> {
    return readHistory(this.#connection, { account, record }, page, this.#within());
  }

  /** Each transaction has its own deadline. */
  async fold(account: AccountId, folded: readonly number[]): Promise<readonly number[]> {
    return foldSlices(folded, (asked) => {
      const request = { fold: randomUUID(), account, asked };
      return this.#connection.write(this.#within(foldedAtOnce), (transaction) =>
        foldFirst(transaction, request),
      );
    });
  }

  async recordAttempt(attempt: Attempt): Promise<void> {
    await this.#connection.write(this.#within(), (transaction) => putAttempt(transaction, attempt));
  }

  async attempts(account: AccountId, page: AttemptRequest): Promise<AttemptPage> {
    return readAttempts(this.#connection, account, page, this.#within());
  }

  async freshness(account: AccountId): Promise<readonly Freshness[]> {
    const { records } = await this.#connection.query(
      statements.freshness,
      { account },
      this.#within(),
    );
    return records
      .map(freshnessOf)
      .toSorted(
        (one, other) =>
          compareText(one.service, other.service) ||
          compareText(one.region ?? '', other.region ?? ''),
      );
  }

  async document(key: string): Promise<KeyedDocument | null> {
    return readDocument(this.#connection, key, this.#within());
  }

  async putDocument(
    key: string,
    value: Json,
    expectedRevision: number,
  ): Promise<KeyedDocument | null> {
    const write = { write: randomUUID(), key, value, expectedRevision };
    return this.#connection.write(this.#within(), (transaction) => putDocument(transaction, write));
  }

  async takeLeases(request: LeaseRequest): Promise<readonly string[]> {
    return this.#connection.write(this.#within(), (transaction) =>
      takeLeases(transaction, request),
    );
  }

  async releaseLeases(holder: string, keys: readonly string[]): Promise<void> {
    await this.#connection.write(this.#within(), (transaction) =>
      releaseLeases(transaction, holder, keys),
    );
  }

  /** Waits for a checkpoint that is being written, but no longer than for a call. */
  async close(): Promise<void> {
    await this.#within()
      .race(this.#checkpoints.close())
      .catch(() => undefined);
    this.#snapshots.clear();
    await this.#connection.close(this.#within());
  }

  async #append(batch: Batch, deadline: Deadline): Promise<AppendResult> {
    const cached = (seq: number): Snapshot | undefined =>
      this.#snapshots.inMemory(batch.account, seq);
    if (isLargeFirst(batch)) return appendInParts(this.#connection, batch, deadline);
    const result = await this.#connection.write(deadline, (transaction) =>
      append(transaction, batch, cached),
    );
    return result.kind === 'staged' ? appendInParts(this.#connection, batch, deadline) : result;
  }

  #checkpointStore(): CheckpointStore {
    return {
      since: (account) => sinceCheckpoint(this.#connection, account, this.#within()),
      inMemory: async (account) => {
        if (!this.#snapshots.has(account)) return null;
        const result = await this.snapshot(account, 'latest');
        return result.kind === 'snapshot' ? result.snapshot : null;
      },
      write: (checkpoint, newest) =>
        writeCheckpoint(this.#connection, checkpoint, newest, () => this.#within()),
    };
  }

  #within(records = 0): Deadline {
    return new Deadline(this.#deadline + timeFor(records));
  }
}
