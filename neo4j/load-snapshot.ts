import type { Record as Row, Transaction } from 'neo4j-driver';

import {
  type StoredEdge,
  type StoredNode,
  buildSnapshot,
} from '../account/graph/build-snapshot.js';
import type { AccountId } from '../account/graph/record.js';
import type { Snapshot } from '../account/graph/snapshot.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import {
  type EdgeValues,
  type NodeValues,
  storedEdge,
  storedNode,
  valuesOf,
  versionOf,
} from './rows.js';
import { statements } from './statements.js';
import { UnsettledRead } from './store-failure.js';
import { withLock } from './with-lock.js';

/** Lists of one length, the first of numbers. */
type Columns = readonly [readonly number[], ...(readonly unknown[])[]];

/** The newest snapshot, of the head graph; a write of the account waits for as long. */
export async function loadSnapshot(
  connection: Connection,
  account: AccountId,
  deadline: Deadline,
): Promise<Snapshot> {
  const { version, nodes, edges } = await withLock(
    connection,
    deadline,
    async (transaction, lock) => {
      const seq = (await lock([account])).get(account) ?? 0;
      const version = await versionAt(transaction, account, seq);
      const [nodes, edges] = await Promise.all([
        rows(connection, statements.headNodes, account, deadline),
        rows(connection, statements.headEdges, account, deadline),
      ]);
      return { version, nodes, edges };
    },
  );
  const ids = new Map<number, string>();
  return buildSnapshot(version, [...nodesIn(nodes, ids)], edgesIn(edges, ids));
}

async function versionAt(transaction: Transaction, account: AccountId, seq: number) {
  const { records } = await transaction.run(statements.version, { account, seq });
  if (records[0] === undefined) throw new UnsettledRead();
  return versionOf(account, records[0]);
}

async function rows(
  connection: Connection,
  text: string,
  account: AccountId,
  deadline: Deadline,
): Promise<readonly Row[]> {
  return (await connection.query(text, { account }, deadline)).records;
}

/** Notes each node's number, by which the edges name their ends. */
function* nodesIn(rows: readonly Row[], ids: Map<number, string>): Iterable<StoredNode> {
  for (const row of rows) {
    const [numbers, ...columns] = valuesOf(row) as Columns;
    for (const [at, number] of numbers.entries()) {
      const values = columns.map((column) => column[at]) as unknown as NodeValues;
      ids.set(number, values[0]);
      yield storedNode(values);
    }
  }
}

function* edgesIn(rows: readonly Row[], ids: ReadonlyMap<number, string>): Iterable<StoredEdge> {
  for (const row of rows) {
    const [froms, ...columns] = valuesOf(row) as Columns;
    for (const [at, from] of froms.entries()) {
      const [kind, to, service, attributes] = columns.map((column) => column[at]);
      const ends = [ids.get(from), kind, ids.get(to as number)];
      yield storedEdge([...ends, service, attributes] as unknown as EdgeValues);
    }
  }
}
