import type { Transaction } from 'neo4j-driver';

import type { AccountId } from '../account/graph/record.js';
import { compareText } from '../account/graph/snapshot/compare-text.js';
import type { LabelResult } from '../account/graph/store.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { integer } from './rows.js';
import { statements } from './statements.js';

export async function readLabels(
  connection: Connection,
  account: AccountId,
  deadline: Deadline,
): Promise<ReadonlyMap<string, number>> {
  const { records } = await connection.query(statements.labels, { account }, deadline);
  return new Map(
    records
      .map((row) => [row.get(0) as string, row.get(1) as number] as const)
      .toSorted(([one], [other]) => compareText(one, other)),
  );
}

/** Under the account's lock; rolled back when nothing is to be written. */
export async function putLabel(
  transaction: Transaction,
  account: AccountId,
  label: string,
  seq: number,
): Promise<LabelResult> {
  const parameters = { account, label, seq };
  const [row] = (await transaction.run(statements.labelGuard, parameters)).records;
  const [headSeq, known, found, folded] = [0, 1, 2, 3].map((at) => row?.get(at) as unknown);
  if (typeof found === 'number' && typeof known !== 'number' && folded === false) {
    await transaction.run(statements.addLabel, { account, label, seq: integer(seq) });
    return { kind: 'labelled' };
  }
  const kept = folded === true ? await keptAfter(transaction, account, seq) : 0;
  await transaction.rollback();
  if (known === seq) return { kind: 'labelled' };
  if (typeof known === 'number') return { kind: 'taken', seq: known };
  return folded === true
    ? { kind: 'folded', kept }
    : { kind: 'unknownVersion', headSeq: Number(headSeq ?? 0) };
}

async function keptAfter(
  transaction: Transaction,
  account: AccountId,
  seq: number,
): Promise<number> {
  const { records } = await transaction.run(statements.keptAfter, { account, seq });
  return records[0]?.get(0) as number;
}
