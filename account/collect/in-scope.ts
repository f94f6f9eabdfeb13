import type { NodeRecord } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import { arnParts } from './arn.js';
import type { Listing } from './listing.js';
import type { DueScope } from './stages.js';

/** Whether a listing in this scope would show the node if it existed: by region, or anywhere for a global listing. */
export function inScope(node: NodeRecord, scope: DueScope): boolean {
  if (scope.region === null) return true;
  return (node.region ?? arnParts(node.id)?.region ?? '') === scope.region;
}

/** The head's own (not external) nodes that the listing states in the scope. */
export function statedNodes(
  listing: Listing,
  scope: DueScope,
  head: Snapshot,
): readonly NodeRecord[] {
  const stated: NodeRecord[] = [];
  for (const { type, where } of listing.states.nodes) {
    for (const node of head.nodes({ types: [type], external: false })) {
      if (inScope(node, scope) && (where?.(node.attributes) ?? true)) stated.push(node);
    }
  }
  return stated;
}
