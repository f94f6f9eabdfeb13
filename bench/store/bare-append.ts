import neo4j, { type Driver, type Transaction } from 'neo4j-driver';
import { statements } from '../../neo4j/statements.js';
import type { VersionRows } from './version-rows.js';

/** As many as the store sends in one statement, and before the first of them is answered. */
const ROWS_AT_ONCE = 2_000;
const STATEMENTS_AHEAD = 8;

/** Larger than this many rows, a first version is written in several transactions, as the store does. */
const STATEMENTS_OF_ONE = 10;
const LARGEST_TRANSACTION = ROWS_AT_ONCE * STATEMENTS_OF_ONE;

interface Statement {
  readonly text: string;
  readonly rows: readonly unknown[];
}

/**
 * One version through the driver alone: the store's own statements with rows that are ready, in the same transactions,
 * pipelined. Nothing is checked, nothing is tried again, no deadline is kept.
 */
export async function bareAppend(driver: Driver, version: VersionRows): Promise<void> {
  const session = driver.session({ defaultAccessMode: neo4j.session.WRITE });
  const inParts = version.changeCount > LARGEST_TRANSACTION;
  try {
    const all = statementsOf(version);
    const parts = inParts ? chunks(all, STATEMENTS_OF_ONE) : [];
    for (const part of parts) {
      const transaction = session.beginTransaction();
      await send(transaction, version, part);
      await transaction.commit();
    }
    const transaction = session.beginTransaction();
    await transaction.run(statements.guard, { account: version.account, id: version.id });
    await Promise.all([
      ...own(transaction, version),
      send(transaction, version, inParts ? [] : all),
    ]);
    await transaction.commit();
  } finally {
    await session.close();
  }
}

function statementsOf({ steps }: VersionRows): readonly Statement[] {
  return steps.flatMap(({ text, rows }) =>
    chunks(rows, ROWS_AT_ONCE).map((part) => ({ text, rows: part })),
  );
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}

function own(transaction: Transaction, version: VersionRows): readonly Promise<unknown>[] {
  const { account, id, time } = version;
  const [seq, added] = [neo4j.int(version.seq), neo4j.int(version.added)];
  const changeCount = neo4j.int(version.changeCount);
  const made = { account, seq, time, actor: null, source: 'bench', changeCount };
  return [
    transaction.run(statements.addBatch, { account, id, seq, appended: true }),
    transaction.run(statements.putAccount, { account, seq, time, added }),
    transaction.run(statements.addVersion, made),
  ];
}

async function send(
  transaction: Transaction,
  { account, seq }: VersionRows,
  all: readonly Statement[],
): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (const { text, rows } of all) {
    const one = transaction.run(text, { account, seq: neo4j.int(seq), rows });
    // awaited below
    one.catch(() => undefined);
    sent.push(one);
    if (sent.length >= STATEMENTS_AHEAD) await sent.shift();
  }
  await Promise.all(sent);
}
