import type { Record as Row, Transaction } from 'neo4j-driver';

import {
  type StoredEdge,
  type StoredNode,
  buildSnapshot,
} from '../account/graph/build-snapshot.js';
import type { AccountId } from '../account/graph/record.js';
import type { Snapshot } from '../account/graph/snapshot.js';
import type { Version } from '../account/graph/version.js';
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
import { type Lock, withLock } from './with-lock.js';

/** Lists of one length, the first of numbers. */
type Columns = readonly [readonly number[], ...(readonly unknown[])[]];

interface HeadRows {
  readonly version: Version;
  readonly nodes: readonly Row[];
  readonly edges: readonly Row[];
}

/** Loads that a write may overtake before one is protected from it. */
const unlockedLoads = 2;

/**
 * The newest snapshot, of the head graph. It is read without a lock, and is of one version if the account was at it before
 * and after. Under the lock, which no commit is half visible to, that is known; and nobody waits while the graph is read.
 */
export async function loadSnapshot(
  connection: Connection,
  account: AccountId,
  deadline: Deadline,
): Promise<Snapshot> {
  let took = 0;
  let before = await lockedVersion(connection, account, deadline);
  for (let load = 0; load < unlockedLoads; load += 1) {
    const begun = performance.now();
    const [nodes, edges] = await Promise.all([
      rows(connection, statements.headNodes, account, deadline),
      rows(connection, statements.headEdges, account, deadline),
    ]);
    took = performance.now() - begun;
    const version = await lockedVersion(connection, account, deadline);
    if (version.seq === before.seq) return snapshotOf({ version, nodes, edges });
    before = version;
  }
  return snapshotOf(await lockedRows(connection, account, { deadline, took }));
}

function snapshotOf({ version, nodes, edges }: HeadRows): Snapshot {
  const ids = new Map<number, string>();
  return buildSnapshot(version, [...nodesIn(nodes, ids)], edgesIn(edges, ids));
}

async function lockedVersion(
  connection: Connection,
  account: AccountId,
  deadline: Deadline,
): Promise<Version> {
  return withLock(connection, deadline, (transaction, lock) =>
    versionUnder(transaction, lock, account),
  );
}

async function rows(
  connection: Connection,
  text: string,
  account: AccountId,
  deadline: Deadline,
): Promise<readonly Row[]> {
  return (await connection.query(text, { account }, deadline)).records;
}

/** A write waits while they are read: in the transaction that locks, so that it needs no other connection. */
async function lockedRows(
  connection: Connection,
  account: AccountId,
  { deadline, took }: { readonly deadline: Deadline; readonly took: number },
): Promise<HeadRows> {
  const read = async (transaction: Transaction, lock: Lock): Promise<HeadRows> => {
    const version = await versionUnder(transaction, lock, account);
    const [nodes, edges] = await Promise.all([
      transaction.run(statements.headNodes, { account }),
      transaction.run(statements.headEdges, { account }),
    ]);
    return { version, nodes: nodes.records, edges: edges.records };
  };
  return withLock(connection, deadline, read, 4 * took);
}

async function versionUnder(
  transaction: Transaction,
  lock: Lock,
  account: AccountId,
): Promise<Version> {
  const seq = (await lock([account])).get(account) ?? 0;
  const { records } = await transaction.run(statements.version, { account, seq });
  if (records[0] === undefined) throw new UnsettledRead();
  return versionOf(account, records[0]);
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
