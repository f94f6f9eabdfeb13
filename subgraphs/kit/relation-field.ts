import type { Found } from '../../account/graph/pins.js';
import type { NodeRecord } from '../../account/graph/record.js';
import { RequestError } from '../../account/request-error.js';
import type { RelationField } from '../../schema/model.js';
import { MOST_PER_PAGE, checkFirst } from './connection.js';
import type { SubgraphContext } from './context.js';
import { foundAt } from './found-at.js';
import type { RelationAnswers } from './relation-answers.js';
import { whenRead } from './when-read.js';
import type { ResourceResolver } from './resource-resolver.js';

/**
 * A relation field: what edges of its kind lead to, narrowed to the field's type, in the view's order. An empty list means
 * none; null means that the answer which states the relation was never read.
 */
export function relationResolver(
  type: string,
  field: string,
  relation: RelationField,
  answers: RelationAnswers,
): ResourceResolver {
  const kinds = [relation.kind];
  const related = (source: Found, context: SubgraphContext): readonly NodeRecord[] => {
    const found = otherEnds(source, relation, kinds);
    context.budget.take(found.length);
    return found;
  };
  const one: RelationReader = (source, _first, context) => {
    const [only] = related(source, context);
    return only === undefined ? null : foundAt({ record: only, view: source.view }, context.pins);
  };
  const many: RelationReader = (source, first, context) => {
    const all = related(source, context);
    if (all.length === 0 && !answers.isAnswered(source.record, relation, source.view)) return null;
    const taken = take(all, first, `${type}.${field}`);
    return taken.map((record) => foundAt({ record, view: source.view }, context.pins));
  };
  return withEdges(relation.list ? many : one);
}

type RelationReader = (
  source: Found,
  first: number | null | undefined,
  context: SubgraphContext,
) => unknown;

/** Reads at once where the source's view knows its edges, as every view in memory does. */
function withEdges(read: RelationReader): ResourceResolver {
  return (source, { first }: { first?: number | null }, context) =>
    whenRead(context.pins.withEdges(source), (found) => read(found, first, context));
}

function otherEnds(
  { record, view }: Found,
  { direction, types }: RelationField,
  kinds: readonly string[],
): readonly NodeRecord[] {
  const found: NodeRecord[] = [];
  for (const edge of view.edges(record.id, direction, kinds)) {
    const other = view.node(direction === 'OUT' ? edge.to : edge.from);
    if (other !== null && (types.length === 0 || types.includes(other.type))) found.push(other);
  }
  return found;
}

function take(
  all: readonly NodeRecord[],
  first: number | null | undefined,
  field: string,
): readonly NodeRecord[] {
  if (first !== null && first !== undefined) {
    checkFirst(first, MOST_PER_PAGE);
    return all.slice(0, first);
  }
  if (all.length <= MOST_PER_PAGE) return all;
  throw new RequestError(
    'LIST_TOO_LONG',
    `${field} has ${all.length} resources, more than ${MOST_PER_PAGE}: give first, or page through account.graph(types:).edges`,
    'first',
  );
}
