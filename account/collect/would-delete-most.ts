import type { NodeId, NodeRecord } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import { goneWith } from './gone-with.js';
import { statedNodes } from './in-scope.js';
import type { Listing } from './listing.js';
import type { DueScope } from './stages.js';

/** Fewer nodes may go without a second reading. */
export const LEAST_DELETED = 10;

/**
 * Whether these nodes, with what goes with them, are more than half of what a listing states, of one of its types or of
 * the whole scope, and at least 10.
 */
export function wouldDeleteMost(
  scope: DueScope,
  missing: ReadonlySet<NodeId>,
  head: Snapshot,
): boolean {
  const gone = goneWith(scope, missing, head);
  if (gone.size < LEAST_DELETED) return false;
  const all = new Map<NodeId, NodeRecord>();
  for (const listing of scope.listings) {
    const known = statedNodes(listing, scope, head);
    if (isMost(known, gone)) return true;
    if (statementsOf(listing, known).some((nodes) => isMost(nodes, gone))) return true;
    for (const node of known) all.set(node.id, node);
  }
  return isMost([...all.values()], gone);
}

function statementsOf(
  { states }: Listing,
  known: readonly NodeRecord[],
): readonly (readonly NodeRecord[])[] {
  return states.nodes.map((statement) =>
    known.filter(
      ({ type, attributes }) => type === statement.type && (statement.where?.(attributes) ?? true),
    ),
  );
}

/** More than half of them, and at least 10. */
function isMost(known: readonly NodeRecord[], gone: ReadonlySet<NodeId>): boolean {
  if (known.length < LEAST_DELETED) return false;
  const count = known.filter(({ id }) => gone.has(id)).length;
  return count >= LEAST_DELETED && count * 2 > known.length;
}
