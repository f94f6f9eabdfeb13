import { type Layers, rowChanged } from './overlay.js';

/** One shortest undirected path as slots, both ends included; null when there is none within `maxHops`. */
export function findPath(
  layers: Layers,
  from: number,
  to: number,
  maxHops: number,
): readonly number[] | null {
  const { scratch } = layers.base;
  scratch.beginPath(layers.overlay.flags.length);
  const { queue, marks, generation } = scratch;
  queue[0] = from;
  marks[from] = generation;
  let next = 0;
  let end = 1;
  for (let hop = 0; hop < maxHops && marks[to] !== generation; hop += 1) {
    const levelEnd = end;
    for (; next < levelEnd; next += 1) end = visit(layers, queue[next]!, end);
  }
  return marks[to] === generation ? traceBack(scratch.parents, from, to) : null;
}

function visit(layers: Layers, slot: number, queued: number): number {
  const { queue, marks, parents, generation } = layers.base.scratch;
  let end = queued;
  for (const others of neighbours(layers, slot)) {
    for (const other of others) {
      if (marks[other] === generation) continue;
      marks[other] = generation;
      parents[other] = slot;
      queue[end++] = other;
    }
  }
  return end;
}

function neighbours(
  { base, overlay }: Layers,
  slot: number,
): readonly ArrayLike<number>[] & Iterable<Iterable<number>> {
  const row = overlay.rows.get(slot);
  if ((overlay.flags[slot]! & rowChanged) !== 0 && row !== undefined)
    return [row.outSlots, row.inSlots];
  const { to, outStarts, inFrom, inStarts } = base.edges;
  return [
    to.subarray(outStarts[slot], outStarts[slot + 1]),
    inFrom.subarray(inStarts[slot], inStarts[slot + 1]),
  ];
}

function traceBack(parents: Uint32Array, from: number, to: number): readonly number[] {
  const path = [to];
  for (let at = to; at !== from; path.push(at)) at = parents[at]!;
  return path.toReversed();
}
