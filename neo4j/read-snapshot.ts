import { emptySnapshot } from '../account/graph/build-snapshot.js';
import type { CheckpointEvent } from '../account/graph/checkpoint.js';
import type { AccountId } from '../account/graph/record.js';
import { type ReplayBase, nearestFirst } from '../account/graph/replay-base.js';
import { Replay } from '../account/graph/replay.js';
import type { SnapshotCache } from '../account/graph/snapshot-cache.js';
import type { Snapshot } from '../account/graph/snapshot.js';
import { StoreError } from '../account/graph/store-error.js';
import type { SnapshotResult } from '../account/graph/store.js';
import type { Version } from '../account/graph/version.js';
import { type StoredCheckpoint, readCheckpoint } from './checkpoints.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { readBases } from './read-bases.js';
import { readPages } from './read-log.js';
import { readHeadVersion, readVersion } from './read-version.js';
import { timeFor } from './settings.js';

export interface SnapshotReading {
  readonly connection: Connection;
  readonly cache: SnapshotCache;
  /** the newest snapshot from the head graph; what asks together shares one */
  readonly load: (account: AccountId, deadline: Deadline) => Promise<Snapshot>;
  readonly deadline: Deadline;
  readonly tell: (event: CheckpointEvent) => void;
}

/** From the cache, or from the nearest of what is cached, the head graph, a checkpoint and version 0, and the log between. */
export async function readSnapshot(
  reading: SnapshotReading,
  account: AccountId,
  at: 'latest' | number,
): Promise<SnapshotResult> {
  const { connection, cache } = reading;
  const head = await readHeadVersion(connection, account, reading.deadline);
  if (head === null) return { kind: 'unknownAccount', account };
  const headSeq = head.version?.seq ?? 0;
  const seq = at === 'latest' ? headSeq : at;
  if (seq === 0) return { kind: 'snapshot', snapshot: emptySnapshot(account) };
  const cached = cache.get(account, seq);
  if (cached !== undefined) return { kind: 'snapshot', snapshot: cached };
  const version = await versionAt(reading, head.version, { account, seq, headSeq });
  if (version === null) return { kind: 'unknownVersion', seq, headSeq };
  const more = { ...reading, deadline: reading.deadline.plus(timeFor(head.records)) };
  const snapshot = await move(more, await nearestBase(more, version, head.records), version);
  cache.put(snapshot);
  return { kind: 'snapshot', snapshot };
}

async function versionAt(
  { connection, deadline }: SnapshotReading,
  head: Version | null,
  asked: { readonly account: AccountId; readonly seq: number; readonly headSeq: number },
): Promise<Version | null> {
  if (asked.seq > asked.headSeq) return null;
  return asked.seq === asked.headSeq ? head : readVersion(connection, asked, deadline);
}

async function nearestBase(
  reading: SnapshotReading,
  { account, seq }: Version,
  records: number,
): Promise<Snapshot> {
  const { connection, cache, deadline, tell } = reading;
  const request = { account, seq, records, inMemory: cache.around(account, seq) };
  const { bases, changes } = await readBases(connection, request, deadline);
  for (const base of nearestFirst(bases, changes)) {
    const snapshot = await open(reading, account, base);
    if (snapshot !== null) return snapshot;
    if (base.kind === 'checkpoint') tell({ kind: 'damaged', account, seq: base.header.seq });
  }
  throw new StoreError('fault', `Nothing leads to version ${seq} of ${account}`);
}

/** Null for a checkpoint that cannot be used. */
async function open(
  { connection, load, deadline }: SnapshotReading,
  account: AccountId,
  base: ReplayBase<StoredCheckpoint>,
): Promise<Snapshot | null> {
  if (base.kind === 'inMemory') return base.snapshot;
  if (base.kind === 'empty') return emptySnapshot(account);
  if (base.kind === 'head') return load(account, deadline);
  return readCheckpoint(connection, { account, header: base.header }, deadline);
}

async function move(
  { connection, deadline }: SnapshotReading,
  from: Snapshot,
  to: Version,
): Promise<Snapshot> {
  const [after = 0, last = 0] = [from.version.seq, to.seq].toSorted((one, other) => one - other);
  const replay = new Replay();
  const span = { account: to.account, after, last };
  for await (const page of readPages(connection, span, deadline)) replay.take(page);
  return replay.move(from, to);
}
