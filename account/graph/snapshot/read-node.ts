import type { NodeId, NodeRecord } from '../record.js';
import type { NodeHead } from './node-columns.js';
import { type Layers, nodeChanged } from './overlay.js';

/** undefined when the node is not there */
export function slotOf({ base, overlay }: Layers, id: NodeId): number | undefined {
  const slot = base.nodes.slots.get(id) ?? overlay.added.get(id);
  if (slot === undefined) return undefined;
  if ((overlay.flags[slot]! & nodeChanged) === 0) return slot;
  return overlay.nodes.get(slot) === null ? undefined : slot;
}

export function idAt({ base, overlay }: Layers, slot: number): NodeId {
  const { count, ids } = base.nodes;
  return slot < count ? ids[slot]! : overlay.addedIds[slot - count]!;
}

/** A plain loop: `Array.from` takes several times as long. */
export function idsAt({ base, overlay }: Layers, slots: Uint32Array): readonly NodeId[] {
  const { count, ids } = base.nodes;
  const found: NodeId[] = [];
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at]!;
    found.push(slot < count ? ids[slot]! : overlay.addedIds[slot - count]!);
  }
  return found;
}

/** null when the slot's node was removed */
export function nodeAt({ base, overlay }: Layers, slot: number): NodeRecord | null {
  if ((overlay.flags[slot]! & nodeChanged) === 0) return base.nodes.record(slot);
  return overlay.nodes.get(slot) ?? null;
}

/** As `nodeAt`, without decoding attributes. */
export function headAt({ base, overlay }: Layers, slot: number): NodeHead | null {
  if ((overlay.flags[slot]! & nodeChanged) === 0) return base.nodes.head(slot);
  return overlay.nodes.get(slot) ?? null;
}
