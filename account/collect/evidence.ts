import type { EdgeRecord, NodeId, NodeRecord } from '../graph/record.js';
import { inScope } from './in-scope.js';
import type { Listing, RelationStatement } from './listing.js';
import type { CollectedService, ReadAnswer } from './stages.js';

/** The listing that states a triple of relation, and how. */
interface Statement {
  readonly listing: Listing;
  readonly relation: RelationStatement;
}

/** What this collection's answers are evidence for: whether an answer says that something is no longer so. */
export interface Evidence {
  /** the answer that states this edge was read, so an edge it does not say is gone */
  saysAllOf(edge: EdgeRecord, ends: { from: NodeRecord; to: NodeRecord }): boolean;
  statementOf(kind: string, from: string, to: string): RelationStatement | undefined;
  /** the listing that states a triple */
  listingOf(kind: string, from: string, to: string): Listing | undefined;
}

export function evidence(
  services: readonly CollectedService[],
  answers: readonly ReadAnswer[],
): Evidence {
  const statements = statementsOf(services);
  const answered = answeredBy(answers);
  const find = (kind: string, from: string, to: string) => statements.get(`${kind} ${from} ${to}`);
  return {
    statementOf: (kind, from, to) => find(kind, from, to)?.relation,
    listingOf: (kind, from, to) => find(kind, from, to)?.listing,
    saysAllOf: (edge, ends) => {
      const statement = find(edge.kind, ends.from.type, ends.to.type);
      if (statement === undefined) return false;
      const anchor = statement.relation.anchor === 'from' ? ends.from : ends.to;
      const read = answered.get(statement.listing);
      if (read === undefined) return false;
      return (
        read.anchors.has(anchor.id) || read.whole.some((answer) => inScope(anchor, answer.scope))
      );
    },
  };
}

function statementsOf(services: readonly CollectedService[]): ReadonlyMap<string, Statement> {
  const statements = new Map<string, Statement>();
  for (const listing of services.flatMap(({ listings }) => listings)) {
    for (const relation of listing.states.relations) {
      for (const from of relation.from) {
        for (const to of relation.to)
          statements.set(`${relation.kind} ${from} ${to}`, { listing, relation });
      }
    }
  }
  return statements;
}

interface AnsweredListing {
  /** complete answers of a listing of its own: they speak for every anchor of their scope */
  readonly whole: ReadAnswer[];
  /** nodes whose own item was read, and items of per-item calls that answered */
  readonly anchors: Set<NodeId>;
}

function answeredBy(answers: readonly ReadAnswer[]): ReadonlyMap<Listing, AnsweredListing> {
  const answered = new Map<Listing, AnsweredListing>();
  for (const answer of answers) {
    if (answer.kind === 'unreadable' || answer.kind === 'absent') continue;
    const entry = answered.get(answer.listing) ?? { whole: [], anchors: new Set<NodeId>() };
    answered.set(answer.listing, entry);
    for (const { id } of answer.mapped.nodes) entry.anchors.add(id);
    if (answer.kind !== 'complete') continue;
    if (answer.item === null) entry.whole.push(answer);
    else entry.anchors.add(answer.item.id);
  }
  return answered;
}
