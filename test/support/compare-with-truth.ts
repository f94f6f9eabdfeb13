import type { ReadEdge, ReadGraph } from './read-graph.js';

interface Truth {
  readonly resources: Readonly<Record<string, number>>;
  readonly resource_ids: Readonly<Record<string, readonly string[]>>;
  readonly relations: readonly (readonly [string, string, string])[];
}

interface TruthMap {
  readonly types: Readonly<Record<string, string>>;
  readonly relations: Readonly<Record<string, { readonly kind: string; reverse?: boolean }>>;
}

/** What a graph holds and what the truth says, each as ordered texts that can be compared. */
export interface Compared {
  readonly types: Sides<Readonly<Record<string, readonly string[]>>>;
  readonly relations: Sides<readonly string[]> & {
    /** `<type> <kind> <type>` of edges that the truth is silent about */
    readonly classesBesides: readonly string[];
  };
}

interface Sides<T> {
  readonly found: T;
  readonly expected: T;
}

/** Compares a graph with an export's `truth.json`, mapped by `truth-map.json`. */
export function compareWithTruth(graph: ReadGraph, truth: unknown, map: unknown): Compared {
  const [given, mapping] = [truth as Truth, map as TruthMap];
  return {
    types: compareTypes(graph, given, mapping),
    relations: compareEdges(graph, given, mapping),
  };
}

/** A truth's id is our own, or what follows the last slash of an id that we had to build. */
function bare(id: string): string {
  return id.startsWith('arn:aws:ec2:') ? (id.split('/').at(-1) ?? id) : id;
}

const INLINE_POLICY = /:(user|group|role)\/.+\/policy\//;

function compareTypes(graph: ReadGraph, truth: Truth, map: TruthMap): Compared['types'] {
  const found: Record<string, readonly string[]> = {};
  const expected: Record<string, readonly string[]> = {};
  for (const [truthType, type] of Object.entries(map.types)) {
    const own = graph.nodes.filter((node) => node.type === type && !node.external);
    const ids = own.map(({ id }) => id).filter((id) => !INLINE_POLICY.test(id));
    found[type] = ids.map(bare).toSorted();
    expected[type] = [...(truth.resource_ids[truthType] ?? [])].toSorted();
    if (expected[type]?.length !== truth.resources[truthType]) throw new Error(`${truthType}?`);
  }
  return { found, expected };
}

function compareEdges(graph: ReadGraph, truth: Truth, map: TruthMap): Compared['relations'] {
  const typeOf = new Map(graph.nodes.map(({ id, type }) => [id, type]));
  const classOf = ({ from, kind, to }: ReadEdge) => `${typeOf.get(from)} ${kind} ${typeOf.get(to)}`;
  const said = new Set(expectedEdges(truth, map));
  const edges = graph.edges.filter(({ to }) => !INLINE_POLICY.test(to));
  const spokenOf = new Set(edges.filter((edge) => said.has(bareEdge(edge))).map(classOf));
  return {
    expected: [...said].toSorted(),
    // not made distinct: two edges that differ by region only must not pass for one
    found: edges
      .filter((edge) => spokenOf.has(classOf(edge)))
      .map(bareEdge)
      .toSorted(),
    classesBesides: [...new Set(edges.map(classOf))].filter((one) => !spokenOf.has(one)).toSorted(),
  };
}

function bareEdge({ from, kind, to }: ReadEdge): string {
  return `${bare(from)} ${kind} ${bare(to)}`;
}

function expectedEdges(truth: Truth, map: TruthMap): readonly string[] {
  return truth.relations.flatMap(([from, relation, to]) => {
    const mapped = map.relations[relation];
    if (mapped === undefined) return [];
    // a topic's subscribers that are queues or functions are resources, an address is none
    if (relation === 'topic-subscribes-endpoint' && !to.startsWith('arn:')) return [];
    const [near, far] = mapped.reverse === true ? [to, from] : [from, to];
    return [`${tableOf(near)} ${mapped.kind} ${tableOf(far)}`];
  });
}

/** A table's stream stands for the table. */
function tableOf(id: string): string {
  return id.replace(/(:table\/[^/]+)\/stream\/.*$/, '$1');
}
