import type { NodeId, NodeRecord } from '../graph/record.js';
import { inScope } from './in-scope.js';
import type { Listing } from './listing.js';
import type { DueScope, ReadAnswer } from './stages.js';

/** Of which nodes a listing said all it has to say in this collection. */
export interface ReadListings {
  saidAllOf(listing: Listing, node: NodeRecord): boolean;
}

interface Said {
  /** scopes whose own listing was complete: it speaks for every node of them */
  readonly scopes: Set<DueScope>;
  /** nodes whose own item was read, and items of per-item calls that answered completely */
  readonly nodes: Set<NodeId>;
}

/** A cut answer says all of the items on its pages, but never all of the item it was asked about. */
export function readListings(answers: readonly ReadAnswer[]): ReadListings {
  const read = new Map<Listing, Said>();
  for (const answer of answers) {
    if (answer.kind === 'unreadable' || answer.kind === 'absent') continue;
    const said = read.get(answer.listing) ?? { scopes: new Set(), nodes: new Set() };
    read.set(answer.listing, said);
    for (const { id } of answer.mapped.nodes) if (id !== answer.item?.id) said.nodes.add(id);
    if (answer.kind !== 'complete') continue;
    if (answer.item === null) said.scopes.add(answer.scope);
    else said.nodes.add(answer.item.id);
  }
  return {
    saidAllOf: (listing, node) => {
      const said = read.get(listing);
      if (said === undefined) return false;
      return said.nodes.has(node.id) || [...said.scopes].some((scope) => inScope(node, scope));
    },
  };
}
