import type { Transaction } from 'neo4j-driver';

import type { AccountId } from '../account/graph/record.js';
import { StoreError } from '../account/graph/store-error.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { statements } from './statements.js';

/** After which the server ends the transaction: others wait for its locks, and its client may have stalled. */
const lockMilliseconds = 3000;

/** Locks accounts, which are in ascending order, and gives the version at which each is. */
export type Lock = (accounts: readonly AccountId[]) => Promise<ReadonlyMap<AccountId, number>>;

/**
 * Reads head records of exactly one version: the server shows a version that it is just writing piece by piece, so the
 * accounts are locked while they are read, which may take `reading` milliseconds. Where nothing can be written there is
 * nothing to lock.
 */
export async function withLock<Result>(
  connection: Connection,
  deadline: Deadline,
  work: (transaction: Transaction, lock: Lock) => Promise<Result>,
  reading = 0,
): Promise<Result> {
  try {
    return await connection.lock(
      deadline,
      (transaction) => work(transaction, lockBy(transaction, statements.lock)),
      lockMilliseconds + reading,
    );
  } catch (error) {
    const isFrozen =
      error instanceof StoreError && (error.kind === 'readOnly' || error.kind === 'full');
    if (!isFrozen) throw error;
    return connection.read(deadline, (transaction) =>
      work(transaction, lockBy(transaction, statements.seqs)),
    );
  }
}

function lockBy(transaction: Transaction, text: string): Lock {
  return async (accounts) => {
    const { records } = await transaction.run(text, { accounts });
    return new Map(records.map((row) => [row.get(0) as AccountId, row.get(1) as number]));
  };
}
