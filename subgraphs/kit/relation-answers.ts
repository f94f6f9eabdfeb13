import type { Listing, RelationStatement } from '../../account/collect/listing.js';
import type { NodeRecord } from '../../account/graph/record.js';
import type { View } from '../../account/graph/view.js';
import type { RelationField } from '../../schema/model.js';

/** Tells an empty relation from one that nobody answered. */
export interface RelationAnswers {
  /** Whether the answers that state this relation at this node have ever been read completely. */
  isAnswered(node: NodeRecord, relation: RelationField, view: View): boolean;
}

interface Stating {
  readonly service: string;
  readonly global: boolean;
}

export function relationAnswers(
  services: readonly { readonly name: string; readonly listings: readonly Listing[] }[],
): RelationAnswers {
  const stating = statingServices(services);
  return {
    isAnswered: (node, relation, view) => {
      const near = relation.direction === 'OUT' ? 'from' : 'to';
      const found = relation.types.flatMap(
        (type) => stating.get(`${relation.kind} ${near} ${node.type} ${type}`) ?? [],
      );
      if (node.external) return false;
      // what belongs to no region can be related to from every region
      const region = node.region ?? undefined;
      return found.every(({ service, global }) => view.isAnswered(service, global ? null : region));
    },
  };
}

function triples({
  kind,
  from,
  to,
}: RelationStatement): readonly (readonly [string, string, string])[] {
  return from.flatMap((source) => to.map((target) => [kind, source, target] as const));
}

/** `<kind> <from|to> <type at this end> <type at the other end>` → which service's listing states it. */
function statingServices(
  services: readonly { readonly name: string; readonly listings: readonly Listing[] }[],
): ReadonlyMap<string, readonly Stating[]> {
  const stating = new Map<string, readonly Stating[]>();
  const add = (key: string, one: Stating) => stating.set(key, [...(stating.get(key) ?? []), one]);
  for (const { name, listings } of services) {
    for (const { scope, states } of listings) {
      const one = { service: name, global: scope === 'global' };
      for (const [kind, source, target] of states.relations.flatMap(triples)) {
        add(`${kind} from ${source} ${target}`, one);
        add(`${kind} to ${target} ${source}`, one);
      }
    }
  }
  return stating;
}
