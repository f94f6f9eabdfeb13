import { emptySnapshot } from '../account/graph/build-snapshot.js';
import { moveSnapshot } from '../account/graph/move-snapshot.js';
import type { AccountId } from '../account/graph/record.js';
import type { SnapshotCache } from '../account/graph/snapshot-cache.js';
import type { Snapshot } from '../account/graph/snapshot.js';
import { StoreError } from '../account/graph/store-error.js';
import type { SnapshotResult } from '../account/graph/store.js';
import type { Version } from '../account/graph/version.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { readLog } from './read-log.js';
import { readHeadVersion, readVersion } from './read-version.js';
import { timeFor } from './settings.js';

export interface SnapshotReading {
  readonly connection: Connection;
  readonly cache: SnapshotCache;
  /** the newest snapshot from the head graph; what asks together shares one */
  readonly load: (account: AccountId, deadline: Deadline) => Promise<Snapshot>;
  readonly deadline: Deadline;
}

/** From the cache, from the nearest cached snapshot and the log between, or from the head graph and the log behind. */
export async function readSnapshot(
  reading: SnapshotReading,
  account: AccountId,
  at: 'latest' | number,
): Promise<SnapshotResult> {
  const { connection, cache, load } = reading;
  const head = await readHeadVersion(connection, account, reading.deadline);
  if (head === null) return { kind: 'unknownAccount', account };
  const headSeq = head.version?.seq ?? 0;
  const seq = at === 'latest' ? headSeq : at;
  if (seq === 0) return { kind: 'snapshot', snapshot: emptySnapshot(account) };
  const cached = cache.get(account, seq);
  if (cached !== undefined) return { kind: 'snapshot', snapshot: cached };
  const version = await versionAt(reading, head.version, { account, seq, headSeq });
  if (version === null) return { kind: 'unknownVersion', seq, headSeq };
  const deadline = reading.deadline.plus(timeFor(head.records));
  const nearest = cache.nearest(account, seq) ?? (await load(account, deadline));
  const snapshot = await move({ ...reading, deadline }, nearest, version);
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

async function move(
  { connection, deadline }: SnapshotReading,
  from: Snapshot,
  to: Version,
): Promise<Snapshot> {
  const [after = 0, last = 0] = [from.version.seq, to.seq].toSorted((one, other) => one - other);
  if (after === last) return from;
  const request = { account: to.account, after, limit: last - after };
  const entries = await readLog(connection, request, deadline);
  // both ends were read before, so the log between is there
  if (entries.length !== last - after) {
    throw new StoreError('fault', `The log of ${to.account} lacks versions up to ${last}`);
  }
  return moveSnapshot(
    from,
    to,
    entries.map(({ changes }) => changes),
  );
}
