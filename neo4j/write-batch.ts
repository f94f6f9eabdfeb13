import type { Transaction } from 'neo4j-driver';

import type { Change } from '../account/graph/change.js';
import { ChangesHash } from '../account/graph/changes-hash.js';
import type { AppendResult, Batch } from '../account/graph/store.js';
import { versionHash } from '../account/graph/version-hash.js';
import { type Version, laterTime } from '../account/graph/version.js';
import { freshnessRow, integer } from './rows.js';
import { statements } from './statements.js';
import { writeChanges } from './write-changes.js';

/** Of the newest version; null when there is none, or none with a hash. */
interface Newest {
  readonly time: string | null;
  readonly hash: string | null;
}

/** A version with its hashes. */
interface Chained extends Version {
  readonly hash: string;
  readonly changesHash: string;
}

/**
 * Writes a checked batch: its freshness, its id, and a version when something changes. The caller holds the account's lock.
 */
export async function writeBatch(
  transaction: Transaction,
  batch: Batch,
  changes: readonly Change[],
  newest: Newest,
): Promise<AppendResult> {
  const { account, expectedSeq } = batch;
  const [result] = await Promise.all([
    writeVersion(transaction, batch, changes, newest),
    writeChanges(transaction, { account, seq: expectedSeq + 1 }, changes),
  ]);
  return result;
}

/** All but the records and their log. */
export async function writeVersion(
  transaction: Transaction,
  batch: Batch,
  changes: readonly Change[],
  newest: Newest,
): Promise<AppendResult> {
  const version = changes.length > 0 ? versionOf(batch, changes, newest.time) : null;
  const chained = version === null ? null : chainedTo(newest, version, changes);
  await Promise.all(writeOwn(transaction, batch, chained, changes));
  return version === null
    ? { kind: 'unchanged', seq: batch.expectedSeq }
    : { kind: 'appended', version, changes };
}

function versionOf(batch: Batch, changes: readonly Change[], time: string | null): Version {
  const { account, expectedSeq, actor, source } = batch;
  return Object.freeze({
    account,
    seq: expectedSeq + 1,
    time: time === null ? batch.time : laterTime(time, batch.time),
    actor,
    source,
    changeCount: changes.length,
  });
}

function chainedTo({ hash }: Newest, version: Version, changes: readonly Change[]): Chained {
  const changesHash = ChangesHash.of(changes);
  return { ...version, changesHash, hash: versionHash(version, changesHash, hash ?? '') };
}

function writeOwn(
  transaction: Transaction,
  { account, id, expectedSeq, freshness }: Batch,
  version: Chained | null,
  changes: readonly Change[],
): readonly Promise<unknown>[] {
  const seq = integer(version?.seq ?? expectedSeq);
  const written: Promise<unknown>[] = [
    transaction.run(statements.addBatch, { account, id, seq, appended: version !== null }),
  ];
  if (version !== null || freshness.length > 0) {
    const { time, hash } = version ?? { time: null, hash: null };
    const added = integer(recordsAdded(changes));
    written.push(transaction.run(statements.putAccount, { account, seq, time, hash, added }));
  }
  if (version !== null) {
    const changeCount = integer(version.changeCount);
    written.push(transaction.run(statements.addVersion, { ...version, seq, changeCount }));
  }
  if (freshness.length > 0) {
    const rows = freshness.map(freshnessRow);
    written.push(transaction.run(statements.putFreshness, { account, rows }));
  }
  return written;
}

function recordsAdded(changes: readonly Change[]): number {
  return changes.reduce(
    (added, { before, after }) => added + (before === null ? 1 : after === null ? -1 : 0),
    0,
  );
}
