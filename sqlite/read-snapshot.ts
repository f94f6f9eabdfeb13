import { emptySnapshot } from '../account/graph/build-snapshot.js';
import type { CheckpointEvent } from '../account/graph/checkpoint.js';
import type { AccountId } from '../account/graph/record.js';
import { Replay } from '../account/graph/replay.js';
import { type PlacedBase, type ReplayBase, nearestFirst } from '../account/graph/replay-base.js';
import type { SnapshotCache } from '../account/graph/snapshot-cache.js';
import type { Snapshot } from '../account/graph/snapshot.js';
import type { SnapshotResult } from '../account/graph/store.js';
import type { Version } from '../account/graph/version.js';
import { readCheckpoint } from './checkpoints.js';
import { keptAfter } from './kept-after.js';
import { keptAround } from './kept-around.js';
import { loadSnapshot } from './load-snapshot.js';
import { readVersion } from './read-log.js';
import type { Statements } from './statements.js';

export interface SnapshotReading {
  readonly statements: Statements;
  readonly cache: SnapshotCache;
  readonly tell: (event: CheckpointEvent) => void;
}

/** From the cache, or from the nearest of what is cached, the head rows, a checkpoint and version 0, and the log between. */
export function readSnapshot(
  reading: SnapshotReading,
  account: AccountId,
  at: 'latest' | number,
): SnapshotResult {
  const { statements, cache } = reading;
  const headSeq = statements.headSeq.get(account);
  if (headSeq === undefined) return { kind: 'unknownAccount', account };
  const seq = at === 'latest' ? headSeq : at;
  if (seq === 0) return { kind: 'snapshot', snapshot: emptySnapshot(account) };
  if (statements.isFolded.get(account, seq) === 1) {
    return { kind: 'folded', seq, kept: keptAfter(statements, account, seq) };
  }
  const cached = cache.get(account, seq);
  if (cached !== undefined) return { kind: 'snapshot', snapshot: cached };
  const version = seq > headSeq ? null : readVersion(statements, account, seq);
  if (version === null) return { kind: 'unknownVersion', seq, headSeq };
  const snapshot = move(statements, nearestBase(reading, version, headSeq), version);
  cache.put(snapshot);
  return { kind: 'snapshot', snapshot };
}

function nearestBase(reading: SnapshotReading, to: Version, headSeq: number): Snapshot {
  const { statements, tell } = reading;
  const { account, seq } = to;
  const total = statements.changeTotal.get(account, seq) ?? 0;
  for (const base of nearestFirst(basesAround(reading, to, headSeq), total)) {
    const snapshot = open(statements, base, { account, headSeq });
    if (snapshot !== null) return snapshot;
    if (base.kind === 'checkpoint') tell({ kind: 'damaged', account, seq: base.header.seq });
  }
  throw new Error(`Nothing leads to version ${seq} of ${account}`);
}

function basesAround(
  { statements, cache }: SnapshotReading,
  { account, seq }: Version,
  headSeq: number,
): readonly PlacedBase[] {
  const totalAt = (at: number): number => statements.changeTotal.get(account, at) ?? 0;
  const records = statements.records.get(account) ?? 0;
  return [
    ...keptAround(statements, cache, { account, seq }).map((snapshot) => ({
      base: { kind: 'inMemory', snapshot } as const,
      changes: totalAt(snapshot.version.seq),
    })),
    { base: { kind: 'empty' }, changes: 0 },
    { base: { kind: 'head', records }, changes: totalAt(headSeq) },
    ...statements.checkpoints.all(account).map((header) => ({
      base: { kind: 'checkpoint', header } as const,
      changes: header.changes,
    })),
  ];
}

/** Null for a checkpoint that cannot be used. */
function open(
  statements: Statements,
  base: ReplayBase,
  { account, headSeq }: { readonly account: AccountId; readonly headSeq: number },
): Snapshot | null {
  if (base.kind === 'inMemory') return base.snapshot;
  if (base.kind === 'empty') return emptySnapshot(account);
  if (base.kind === 'head') return headSnapshot(statements, account, headSeq);
  return readCheckpoint(statements, account, base.header);
}

function headSnapshot(statements: Statements, account: AccountId, headSeq: number): Snapshot {
  const head = readVersion(statements, account, headSeq);
  if (head === null) throw new Error(`The log of ${account} lacks its version ${headSeq}`);
  return loadSnapshot(statements, head);
}

/** The log is read row by row: what it comes to is all that is held of it. */
function move(statements: Statements, from: Snapshot, to: Version): Snapshot {
  const [after = 0, last = 0] = [from.version.seq, to.seq].toSorted((one, other) => one - other);
  const replay = new Replay();
  if (after < last) replay.take(statements.changesBetween.iterate(to.account, after, last));
  return replay.move(from, to);
}
