import { emptySnapshot } from '../account/graph/build-snapshot.js';
import { moveSnapshot } from '../account/graph/move-snapshot.js';
import type { AccountId } from '../account/graph/record.js';
import type { Snapshot } from '../account/graph/snapshot.js';
import type { SnapshotResult } from '../account/graph/store.js';
import type { Version } from '../account/graph/version.js';
import { loadSnapshot } from './load-snapshot.js';
import { readChanges, readVersion } from './read-log.js';
import type { SnapshotCache } from '../account/graph/snapshot-cache.js';
import type { Statements } from './statements.js';

/** From the cache, from the nearest cached snapshot and the log between, or from the head rows and the log behind. */
export function readSnapshot(
  statements: Statements,
  cache: SnapshotCache,
  account: AccountId,
  at: 'latest' | number,
): SnapshotResult {
  const headSeq = statements.headSeq.get(account);
  if (headSeq === undefined) return { kind: 'unknownAccount', account };
  const seq = at === 'latest' ? headSeq : at;
  if (seq === 0) return { kind: 'snapshot', snapshot: emptySnapshot(account) };
  const cached = cache.get(account, seq);
  if (cached !== undefined) return { kind: 'snapshot', snapshot: cached };
  const version = seq > headSeq ? null : readVersion(statements, account, seq);
  if (version === null) return { kind: 'unknownVersion', seq, headSeq };
  const nearest = cache.nearest(account, seq) ?? headSnapshot(statements, account, headSeq);
  const snapshot = move(statements, nearest, version);
  cache.put(snapshot);
  return { kind: 'snapshot', snapshot };
}

function headSnapshot(statements: Statements, account: AccountId, headSeq: number): Snapshot {
  const head = readVersion(statements, account, headSeq);
  if (head === null) throw new Error(`The log of ${account} lacks its version ${headSeq}`);
  return loadSnapshot(statements, head);
}

function move(statements: Statements, from: Snapshot, to: Version): Snapshot {
  const [after, last] = [from.version.seq, to.seq].toSorted((one, other) => one - other);
  return moveSnapshot(from, to, between(statements, to.account, after ?? 0, last ?? 0));
}

function* between(statements: Statements, account: AccountId, after: number, last: number) {
  for (let seq = after + 1; seq <= last; seq += 1) yield readChanges(statements, account, seq);
}
