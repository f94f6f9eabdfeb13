import type { EdgeRecord } from '../record.js';
import { edgePlace } from './compare-edges.js';
import { type Layers, type Row, emptyRow, rowChanged } from './overlay.js';
import { readEdges } from './read-edges.js';

/** A row being written: the same as before until `changed`, then a copy of its own. */
export interface DraftRow extends Row {
  out: EdgeRecord[];
  outSlots: number[];
  in: EdgeRecord[];
  inSlots: number[];
  changed: boolean;
}

export type Side = 'out' | 'in';

export function draftRow(layers: Layers, slot: number): DraftRow {
  const row = currentRow(layers, slot);
  return {
    out: [...row.out],
    outSlots: [...row.outSlots],
    in: [...row.in],
    inSlots: [...row.inSlots],
    changed: false,
  };
}

function currentRow(layers: Layers, slot: number): Row {
  const { base, overlay } = layers;
  if (slot >= overlay.flags.length) return emptyRow;
  if ((overlay.flags[slot]! & rowChanged) !== 0) return overlay.rows.get(slot)!;
  const { to, outStarts, inFrom, inStarts } = base.edges;
  return {
    out: readEdges(layers, slot, 'OUT', undefined),
    outSlots: [...to.subarray(outStarts[slot], outStarts[slot + 1])],
    in: readEdges(layers, slot, 'IN', undefined),
    inSlots: [...inFrom.subarray(inStarts[slot], inStarts[slot + 1])],
  };
}

/** An outgoing edge of the row's node. */
export function rowHas(row: Row, edge: EdgeRecord): boolean {
  return isAt(row.out, edgePlace(row.out, edge), edge);
}

/** Adds the edge, or replaces the one with its ends and kind. `other` is the slot of the other end. */
export function putInRow(row: DraftRow, side: Side, edge: EdgeRecord, other: number): void {
  const edges = row[side];
  const place = edgePlace(edges, edge);
  const replaced = isAt(edges, place, edge) ? 1 : 0;
  edges.splice(place, replaced, edge);
  row[`${side}Slots`].splice(place, replaced, other);
  row.changed = true;
}

export function removeFromRow(row: DraftRow, side: Side, edge: EdgeRecord): void {
  const place = edgePlace(row[side], edge);
  row[side].splice(place, 1);
  row[`${side}Slots`].splice(place, 1);
  row.changed = true;
}

function isAt(edges: readonly EdgeRecord[], place: number, edge: EdgeRecord): boolean {
  const found = edges[place];
  return (
    found !== undefined &&
    found.kind === edge.kind &&
    found.from === edge.from &&
    found.to === edge.to
  );
}
