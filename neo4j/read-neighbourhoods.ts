import type { Record as Row, Transaction } from 'neo4j-driver';

import { compareText } from '../account/graph/snapshot/compare-text.js';
import type { AccountId, EdgeRecord, NodeId, NodeRecord } from '../account/graph/record.js';
import type { Neighbourhood } from '../account/graph/store.js';
import { type EdgeValues, type NodeValues, edgeRecord, nodeRecord } from './rows.js';
import { statements } from './statements.js';
import type { Lock } from './with-lock.js';

/** In one transaction; `lock`: see `withLock`. */
export async function readNeighbourhoods(
  { transaction, lock }: { readonly transaction: Transaction; readonly lock: Lock },
  accounts: readonly AccountId[],
  ids: readonly NodeId[],
): Promise<readonly Neighbourhood[]> {
  const there = await accountsOf(transaction, accounts, ids);
  if (there.length === 0) return [];
  const seqs = await lock(there);
  const parameters = { accounts: there, ids: [...new Set(ids)] };
  const [around, edgesAround] = await Promise.all([
    transaction.run(statements.around, parameters),
    transaction.run(statements.edgesAround, parameters),
  ]);
  const nodes = byAccount(around.records, (values) => nodeRecord(values as NodeValues));
  const edges = byAccount(edgesAround.records, (values) => edgeRecord(values as EdgeValues));
  return (
    [...seqs]
      .map(([account, seq]) => neighbourhood(account, seq, nodes, edges))
      // at version 0 there may be parts of a first version that is being written
      .filter((found) => found.seq > 0 && found.nodes.length > 0)
  );
}

/** In one order, in which they are locked. */
async function accountsOf(
  transaction: Transaction,
  accounts: readonly AccountId[],
  ids: readonly NodeId[],
): Promise<readonly AccountId[]> {
  if (accounts.length === 0 || ids.length === 0) return [];
  const { records } = await transaction.run(statements.accountsOf, { accounts, ids });
  return records.map((row) => row.get(0) as AccountId).toSorted(compareText);
}

function neighbourhood(
  account: AccountId,
  seq: number,
  nodes: ReadonlyMap<AccountId, readonly NodeRecord[]>,
  edges: ReadonlyMap<AccountId, readonly EdgeRecord[]>,
): Neighbourhood {
  return { account, seq, nodes: nodes.get(account) ?? [], edges: edges.get(account) ?? [] };
}

/** The first column is the account. */
function byAccount<Kept>(
  rows: readonly Row[],
  recordOf: (values: readonly unknown[]) => Kept,
): ReadonlyMap<AccountId, readonly Kept[]> {
  const found = new Map<AccountId, Kept[]>();
  for (const row of rows) {
    const [account, ...values] = row.values() as Iterable<unknown>;
    const known = found.get(account as AccountId);
    if (known === undefined) found.set(account as AccountId, [recordOf(values)]);
    else known.push(recordOf(values));
  }
  return found;
}
