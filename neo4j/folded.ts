import type { AccountId } from '../account/graph/record.js';
import { StoreError } from '../account/graph/store-error.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { statements } from './statements.js';

interface Reading {
  readonly connection: Connection;
  readonly deadline: Deadline;
}

/** How often versions of the account were folded. */
export async function readFolds(
  { connection, deadline }: Reading,
  account: AccountId,
): Promise<number> {
  const { records } = await connection.query(statements.folds, { account }, deadline);
  return Number(records[0]?.get(0) ?? 0);
}

/** The nearest version after a folded one that can be read. */
export async function keptAfter(
  { connection, deadline }: Reading,
  account: AccountId,
  seq: number,
): Promise<number> {
  const { records } = await connection.query(statements.keptAfter, { account, seq }, deadline);
  if (records[0] === undefined) {
    throw new StoreError('fault', `The log of ${account} ends in the folded version ${seq}`);
  }
  return records[0].get(0) as number;
}
