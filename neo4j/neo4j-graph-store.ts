import { randomUUID } from 'node:crypto';

import pLimit from 'p-limit';

import { emptySnapshot } from '../account/graph/build-snapshot.js';
import type { Change } from '../account/graph/change.js';
import type { CheckpointEvent } from '../account/graph/checkpoint.js';
import { type CheckpointStore, CheckpointWriter } from '../account/graph/checkpoint-writer.js';
import type { Freshness } from '../account/graph/freshness.js';
import type { AccountId, Json, NodeId } from '../account/graph/record.js';
import { changeOf, recordText } from '../account/graph/record-text.js';
import { SnapshotCache } from '../account/graph/snapshot-cache.js';
import { compareText } from '../account/graph/snapshot/compare-text.js';
import type { Snapshot } from '../account/graph/snapshot.js';
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
import { appendInParts, isLargeFirst } from './append-in-parts.js';
import { append } from './append.js';
import { sinceCheckpoint, writeCheckpoint } from './checkpoints.js';
import { Connection } from './connection.js';
import { Deadline } from './deadline.js';
import { putDocument, readDocument } from './documents.js';
import { releaseLeases, takeLeases } from './leases.js';
import { loadSnapshot } from './load-snapshot.js';
import { checkServer, migrate } from './migrate.js';
import { readLog } from './read-log.js';
import { readNeighbourhoods } from './read-neighbourhoods.js';
import { readSnapshot } from './read-snapshot.js';
import { readHeadVersion, readVersion } from './read-version.js';
import { freshnessOf } from './rows.js';
import { type Neo4jSettings, timeFor } from './settings.js';
import { statements } from './statements.js';
import { withLock } from './with-lock.js';
import { WriteQueue } from './write-queue.js';

/** Each load of a snapshot takes two connections and holds an account in memory twice. */
const loadsAtOnce = 3;
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

/** Changes of a first version that is kept at once; a larger one is loaded when it is read. */
const keptFirst = 20_000;

class Neo4jGraphStore implements GraphStore {
  readonly #connection: Connection;
  readonly #deadline: number;
  readonly #cache: SnapshotCache;
  readonly #queue = new WriteQueue();
  readonly #loads = new Map<AccountId, Promise<Snapshot>>();
  readonly #limitLoads = pLimit(loadsAtOnce);
  readonly #checkpoints: CheckpointWriter;
  readonly #tell: (event: CheckpointEvent) => void;
  readonly #limitFarReads = pLimit(farReadsAtOnce);

  constructor(connection: Connection, settings: Neo4jSettings) {
    this.#connection = connection;
    this.#deadline = deadlineOf(settings);
    this.#cache = new SnapshotCache(settings.snapshotBytes ?? 256 * 1024 * 1024);
    this.#tell = settings.checkpoints?.onEvent ?? (() => undefined);
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
      this.#keepCurrent(result);
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
    const reading = {
      connection: this.#connection,
      cache: this.#cache,
      load: (asked: AccountId, deadline: Deadline) => this.#load(asked, deadline),
      deadline: this.#within(),
      tell: this.#tell,
    };
    const result = await readSnapshot(reading, account, at);
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
    this.#cache.clear();
    await this.#connection.close(this.#within());
  }

  async #append(batch: Batch, deadline: Deadline): Promise<AppendResult> {
    const cached = (seq: number): Snapshot | undefined => this.#cache.get(batch.account, seq);
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
        if (this.#cache.around(account, Infinity).length === 0) return null;
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

  /** What asks for one account at once shares one load, and each waits no longer than its own deadline. */
  async #load(account: AccountId, deadline: Deadline): Promise<Snapshot> {
    return deadline.race(this.#loads.get(account) ?? this.#beginLoad(account, deadline));
  }

  #beginLoad(account: AccountId, deadline: Deadline): Promise<Snapshot> {
    const load = this.#limitLoads(() => loadSnapshot(this.#connection, account, deadline));
    const ended = (): void => void this.#loads.delete(account);
    this.#loads.set(account, load);
    load.then(ended, ended);
    return load;
  }

  /** The next append is checked against it, and the next read finds it. */
  #keepCurrent({ version, changes }: Extract<AppendResult, { kind: 'appended' }>): void {
    const before =
      version.seq === 1 && changes.length <= keptFirst
        ? emptySnapshot(version.account)
        : this.#cache.get(version.account, version.seq - 1);
    if (before !== undefined) this.#cache.put(before.with(changes.map(asStored), version));
  }
}

/** As it will be read back, the order of attributes included: every process answers the same bytes. */
function asStored({ record, id, before, after }: Change): Change {
  return changeOf([record, id, recordText(before), recordText(after)]);
}
