import { edgeReadings } from '../edge-readings.js';
import type { EdgeId, EdgeRecord } from '../record.js';
import type { EdgeColumns } from './edge-columns.js';
import { edgePlace } from './compare-edges.js';
import { type Layers, rowChanged } from './overlay.js';
import { slotOf } from './read-node.js';

type Ends = Pick<EdgeRecord, 'from' | 'kind' | 'to'>;

/** The edge of this id, or null. Ids of nodes may hold what looks like a kind, so every reading of the text is tried. */
export function findEdge(layers: Layers, id: EdgeId): EdgeRecord | null {
  for (const ends of edgeReadings(id)) {
    const edge = edgeBetween(layers, ends);
    if (edge !== null) return edge;
  }
  return null;
}

function edgeBetween(layers: Layers, ends: Ends): EdgeRecord | null {
  const { base, overlay } = layers;
  const from = slotOf(layers, ends.from);
  const to = slotOf(layers, ends.to);
  if (from === undefined || to === undefined) return null;
  if ((overlay.flags[from]! & rowChanged) === 0) return baseEdge(base.edges, from, ends.kind, to);
  const { out } = overlay.rows.get(from)!;
  const found = out[edgePlace(out, ends)];
  return found !== undefined && found.kind === ends.kind && found.to === ends.to ? found : null;
}

/** A run of outgoing ordinals is in order of (kind, to). */
function baseEdge(edges: EdgeColumns, from: number, kind: string, to: number): EdgeRecord | null {
  const code = edges.kinds.find(kind);
  if (code === undefined) return null;
  let low = edges.outStarts[from]!;
  let high = edges.outStarts[from + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const before = edges.kind[middle]! - code || edges.to[middle]! - to;
    if (before === 0) return edges.record(middle);
    if (before < 0) low = middle + 1;
    else high = middle;
  }
  return null;
}
