import { type Layers, nodeChanged, rowChanged } from './overlay.js';
import type { SlotLists } from './slot-lists.js';
import type { StoredEdge, StoredNode } from './stored-record.js';

/** The nodes of a graph in order of id; what the base has as text stays text. */
export function* storedNodes({ base, overlay }: Layers, lists: SlotLists): Iterable<StoredNode> {
  for (const slot of lists.all()) {
    const changed = (overlay.flags[slot]! & nodeChanged) !== 0;
    yield changed ? overlay.nodes.get(slot)! : base.nodes.stored(slot);
  }
}

export function* storedEdges({ base, overlay }: Layers, lists: SlotLists): Iterable<StoredEdge> {
  const { outStarts } = base.edges;
  for (const slot of lists.all()) {
    if ((overlay.flags[slot]! & rowChanged) !== 0) {
      yield* overlay.rows.get(slot)!.out;
      continue;
    }
    const end = outStarts[slot + 1]!;
    for (let ordinal = outStarts[slot]!; ordinal < end; ordinal += 1)
      yield base.edges.stored(ordinal);
  }
}
