import { nodeMatcher } from '../node-filter.js';
import type { NodeId, NodeRecord } from '../record.js';
import type { NodeFilter } from '../snapshot.js';
import type { Layers } from './overlay.js';
import { headAt, idAt, nodeAt } from './read-node.js';
import { type SlotLists, firstAfter } from './slot-lists.js';

export function* readNodes(
  layers: Layers,
  lists: SlotLists,
  filter: NodeFilter,
  after: NodeId | undefined,
): Iterable<NodeRecord> {
  for (const slot of matchingSlots(layers, lists, filter, after)) {
    const node = nodeAt(layers, slot);
    if (node !== null) yield node;
  }
}

export function countNodes(layers: Layers, lists: SlotLists, filter: NodeFilter): number {
  const { types, ...others } = filter;
  if (Object.values(others).every((member) => member === undefined)) {
    return types === undefined ? layers.overlay.nodeCount : countTypes(layers, types);
  }
  let count = 0;
  for (const _ of matchingSlots(layers, lists, filter, undefined)) count += 1;
  return count;
}

function countTypes({ overlay }: Layers, types: readonly string[]): number {
  const counts = [...new Set(types)].map((type) => overlay.typeCounts.get(type) ?? 0);
  return counts.reduce((sum, count) => sum + count, 0);
}

function* matchingSlots(
  layers: Layers,
  lists: SlotLists,
  filter: NodeFilter,
  after: NodeId | undefined,
): Iterable<number> {
  const matcher = nodeMatcher(filter);
  for (const slot of candidates(layers, lists, filter.types, after)) {
    const head = headAt(layers, slot);
    if (head === null || !matcher.head(head)) continue;
    if (!matcher.readsAttributes) yield slot;
    else if (matcher.attributes(nodeAt(layers, slot)!.attributes)) yield slot;
  }
}

function candidates(
  layers: Layers,
  lists: SlotLists,
  types: readonly string[] | undefined,
  after: NodeId | undefined,
): Iterable<number> {
  const sources =
    types === undefined ? [lists.all()] : [...new Set(types)].map((type) => lists.ofType(type));
  const rest = sources.map((list) =>
    after === undefined ? list : list.subarray(firstAfter(layers, list, after)),
  );
  return rest.length === 1 ? rest[0]! : mergeLists(layers, rest);
}

/** Lists in order of id, no slot in two of them, as one. */
function* mergeLists(layers: Layers, lists: readonly Uint32Array[]): Iterable<number> {
  const heads = lists
    .filter((list) => list.length > 0)
    .map((list) => ({ list, place: 0, id: idAt(layers, list[0]!) }));
  while (heads.length > 0) {
    const first = heads.reduce((least, head) => (head.id < least.id ? head : least));
    yield first.list[first.place]!;
    first.place += 1;
    const next = first.list[first.place];
    if (next === undefined) heads.splice(heads.indexOf(first), 1);
    else first.id = idAt(layers, next);
  }
}
