import type { Transaction } from 'neo4j-driver';

import type { LeaseRequest } from '../account/graph/store.js';
import { statements } from './statements.js';

/** Keys are locked in one order, so that two who want the same ones never wait for each other. */
export async function takeLeases(
  transaction: Transaction,
  { keys, holder, now, until }: LeaseRequest,
): Promise<readonly string[]> {
  const sorted = [...new Set(keys)].toSorted();
  const { records } = await transaction.run(statements.takeLeases, {
    keys: sorted,
    holder,
    now,
    until,
  });
  const taken = new Set(records.map((row) => row.get(0) as string));
  return keys.filter((key) => taken.has(key));
}

export async function releaseLeases(
  transaction: Transaction,
  holder: string,
  keys: readonly string[],
): Promise<void> {
  const sorted = [...new Set(keys)].toSorted();
  await transaction.run(statements.releaseLeases, { holder, keys: sorted });
}
