import { type EdgeId, type EdgeRecord, edgeId } from '../record.js';
import { compareText } from './compare-text.js';
import type { Layers } from './overlay.js';
import { readEdges } from './read-edges.js';
import { idAt, slotOf } from './read-node.js';
import { type SlotLists, firstAfter } from './slot-lists.js';

const space = 0x20;

/**
 * Every edge in order of its id. That is the order of (from, kind, to), but where one node's id continues another's
 * with a space or less: such nodes form a group whose edges are sorted together.
 */
export function* readAllEdges(
  layers: Layers,
  lists: SlotLists,
  after: EdgeId | undefined,
): Iterable<EdgeRecord> {
  const slots = lists.all();
  let place = after === undefined ? 0 : firstPlace(layers, slots, after);
  while (place < slots.length) {
    const end = groupEnd(layers, slots, place);
    for (const { id, edge } of groupEdges(layers, slots.subarray(place, end))) {
      if (after === undefined || id > after) yield edge;
    }
    place = end;
  }
}

/** The first node that may have an edge after this id: the shortest node id that the text begins with, else the next. */
function firstPlace(layers: Layers, slots: Uint32Array, after: EdgeId): number {
  for (let at = 1; at <= after.length; at += 1) {
    if (at < after.length && after.charCodeAt(at) > space) continue;
    const id = after.slice(0, at);
    if (slotOf(layers, id) !== undefined) return firstAfter(layers, slots, id) - 1;
  }
  return firstAfter(layers, slots, after);
}

function groupEnd(layers: Layers, slots: Uint32Array, place: number): number {
  const first = idAt(layers, slots[place]!);
  let end = place + 1;
  while (end < slots.length && continues(idAt(layers, slots[end]!), first)) end += 1;
  return end;
}

function continues(id: string, start: string): boolean {
  return id.charCodeAt(start.length) <= space && id.startsWith(start);
}

function groupEdges(
  layers: Layers,
  group: Uint32Array,
): readonly { readonly id: EdgeId; readonly edge: EdgeRecord }[] {
  const edges = [...group].flatMap((slot) =>
    readEdges(layers, slot, 'OUT', undefined).map((edge) => ({ id: edgeId(edge), edge })),
  );
  return group.length === 1 ? edges : edges.toSorted((one, other) => compareText(one.id, other.id));
}
