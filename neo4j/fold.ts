import type { Transaction } from 'neo4j-driver';

import { compareChanges } from '../account/graph/compare-changes.js';
import { type FoldGroup, type FoldVersion, planFold } from '../account/graph/fold-plan.js';
import { netChanges } from '../account/graph/net-changes.js';
import type { AccountId } from '../account/graph/record.js';
import { readChanges } from './read-log.js';
import { changeRow, integer } from './rows.js';
import { statements } from './statements.js';
import { writeRows, rowsAtOnce } from './write-changes.js';

/** `fold` names this one fold, also when it comes again because the answer to it was lost. */
export interface FoldRequest {
  readonly fold: string;
  readonly account: AccountId;
  /** ascending, and not many */
  readonly asked: readonly number[];
}

/** Folds the first group of the asked versions under the account's lock; null, and rolled back, when there is none. */
export async function foldFirst(
  transaction: Transaction,
  request: FoldRequest,
): Promise<readonly number[] | null> {
  const { fold, account, asked } = request;
  const guard = await transaction.run(statements.foldGuard, { account, fold, seqs: asked });
  const done = (guard.records[0]?.get(0) ?? []) as readonly number[];
  const [group] =
    guard.records.length === 0 || done.length > 0
      ? []
      : planFold(await versionsAround(transaction, request), new Set(asked));
  if (group === undefined) {
    await transaction.rollback();
    return done.length === 0 ? null : done.toSorted((one, other) => one - other);
  }
  await writeFold(transaction, request, group);
  return group.folded;
}

/** From the first asked version to the first kept one after the last. */
async function versionsAround(
  transaction: Transaction,
  { account, asked }: FoldRequest,
): Promise<readonly FoldVersion[]> {
  const [first = 0, seq = 0] = [asked[0], asked.at(-1)];
  const kept = await transaction.run(statements.keptAfter, { account, seq });
  const last = (kept.records[0]?.get(0) ?? seq) as number;
  const { records } = await transaction.run(statements.foldVersions, { account, first, last });
  return records.map((row) => ({
    seq: row.get(0) as number,
    folded: row.get(1) as boolean,
    labelled: row.get(2) as boolean,
    logged: row.get(3) as number,
  }));
}

async function writeFold(
  transaction: Transaction,
  { fold, account }: FoldRequest,
  { folded, into }: FoldGroup,
): Promise<void> {
  const first = folded[0] ?? into;
  const logs = await readChanges(transaction, account, first - 1, into);
  const net = netChanges([...folded, into].map((seq) => logs.get(seq) ?? []));
  const rows = net.toSorted(compareChanges).map(changeRow);
  await transaction.run(statements.deleteChanges, { account, first, last: into });
  const parts = Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, at) => ({
    text: statements.addChanges,
    parameters: {
      account,
      seq: integer(into),
      rows: rows.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce),
    },
  }));
  await writeRows(transaction, parts);
  const seqs = folded.map(integer);
  await transaction.run(statements.deleteCheckpoints, { account, folded: seqs });
  await transaction.run(statements.fold, {
    account,
    fold,
    folded: seqs,
    into: integer(into),
    count: integer(rows.length),
  });
}
