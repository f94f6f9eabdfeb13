import { canonicalJson } from '../graph/canonical-json.js';
import { defined } from './defined.js';
import type { Attributes, EdgeId, EdgeRecord, NodeId } from '../graph/record.js';
import { edgeId } from '../graph/record.js';
import type { Listing, MappedEdge, Reference } from './listing.js';
import { type Named, nameIndex } from './name-index.js';
import type { ReadAnswer } from './stages.js';

/** Ids that references ended at: the type the first one said, and every name that one knew. */
export type Ends = ReadonlyMap<
  NodeId,
  { readonly type: string; readonly names: ReadonlySet<string> }
>;

export interface StatedEdge {
  readonly record: EdgeRecord;
  /** one of the answers that state it was not cut off */
  readonly whole: boolean;
}

export interface StatedEdges {
  readonly edges: ReadonlyMap<EdgeId, StatedEdge>;
  readonly ends: Ends;
}

interface Joined {
  readonly edge: Omit<EdgeRecord, 'attributes'>;
  readonly listAs: string | undefined;
  readonly attributes: Attributes[];
  whole: boolean;
}

/** The edges the answers state, their references resolved and several of one pair joined. */
export function statedEdges(answers: readonly ReadAnswer[], named: Named): StatedEdges {
  const joined = new Map<EdgeId, Joined>();
  const ends = new Map<NodeId, { type: string; names: Set<string> }>();
  const byName = nameIndex(named);
  const idOf = (reference: Reference): NodeId => {
    const id = reference.by === 'id' ? reference.id : (byName(reference) ?? reference.fallbackId);
    noteEnd(ends, id, reference);
    return id;
  };
  for (const answer of answers) {
    for (const mapped of answer.mapped.edges) {
      const from = idOf(mapped.from);
      const to = idOf(mapped.to);
      const edge = { from, kind: mapped.kind, to, service: answer.scope.service };
      const id = edgeId(edge);
      const entry = joined.get(id) ?? begin(edge, mapped, answer.listing);
      joined.set(id, entry);
      entry.attributes.push(defined(mapped.attributes ?? {}));
      entry.whole ||= answer.kind === 'complete';
    }
  }
  const edges = new Map<EdgeId, StatedEdge>();
  for (const [id, { edge, listAs, attributes, whole }] of joined) {
    const record = Object.freeze({ ...edge, attributes: join(attributes, listAs) });
    edges.set(id, { record, whole });
  }
  return { edges, ends };
}

function begin(edge: Joined['edge'], { from, kind, to }: MappedEdge, listing: Listing): Joined {
  const statement = listing.states.relations.find(
    (one) => one.kind === kind && one.from.includes(from.type) && one.to.includes(to.type),
  );
  return { edge, listAs: statement?.listAs, attributes: [], whole: false };
}

function noteEnd(
  ends: Map<NodeId, { type: string; names: Set<string> }>,
  id: NodeId,
  reference: Reference,
): void {
  const end = ends.get(id) ?? { type: reference.type, names: new Set() };
  ends.set(id, end);
  const name = reference.by === 'id' ? reference.name : reference.value;
  if (name !== undefined) end.names.add(name);
}

/** One set of attributes as it is; several, or a relation that may have several, as a list without repeats. */
function join(attributes: readonly Attributes[], listAs: string | undefined): Attributes {
  const [only] = attributes;
  if (attributes.length === 1 && listAs === undefined && only !== undefined)
    return Object.freeze(only);
  const distinct = new Map(attributes.map((one) => [canonicalJson(one), one]));
  const list = [...distinct.keys()].toSorted().map((text) => distinct.get(text) ?? {});
  const [first] = list;
  if (listAs === undefined && list.length === 1 && first !== undefined) return Object.freeze(first);
  return Object.freeze({ [listAs ?? 'rules']: list });
}
