import type { EdgeRecord, NodeRecord } from '../graph/record.js';
import { covers } from './covers.js';
import type { Listing, RelationStatement } from './listing.js';
import { readListings } from './read-listings.js';
import type { CollectedService, ReadAnswer } from './stages.js';

export interface EdgeEnds {
  readonly from: NodeRecord;
  readonly to: NodeRecord;
}

/** What this collection's answers are evidence for: whether an answer says that something is no longer so. */
export interface Evidence {
  /** every answer that states this edge was read, so an edge none of them says is gone */
  saysAllOf(edge: EdgeRecord, ends: EdgeEnds): boolean;
  /** whether the listing would state this edge in an answer about this item */
  states(listing: Listing, item: NodeRecord, edge: EdgeRecord, ends: EdgeEnds): boolean;
  /** every answer that alone states this attribute was read; null: no listing names it, the node's own states it */
  saysAttribute(node: NodeRecord, name: string): boolean | null;
}

export function evidence(
  services: readonly CollectedService[],
  answers: readonly ReadAnswer[],
): Evidence {
  const listings = services.flatMap((service) => service.listings);
  const statements = statementsOf(listings);
  const naming = namingListings(listings);
  const read = readListings(answers);
  const covering = (edge: EdgeRecord, ends: EdgeEnds) =>
    statements(edge.kind, ends).filter(({ listing, relation }) =>
      covers(listing, ends[relation.anchor]),
    );
  return {
    saysAllOf: (edge, ends) => {
      const found = covering(edge, ends);
      return (
        found.length > 0 &&
        found.every((one) => read.saidAllOf(one.listing, ends[one.relation.anchor]))
      );
    },
    states: (listing, item, edge, ends) =>
      covering(edge, ends).some(
        (one) => one.listing === listing && ends[one.relation.anchor].id === item.id,
      ),
    saysAttribute: (node, name) => {
      const named = naming.get(`${node.type} ${name}`) ?? [];
      if (named.length === 0) return null;
      const found = named.filter((listing) => covers(listing, node));
      return found.length > 0 && found.every((listing) => read.saidAllOf(listing, node));
    },
  };
}

/** A listing that states a triple of relation, and how. */
interface Statement {
  readonly listing: Listing;
  readonly relation: RelationStatement;
}

/**
 * The statements that an edge may come from: those of its very triple; else, as when its far end turned out to be of
 * another type than the answer said, all of its kind that are anchored at a node of its types.
 */
function statementsOf(
  listings: readonly Listing[],
): (kind: string, ends: EdgeEnds) => readonly Statement[] {
  const all = listings.flatMap((listing) =>
    listing.states.relations.map((relation): Statement => ({ listing, relation })),
  );
  const known = new Map<string, readonly Statement[]>();
  const find = (kind: string, from: string, to: string) => {
    const ofKind = all.filter(({ relation }) => relation.kind === kind);
    const exact = ofKind.filter(
      ({ relation }) => relation.from.includes(from) && relation.to.includes(to),
    );
    if (exact.length > 0) return exact;
    const types = { from, to };
    return ofKind.filter(({ relation: { anchor, ...ends } }) =>
      ends[anchor].includes(types[anchor]),
    );
  };
  return (kind, { from, to }) => {
    const triple = `${kind} ${from.type} ${to.type}`;
    const found = known.get(triple) ?? find(kind, from.type, to.type);
    known.set(triple, found);
    return found;
  };
}

/** `<type> <attribute>` → the listings that name it as theirs alone. */
function namingListings(listings: readonly Listing[]): ReadonlyMap<string, readonly Listing[]> {
  const naming = new Map<string, Listing[]>();
  for (const listing of listings) {
    for (const [type, names] of Object.entries(listing.states.attributes)) {
      for (const name of names) {
        const key = `${type} ${name}`;
        naming.set(key, [...(naming.get(key) ?? []), listing]);
      }
    }
  }
  return naming;
}
