import { matchesFilter } from '../../account/graph/node-filter.js';
import {
  type EdgeRecord,
  type NodeId,
  type NodeRecord,
  edgeId,
} from '../../account/graph/record.js';
import type { NodeFilter, View } from '../../account/graph/view.js';
import type { Budget } from '../kit/context.js';
import { once } from '../kit/once.js';

/** Looking at so many edges costs as much as reading one record. */
const EDGES_PER_RECORD = 8;

/** A part of a view as a graph of its own: its nodes, and the edges whose two ends are in it. */
export interface GraphPart {
  readonly view: View;
  /** tells this part from others of the same view: cursors and the graph's id carry it */
  readonly name: string;
  nodes(after?: NodeId): Iterable<NodeRecord>;
  nodeCount(): number;
  edges(after?: string): Iterable<EdgeRecord>;
  edgeCount(): number;
  typeCounts(): ReadonlyMap<string, number>;
  node(id: NodeId): NodeRecord | null;
}

export function wholeGraph(view: View): GraphPart {
  return {
    view,
    name: '',
    nodes: (after) => view.nodes(undefined, after),
    nodeCount: () => view.nodeCount,
    edges: (after) => view.allEdges(after),
    edgeCount: () => view.edgeCount,
    typeCounts: () => view.typeCounts(),
    node: (id) => view.node(id),
  };
}

/** Narrowed edges are found from the narrowed nodes; what is looked at counts towards what the request may read. */
export function filteredGraph(view: View, filter: NodeFilter, budget: Budget): GraphPart {
  if (Object.keys(filter).length === 0) return wholeGraph(view);
  const has = (id: NodeId) => {
    const node = view.node(id);
    return node !== null && matchesFilter(filter, node);
  };
  const within = () => edgesWithin(view, filter, has, budget);
  const count = once(() => size(within()));
  return {
    view,
    name: JSON.stringify(filter),
    nodes: (after) => view.nodes(filter, after),
    nodeCount: () => view.count(filter),
    edges: (after) => (after === undefined ? within() : following(within(), after)),
    edgeCount: count,
    typeCounts: () => countTypes(view.nodes(filter)),
    node: (id) => (has(id) ? view.node(id) : null),
  };
}

/** Some nodes, in the order in which they are given, and the edges between them. */
export function partOf(view: View, ids: ReadonlySet<NodeId>, name: string): GraphPart {
  const nodes = [...ids].map((id) => view.node(id)).filter((node) => node !== null);
  const between = () =>
    nodes
      .flatMap(({ id }) => view.edges(id, 'OUT').filter(({ to }) => ids.has(to)))
      .toSorted((one, other) => (edgeId(one) < edgeId(other) ? -1 : 1));
  return {
    view,
    name,
    nodes: (after) => nodes.slice(nodes.findIndex(({ id }) => id === after) + 1),
    nodeCount: () => nodes.length,
    edges: (after) => between().filter((edge) => after === undefined || edgeId(edge) > after),
    edgeCount: () => between().length,
    typeCounts: () => countTypes(nodes),
    node: (id) => (ids.has(id) ? view.node(id) : null),
  };
}

function* edgesWithin(
  view: View,
  filter: NodeFilter,
  has: (id: NodeId) => boolean,
  budget: Budget,
): Iterable<EdgeRecord> {
  let looked = 0;
  for (const { id } of view.nodes(filter)) {
    for (const edge of view.edges(id, 'OUT')) {
      looked += 1;
      if (looked % EDGES_PER_RECORD === 0) budget.take(1);
      if (has(edge.to)) yield edge;
    }
  }
}

/** What comes after an edge in the same order at the same version. */
function* following(edges: Iterable<EdgeRecord>, after: string): Iterable<EdgeRecord> {
  let found = false;
  for (const edge of edges) {
    if (found) yield edge;
    else found = edgeId(edge) === after;
  }
}

function countTypes(nodes: Iterable<NodeRecord>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { type } of nodes) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

function size(items: Iterable<unknown>): number {
  let count = 0;
  for (const _item of items) count += 1;
  return count;
}
