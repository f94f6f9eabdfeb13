import type { Snapshot } from '../graph/snapshot.js';
import { statedNodes } from './in-scope.js';
import type { ReadAnswer } from './stages.js';

/** Fewer nodes may go without a second reading. */
export const LEAST_DELETED = 10;

/** Whether a complete listing lacks more than half of what its scope holds, and at least 10 nodes. */
export function wouldDeleteMost(answer: ReadAnswer, head: Snapshot): boolean {
  if (answer.kind !== 'complete') return false;
  const known = statedNodes(answer.listing, answer.scope, head);
  if (known.length < LEAST_DELETED) return false;
  const listed = new Set(answer.mapped.nodes.map(({ id }) => id));
  const missing = known.filter(({ id }) => !listed.has(id)).length;
  return missing >= LEAST_DELETED && missing * 2 > known.length;
}
