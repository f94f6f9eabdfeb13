import type { NodeId } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import { statedNodes } from './in-scope.js';
import { itemsOf } from './items-of.js';
import type { DueScope } from './stages.js';

/** These nodes and all that would go with them: what is shown per item when every one of its items goes. */
export function goneWith(
  scope: DueScope,
  missing: ReadonlySet<NodeId>,
  head: Snapshot,
): ReadonlySet<NodeId> {
  const gone = new Set(missing);
  const shownPerItem = scope.listings
    .filter(({ perItem }) => perItem !== undefined)
    .flatMap((listing) =>
      statedNodes(listing, scope, head).map((node) => ({
        id: node.id,
        items: itemsOf(node, listing, head),
      })),
    )
    .filter(({ items }) => items.length > 0);
  for (let before = -1; before < gone.size;) {
    before = gone.size;
    for (const { id, items } of shownPerItem)
      if (items.every((item) => gone.has(item))) gone.add(id);
  }
  return gone;
}
