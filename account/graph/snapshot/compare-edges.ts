import type { EdgeRecord } from '../record.js';
import { compareText } from './compare-text.js';

type Ends = Pick<EdgeRecord, 'from' | 'kind' | 'to'>;

/** In order of (kind, from, to), the order of a node's edges. */
export function compareEdges(one: Ends, other: Ends): number {
  return (
    compareText(one.kind, other.kind) ||
    compareText(one.from, other.from) ||
    compareText(one.to, other.to)
  );
}

/** Where the edge stands or would stand in a list in order of (kind, from, to). */
export function edgePlace(edges: readonly Ends[], edge: Ends): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareEdges(edges[middle]!, edge) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
