import type { NodeId, NodeRecord } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import type { Listing } from './listing.js';

/** The items that a node shown per item belongs to, by the relations that the listing itself states between the two. */
export function itemsOf(
  { id, type }: NodeRecord,
  { states, perItem }: Listing,
  head: Snapshot,
): readonly NodeId[] {
  const item = perItem?.type ?? '';
  const kinds = states.relations
    .filter(({ from, to }) => [...from, ...to].includes(item) && [...from, ...to].includes(type))
    .map(({ kind }) => kind);
  return head
    .edges(id, 'BOTH', kinds)
    .map(({ from, to }) => (from === id ? to : from))
    .filter((end) => head.node(end)?.type === item);
}
