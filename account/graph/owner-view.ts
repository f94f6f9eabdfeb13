import type { Snapshot } from './snapshot.js';
import type { Caller, View } from './view.js';

export type IsAnswered = View['isAnswered'];

/** The whole snapshot: an owner sees everything. */
export function ownerView(
  snapshot: Snapshot,
  caller: Caller = { kind: 'owner' },
  isAnswered: IsAnswered = () => true,
): View {
  return Object.freeze({
    version: snapshot.version,
    caller,
    nodeCount: snapshot.nodeCount,
    edgeCount: snapshot.edgeCount,
    node: (id) => snapshot.node(id),
    edge: (id) => snapshot.edge(id),
    nodes: (filter, after) => snapshot.nodes(filter, after),
    count: (filter) => snapshot.count(filter),
    edges: (id, direction, kinds) => snapshot.edges(id, direction, kinds),
    allEdges: (after) => snapshot.allEdges(after),
    typeCounts: () => snapshot.typeCounts(),
    ball: (id, hops, limit) => snapshot.ball(id, hops, limit),
    knowsEdges: () => true,
    isAnswered,
  } satisfies View);
}
