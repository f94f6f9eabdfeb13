import type { NodeId, NodeRecord } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import { groupBy } from './group-by.js';
import { statedNodes } from './in-scope.js';
import { itemsOf } from './items-of.js';
import type { Listing } from './listing.js';
import type { ReadAnswer } from './stages.js';
import { LEAST_DELETED } from './would-delete-most.js';

/**
 * Of the per-item answers of one scope, those that lack what is known of their item, when the answers of a listing
 * together lack more than half of what the scope holds from it, and at least 10 nodes.
 */
export function itemsAskedAgain(
  answers: readonly ReadAnswer[],
  head: Snapshot,
): ReadonlySet<ReadAnswer> {
  const again = new Set<ReadAnswer>();
  for (const [listing, made] of groupBy(answers, (answer) => answer.listing)) {
    const missing = missingNodes(listing, made, head);
    if (missing.length === 0) continue;
    const items = new Set(missing.flatMap((node) => itemsOf(node, listing, head)));
    for (const answer of made) {
      if (answer.kind === 'complete' && items.has(answer.item?.id ?? '')) again.add(answer);
    }
  }
  return again;
}

/** What the complete answers would delete; empty when that is not most of the scope. */
function missingNodes(
  listing: Listing,
  made: readonly ReadAnswer[],
  head: Snapshot,
): readonly NodeRecord[] {
  const [first] = made;
  if (first === undefined) return [];
  const known = statedNodes(listing, first.scope, head);
  if (known.length < LEAST_DELETED) return [];
  const shown = new Set(made.flatMap(({ mapped }) => mapped.nodes.map(({ id }) => id)));
  const answered = new Set<NodeId>();
  for (const { kind, item } of made) {
    if (kind === 'complete' && item !== null) answered.add(item.id);
  }
  const missing = known.filter(
    (node) => !shown.has(node.id) && itemsOf(node, listing, head).some((id) => answered.has(id)),
  );
  const most = missing.length >= LEAST_DELETED && missing.length * 2 > known.length;
  return most ? missing : [];
}
