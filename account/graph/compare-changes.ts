import type { Change } from './change.js';
import { compareText } from './snapshot/compare-text.js';

/** The order of the log: nodes, then edges, each by id. */
export function compareChanges(one: Change, other: Change): number {
  if (one.record !== other.record) return one.record === 'node' ? -1 : 1;
  return compareText(one.id, other.id);
}
