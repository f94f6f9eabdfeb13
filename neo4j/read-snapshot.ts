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
import { keptAfter, readFolds } from './folded.js';
import { readBases } from './read-bases.js';
import { readPages } from './read-log.js';
import { type VersionState, readHeadVersion, readVersionState } from './read-version.js';
import { timeFor } from './settings.js';
import { statements } from './statements.js';

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
  await dropFolded(reading, account, head.folds);
  const cached = cache.get(account, seq);
  if (cached !== undefined) return { kind: 'snapshot', snapshot: cached };
  const found = await versionAt(reading, head.version, { account, seq, headSeq });
  if (found === null) return { kind: 'unknownVersion', seq, headSeq };
  if (found.folded) return { kind: 'folded', seq, kept: await keptAfter(reading, account, seq) };
  const more = { ...reading, deadline: reading.deadline.plus(timeFor(head.records)) };
  const base = await nearestBase(more, found.version, head.records);
  const snapshot = await move(more, base, found.version);
  // the log may be of before and of after a fold
  const isTorn = snapshot !== base && (await readFolds(reading, account)) !== head.folds;
  if (isTorn) return readSnapshot(reading, account, at);
  if (cache.folds(account) === head.folds) cache.put(snapshot);
  return { kind: 'snapshot', snapshot };
}

/** What was folded since it was read is no base: the log no longer leads from it. */
async function dropFolded(
  { connection, cache, deadline }: SnapshotReading,
  account: AccountId,
  folds: number,
): Promise<void> {
  if (cache.folds(account) === folds) return;
  const seqs = cache.seqsOf(account);
  const { records } = await connection.query(statements.folded, { account, seqs }, deadline);
  // with what has been put there since it was asked
  const since = cache.seqsOf(account).filter((seq) => !seqs.includes(seq));
  const folded = records.map((row) => row.get(0) as number);
  cache.dropFolded(account, new Set([...folded, ...since]), folds);
}

async function versionAt(
  { connection, deadline }: SnapshotReading,
  head: Version | null,
  asked: { readonly account: AccountId; readonly seq: number; readonly headSeq: number },
): Promise<VersionState | null> {
  if (asked.seq > asked.headSeq) return null;
  const isHead = asked.seq === asked.headSeq && head !== null;
  return isHead ? { version: head, folded: false } : readVersionState(connection, asked, deadline);
}

async function nearestBase(
  reading: SnapshotReading,
  { account, seq }: Version,
  records: number,
): Promise<Snapshot> {
  const { connection, cache, deadline } = reading;
  const request = { account, seq, records, inMemory: cache.around(account, seq) };
  const { bases, changes } = await readBases(connection, request, deadline);
  for (const base of nearestFirst(bases, changes)) {
    const snapshot = await open(reading, account, base);
    if (snapshot !== null) return snapshot;
    if (base.kind === 'checkpoint') await tellDamaged(reading, account, base.header.seq);
  }
  throw new StoreError('fault', `Nothing leads to version ${seq} of ${account}`);
}

/** The checkpoint of a version that was folded just now is gone, and not damaged. */
async function tellDamaged(
  { connection, deadline, tell }: SnapshotReading,
  account: AccountId,
  seq: number,
): Promise<void> {
  const state = await readVersionState(connection, { account, seq }, deadline);
  if (state?.folded !== true) tell({ kind: 'damaged', account, seq });
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
