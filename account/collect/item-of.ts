import type { NodeRecord } from '../graph/record.js';

/** The item a per-item listing was asked about. Mapping such an answer without its item is a bug. */
export function itemOf(item: NodeRecord | null): NodeRecord {
  if (item === null) throw new Error('an answer about one item was mapped without the item');
  return item;
}
