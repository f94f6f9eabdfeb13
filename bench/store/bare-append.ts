import neo4j, { type Driver, type Transaction } from 'neo4j-driver';
import { statements } from '../../neo4j/statements.js';
import type { VersionRows } from './version-rows.js';

/** As many as the store sends in one statement, and before the first of them is answered. */
const ROWS_AT_ONCE = 2_000;
const STATEMENTS_AHEAD = 8;

/**
 * One version through the driver alone: the store's own statements with rows that are ready, in one transaction, pipelined.
 * Nothing is checked, nothing is tried again, no deadline is kept.
 */
export async function bareAppend(driver: Driver, version: VersionRows): Promise<void> {
  const { account, id } = version;
  const session = driver.session({ defaultAccessMode: neo4j.session.WRITE });
  try {
    const transaction = session.beginTransaction();
    await transaction.run(statements.guard, { account, id });
    await Promise.all([...own(transaction, version), changes(transaction, version)]);
    await transaction.commit();
  } finally {
    await session.close();
  }
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

async function changes(
  transaction: Transaction,
  { account, seq, steps }: VersionRows,
): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (const { text, rows } of steps) {
    for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
      const part = rows.slice(first, first + ROWS_AT_ONCE);
      const one = transaction.run(text, { account, seq: neo4j.int(seq), rows: part });
      // awaited below
      one.catch(() => undefined);
      sent.push(one);
      if (sent.length >= STATEMENTS_AHEAD) await sent.shift();
    }
  }
  await Promise.all(sent);
}
