import { type AccountId, type NodeId, edgeId } from '../account/graph/record.js';
import type { Neighbourhood } from '../account/graph/store.js';
import { type EdgeRow, edgeRecord, nodeRecord } from './rows.js';
import type { Statements } from './statements.js';

/** What is at these nodes in the head rows; the caller holds a read transaction. */
export function readNeighbourhoods(
  statements: Statements,
  accounts: readonly AccountId[],
  ids: readonly NodeId[],
): readonly Neighbourhood[] {
  return [...new Set(accounts)]
    .toSorted()
    .map((account) => readNeighbourhood(statements, account, ids))
    .filter(({ nodes }) => nodes.length > 0);
}

function readNeighbourhood(
  statements: Statements,
  account: AccountId,
  ids: readonly NodeId[],
): Neighbourhood {
  const edges = new Map<string, EdgeRow>();
  const around = new Set<NodeId>();
  for (const id of new Set(ids)) {
    if (statements.node.get(account, id) === undefined) continue;
    around.add(id);
    const at = [statements.edgesFrom.all(account, id), statements.edgesTo.all(account, id)].flat();
    for (const row of at) {
      const [from, kind, to] = row;
      edges.set(edgeId({ from, kind, to }), row);
      around.add(from).add(to);
    }
  }
  const nodes = [...around].flatMap((id) => {
    const row = statements.node.get(account, id);
    return row === undefined ? [] : [nodeRecord(row)];
  });
  const seq = statements.headSeq.get(account) ?? 0;
  return { account, seq, nodes, edges: [...edges.values()].map(edgeRecord) };
}
