import { randomUUID } from 'node:crypto';

import type { Transaction } from 'neo4j-driver';

import { emptySnapshot } from '../account/graph/build-snapshot.js';
import type { Change } from '../account/graph/change.js';
import { checkBatch } from '../account/graph/check-batch.js';
import type { AccountId } from '../account/graph/record.js';
import { StoreError } from '../account/graph/store-error.js';
import type { AppendResult, Batch } from '../account/graph/store.js';
import { earlyResult, lockAccount } from './append.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { headOfSnapshot } from './head-of-snapshot.js';
import { integer } from './rows.js';
import { statements } from './statements.js';
import { writeVersion } from './write-batch.js';
import { type Rows, rowsAtOnce, rowsOf, writeRows } from './write-changes.js';

/** A transaction is held in the memory of the server: about 6 KB for each row that it writes, and two rows a change. */
const largestTransaction = 20_000;
const statementsPerPart = largestTransaction / rowsAtOnce;

/** The parts of one first version: `staging` tells them from those of another try. */
interface Staging {
  readonly account: AccountId;
  readonly staging: string;
}

interface Begun {
  readonly kind: 'begun';
  readonly changes: readonly Change[];
  /** another try left something behind */
  readonly isLeft: boolean;
}

class Overtaken extends Error {}

/** A first version that is too large for one transaction. */
export function isLargeFirst({ expectedSeq, changes }: Batch): boolean {
  return expectedSeq === 0 && changes.length > largestTransaction;
}

/**
 * Appends an account's first version in several transactions: while the account is at version 0 nobody reads its records
 * or its log, so that they can be written part by part, and the last transaction makes the version. What a process that
 * ended in between left behind is cleared by the next append.
 */
export async function appendInParts(
  connection: Connection,
  batch: Batch,
  deadline: Deadline,
): Promise<AppendResult> {
  const staging = { account: batch.account, staging: randomUUID() };
  const begun = await connection.write(deadline, (transaction) =>
    begin(transaction, batch, staging),
  );
  if (begun.kind !== 'begun') return begun;
  try {
    return await writeParts(connection, batch, { ...begun, staging, deadline });
  } catch (error) {
    // whoever began anew clears what this one wrote
    if (error instanceof StoreError && error.cause instanceof Overtaken) {
      return { kind: 'conflict', headSeq: batch.expectedSeq };
    }
    throw error;
  }
}

async function writeParts(
  connection: Connection,
  batch: Batch,
  { staging, changes, isLeft, deadline }: Begun & { staging: Staging; deadline: Deadline },
): Promise<AppendResult> {
  if (isLeft) await clear(connection, staging, deadline);
  let part = 0;
  for (const rows of partsOf(staging.account, changes)) {
    await connection.write(deadline, (transaction) => writePart(transaction, staging, part, rows));
    part += 1;
  }
  return connection.write(deadline, (transaction) => finish(transaction, batch, staging, changes));
}

async function begin(
  transaction: Transaction,
  batch: Batch,
  staging: Staging,
): Promise<AppendResult | Begun> {
  const guard = await lockAccount(transaction, batch);
  const early = await earlyResult(transaction, batch, guard);
  if (early !== null) return early;
  const checked = checkBatch(batch, headOfSnapshot(emptySnapshot(batch.account)));
  if (!checked.ok) {
    await transaction.rollback();
    return { kind: 'invalid', errors: checked.errors };
  }
  await transaction.run(statements.beginStaging, staging);
  return { kind: 'begun', changes: checked.changes, isLeft: guard.staging !== null };
}

/** What another try left, some at a time. */
async function clear(connection: Connection, staging: Staging, deadline: Deadline): Promise<void> {
  const { account } = staging;
  const limit = integer(largestTransaction / 4);
  for (const text of [statements.clearNodes, statements.clearChanges]) {
    let cleared = 1;
    while (cleared > 0) {
      cleared = await connection.write(deadline, async (transaction) => {
        await partsThere(transaction, staging);
        const { records } = await transaction.run(text, { account, limit });
        return records[0]?.get(0) as number;
      });
    }
  }
}

function* partsOf(account: AccountId, changes: readonly Change[]): Iterable<readonly Rows[]> {
  let part: Rows[] = [];
  for (const rows of rowsOf({ account, seq: 1 }, changes)) {
    part.push(rows);
    if (part.length < statementsPerPart) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

/** Once, also when the answer to its commit was lost. */
async function writePart(
  transaction: Transaction,
  staging: Staging,
  part: number,
  rows: readonly Rows[],
): Promise<void> {
  if ((await partsThere(transaction, staging)) > part) return;
  await transaction.run(statements.countStaged, {
    account: staging.account,
    parts: integer(part + 1),
  });
  await writeRows(transaction, rows);
}

async function finish(
  transaction: Transaction,
  batch: Batch,
  staging: Staging,
  changes: readonly Change[],
): Promise<AppendResult> {
  const guard = await lockAccount(transaction, batch);
  const early = await earlyResult(transaction, batch, guard);
  if (early !== null) return early;
  await partsThere(transaction, staging);
  return writeVersion(transaction, batch, changes, guard);
}

async function partsThere(transaction: Transaction, staging: Staging): Promise<number> {
  const { records } = await transaction.run(statements.stagedParts, staging);
  if (records[0] === undefined) {
    throw new Overtaken(`Another writer began the first version of ${staging.account} anew`);
  }
  return records[0].get(0) as number;
}
