import type { Transaction } from 'neo4j-driver';

import { emptySnapshot } from '../account/graph/build-snapshot.js';
import { type Head, checkBatch } from '../account/graph/check-batch.js';
import type { AccountId } from '../account/graph/record.js';
import type { Snapshot } from '../account/graph/snapshot.js';
import type { AppendResult, Batch, LogEntry } from '../account/graph/store.js';
import { readHead } from './read-head.js';
import { readEntries } from './read-log.js';
import { integer, loggedOf } from './rows.js';
import { headOfSnapshot } from './head-of-snapshot.js';
import { statements } from './statements.js';
import { writeBatch } from './write-batch.js';

/** What the account is once its lock is held. */
export interface Guard {
  readonly headSeq: number;
  /** of its newest version */
  readonly time: string | null;
  /** what the batch id gave when it was written first */
  readonly first: { readonly seq: number; readonly appended: boolean } | null;
  /** the parts of a first version are being written, or were left behind: see `appendInParts` */
  readonly staging: string | null;
  /** of its newest version; null when that has none */
  readonly hash: string | null;
}

/**
 * Locks, reads, checks and writes in the given transaction, which it rolls back when nothing is to be written. `staged`
 * when a first version's parts stand in the way.
 * `cached`: the account's snapshot at a version, when there is one in memory; checking against it saves reading.
 */
export async function append(
  transaction: Transaction,
  batch: Batch,
  cached: (seq: number) => Snapshot | undefined,
): Promise<AppendResult | { readonly kind: 'staged' }> {
  const guard = await lockAccount(transaction, batch);
  const early = await earlyResult(transaction, batch, guard);
  if (early !== null) return early;
  if (guard.staging !== null) {
    await transaction.rollback();
    return { kind: 'staged' };
  }
  const checked = checkBatch(batch, await headAt(transaction, batch, cached(guard.headSeq)));
  if (!checked.ok) {
    await transaction.rollback();
    return { kind: 'invalid', errors: checked.errors };
  }
  return writeBatch(transaction, batch, checked.changes, guard);
}

export async function lockAccount(
  transaction: Transaction,
  { account, id }: Batch,
): Promise<Guard> {
  const { records } = await transaction.run(statements.guard, { account, id });
  const [headSeq, time, seq, appended, staging, hash] = [0, 1, 2, 3, 4, 5].map(
    (at) => records[0]?.get(at) as unknown,
  );
  return {
    headSeq: headSeq as number,
    time: time as string | null,
    first: seq === null ? null : { seq: seq as number, appended: appended === true },
    staging: staging as string | null,
    hash: hash as string | null,
  };
}

/** The first result of the batch's id, or a conflict; null when the batch is to be checked and written. */
export async function earlyResult(
  transaction: Transaction,
  { account, expectedSeq }: Batch,
  { first, headSeq }: Guard,
): Promise<AppendResult | null> {
  if (first === null && expectedSeq === headSeq) return null;
  const [entry] = first?.appended === true ? await entryOf(transaction, account, first.seq) : [];
  await transaction.rollback();
  if (entry !== undefined) return { kind: 'appended', ...entry };
  return first === null ? { kind: 'conflict', headSeq } : { kind: 'unchanged', seq: first.seq };
}

async function entryOf(
  transaction: Transaction,
  account: AccountId,
  seq: number,
): Promise<readonly LogEntry[]> {
  const { records } = await transaction.run(statements.version, { account, seq: integer(seq) });
  return readEntries(
    transaction,
    records.map((row) => loggedOf(account, row)),
  );
}

async function headAt(
  transaction: Transaction,
  batch: Batch,
  cached: Snapshot | undefined,
): Promise<Head> {
  if (batch.expectedSeq === 0) return headOfSnapshot(emptySnapshot(batch.account));
  return cached === undefined ? readHead(transaction, batch) : headOfSnapshot(cached);
}
