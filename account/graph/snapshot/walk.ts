import { type Layers, type Row, rowChanged } from './overlay.js';

/**
 * Leaves the slots within so many undirected hops of `start` in the scratch's queue, nearest first, at most `limit`
 * (at least 1), and returns how many they are. Read them before the next walk.
 */
export function walk(layers: Layers, start: number, hops: number, limit: number): number {
  const { base, overlay } = layers;
  base.scratch.begin(overlay.flags.length);
  const { queue, marks, generation } = base.scratch;
  queue[0] = start;
  marks[start] = generation;
  let next = 0;
  let end = 1;
  for (let hop = 0; hop < hops && next < end && end < limit; hop += 1) {
    const levelEnd = end;
    while (next < levelEnd && end < limit) end = expand(layers, queue[next++]!, end, limit);
  }
  return end;
}

/** The slots of a walk, to keep. */
export function ballSlots(layers: Layers, start: number, hops: number, limit: number): Uint32Array {
  const count = walk(layers, start, hops, limit);
  return layers.base.scratch.queue.slice(0, count);
}

/** Queues the neighbours of a slot that were not visited; returns the queue's new end. */
function expand({ base, overlay }: Layers, slot: number, queued: number, limit: number): number {
  const { queue, marks, generation } = base.scratch;
  if ((overlay.flags[slot]! & rowChanged) !== 0) {
    return expandRow(base.scratch, overlay.rows.get(slot)!, queued, limit);
  }
  const { to, outStarts, inFrom, inStarts } = base.edges;
  let end = queued;
  const outEnd = outStarts[slot + 1]!;
  for (let at = outStarts[slot]!; at < outEnd && end < limit; at += 1) {
    const other = to[at]!;
    if (marks[other] === generation) continue;
    marks[other] = generation;
    queue[end++] = other;
  }
  const inEnd = inStarts[slot + 1]!;
  for (let at = inStarts[slot]!; at < inEnd && end < limit; at += 1) {
    const other = inFrom[at]!;
    if (marks[other] === generation) continue;
    marks[other] = generation;
    queue[end++] = other;
  }
  return end;
}

function expandRow(
  { queue, marks, generation }: Layers['base']['scratch'],
  row: Row,
  queued: number,
  limit: number,
): number {
  let end = queued;
  for (const slots of [row.outSlots, row.inSlots]) {
    for (let at = 0; at < slots.length && end < limit; at += 1) {
      const other = slots[at]!;
      if (marks[other] === generation) continue;
      marks[other] = generation;
      queue[end++] = other;
    }
  }
  return end;
}
