import type { Transaction } from 'neo4j-driver';

import type { Change } from '../account/graph/change.js';
import type { Head } from '../account/graph/check-batch.js';
import { edgeReadings } from '../account/graph/edge-readings.js';
import { type EdgeRecord, type NodeRecord, edgeId } from '../account/graph/record.js';
import type { Batch } from '../account/graph/store.js';
import { type EdgeValues, type NodeValues, edgeRecord, nodeRecord, valuesOf } from './rows.js';
import { statements } from './statements.js';

type Ends = Pick<EdgeRecord, 'from' | 'kind' | 'to'>;

/** The records of the head that checking the batch may ask for, read together. The caller holds the account's lock. */
export async function readHead(
  transaction: Transaction,
  { account, changes }: Batch,
): Promise<Head> {
  const [nodes, edges, edgesAt] = await Promise.all([
    transaction.run(statements.nodes, { account, ids: nodeIds(changes) }),
    transaction.run(statements.edges, { account, rows: endsOf(changes) }),
    transaction.run(statements.edgesAt, { account, ids: removedIds(changes) }),
  ]);
  const byId = new Map<string, NodeRecord>();
  for (const row of nodes.records) {
    const node = nodeRecord(valuesOf(row) as NodeValues);
    byId.set(node.id, node);
  }
  const byEnds = new Map<string, EdgeRecord>();
  for (const row of edges.records) {
    const edge = edgeRecord(valuesOf(row) as EdgeValues);
    byEnds.set(endsKey(edge), edge);
  }
  const around = edgesAt.records.map((row) => edgeRecord(valuesOf(row) as EdgeValues));
  return {
    node: (id) => byId.get(id) ?? null,
    edge: (ends) => byEnds.get(endsKey(ends)) ?? null,
    edgesAt: (id) => around.filter(({ from, to }) => from === id || to === id),
  };
}

/** Those changed, and the ends of edges. */
function nodeIds(changes: readonly Change[]): readonly string[] {
  const ids = new Set<string>();
  for (const change of changes) {
    if (change.record === 'node') ids.add(change.id);
    else for (const { from, to } of endsIn(change)) ids.add(from).add(to);
  }
  return [...ids];
}

/** Those changed, and for one created also every other edge whose id would be the same. */
function endsOf(changes: readonly Change[]): readonly Ends[] {
  const all = new Map<string, Ends>();
  for (const change of changes) {
    if (change.record !== 'edge') continue;
    const others = change.before === null ? edgeReadings(change.id) : [];
    for (const { from, kind, to } of [...endsIn(change), ...others]) {
      all.set(endsKey({ from, kind, to }), { from, kind, to });
    }
  }
  return [...all.values()];
}

function endsIn({ before, after }: Change): readonly Ends[] {
  return [before, after].flatMap((edge) => (edge !== null && 'from' in edge ? [edge] : []));
}

function removedIds(changes: readonly Change[]): readonly string[] {
  return changes.flatMap((change) =>
    change.record === 'node' && change.after === null ? [change.id] : [],
  );
}

/** Unlike an edge id it can be read in one way only. */
function endsKey(ends: Ends): string {
  return `${ends.from.length} ${edgeId(ends)}`;
}
