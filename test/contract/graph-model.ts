import { type Change, edgeChange, nodeChange, sameRecord } from '../../account/graph/change.js';
import {
  type EdgeId,
  type EdgeRecord,
  type NodeId,
  type NodeRecord,
  edgeId,
} from '../../account/graph/record.js';
import type { Direction, NodeFilter } from '../../account/graph/snapshot.js';

/** A graph as two plain lists, each read a full scan: what every implementation is compared with. */
export interface GraphModel {
  readonly nodes: readonly NodeRecord[];
  readonly edges: readonly EdgeRecord[];
}

export const emptyModel: GraphModel = { nodes: [], edges: [] };

export function modelAfter(model: GraphModel, changes: readonly Change[]): GraphModel {
  const named = new Set(changes.map((change) => `${change.record} ${change.id}`));
  const nodes = model.nodes.filter((node) => !named.has(`node ${node.id}`));
  const edges = model.edges.filter((edge) => !named.has(`edge ${edgeId(edge)}`));
  for (const change of changes) {
    if (change.record === 'node') nodes.push(...(change.after === null ? [] : [change.after]));
    else edges.push(...(change.after === null ? [] : [change.after]));
  }
  return { nodes: nodes.toSorted(by(nodeKey)), edges: edges.toSorted(by(edgeId)) };
}

/** The changes from one graph to another, at most one per record. */
export function modelDifference(before: GraphModel, after: GraphModel): readonly Change[] {
  return [
    ...pairs(before.nodes, after.nodes, nodeKey).map(([one, other]) => nodeChange(one, other)),
    ...pairs(before.edges, after.edges, edgeId).map(([one, other]) => edgeChange(one, other)),
  ];
}

export function modelNodes(
  model: GraphModel,
  filter: NodeFilter,
  after = '',
): readonly NodeRecord[] {
  return model.nodes.filter(
    (node) =>
      node.id > after &&
      (filter.types?.includes(node.type) ?? true) &&
      (filter.services?.includes(node.service) ?? true) &&
      (filter.regions?.some((region) => region === node.region) ?? true) &&
      (filter.external === undefined || filter.external === node.external) &&
      (filter.tags ?? []).every(({ key, values }) =>
        modelTags(node).some(
          (tag) => tag.key === key && (values === undefined || values.includes(tag.value)),
        ),
      ),
  );
}

export function modelEdges(
  model: GraphModel,
  id: NodeId,
  direction: Direction,
  kinds?: readonly string[],
): readonly EdgeRecord[] {
  return model.edges
    .filter(
      (edge) =>
        (kinds?.includes(edge.kind) ?? true) &&
        ((direction !== 'IN' && edge.from === id) || (direction !== 'OUT' && edge.to === id)),
    )
    .toSorted(by((edge) => edge.to))
    .toSorted(by((edge) => edge.from))
    .toSorted(by((edge) => edge.kind));
}

/** Node id → undirected hops from the centre. */
export function modelDistances(model: GraphModel, id: NodeId): ReadonlyMap<NodeId, number> {
  const distances = new Map<NodeId, number>();
  let level = model.nodes.filter((node) => node.id === id).map((node) => node.id);
  for (let hops = 0; level.length > 0; hops += 1) {
    for (const found of level) distances.set(found, hops);
    level = [...new Set(level.flatMap((found) => neighbours(model, found)))].filter(
      (found) => !distances.has(found),
    );
  }
  return distances;
}

export function neighbours(model: GraphModel, id: NodeId): readonly NodeId[] {
  return modelEdges(model, id, 'BOTH').map((edge) => (edge.from === id ? edge.to : edge.from));
}

function modelTags(node: NodeRecord): readonly { key: string; value: string }[] {
  const tags = node.attributes['tags'];
  return Array.isArray(tags) ? (tags as { key: string; value: string }[]) : [];
}

function pairs<Kept extends NodeRecord | EdgeRecord>(
  before: readonly Kept[],
  after: readonly Kept[],
  key: (record: Kept) => EdgeId,
): readonly (readonly [Kept | null, Kept | null])[] {
  const one = new Map(before.map((record) => [key(record), record]));
  const other = new Map(after.map((record) => [key(record), record]));
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((id) => [one.get(id) ?? null, other.get(id) ?? null] as const)
    .filter(([was, is]) => !sameRecord(was, is));
}

function nodeKey(node: NodeRecord): NodeId {
  return node.id;
}

function by<Item>(key: (item: Item) => string): (one: Item, other: Item) => number {
  return (one, other) => {
    const [first, second] = [key(one), key(other)];
    if (first === second) return 0;
    return first < second ? -1 : 1;
  };
}
