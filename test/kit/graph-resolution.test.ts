import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type EdgeRecord, type NodeRecord, edgeId } from '../../account/graph/record.js';
import type { Direction } from '../../account/graph/snapshot.js';
import { MODEL } from '../../schema/generated/model.js';
import {
  type Draw,
  TIME_LIMIT,
  checkRecords,
  inOrder,
  nodesByType,
} from '../support/check-records.js';
import { REGIONS, TAG_KEYS, TAG_VALUES } from '../support/random-records.js';
import { type RecordServer, type Records, serveRecords } from '../support/serve-records.js';

let server: RecordServer;
beforeAll(async () => {
  server = await serveRecords();
});
afterAll(() => server.stop());

test(
  'a graph narrowed by services, types, regions and tags is those nodes and the edges between them',
  async () => {
    await checkRecords(server, async (accounts, draw) => {
      for (const records of accounts) await narrowedGraphHolds(records, draw);
    });
  },
  TIME_LIMIT,
);

test(
  'a node has the edges at it, and around it what a breadth-first search reaches',
  async () => {
    await checkRecords(server, async (accounts, draw) => {
      for (const records of accounts.filter(({ nodes }) => nodes.length > 0)) {
        await edgesAreThoseAtTheNode(records, draw);
        await neighbourhoodIsWhatIsReached(records, draw);
      }
    });
  },
  TIME_LIMIT,
);

interface Filter {
  readonly services: readonly string[] | null;
  readonly types: readonly string[] | null;
  readonly regions: readonly string[] | null;
  readonly tags:
    readonly { readonly key: string; readonly values: readonly string[] | null }[] | null;
}

function randomFilter(types: readonly string[]): fc.Arbitrary<Filter> {
  const some = <T>(of: readonly T[]) => fc.option(fc.subarray([...of]), { nil: null, freq: 2 });
  const values = fc.option(fc.subarray(TAG_VALUES), { nil: null });
  const tag = fc.record({ key: fc.constantFrom(...TAG_KEYS), values });
  return fc.record({
    services: some(MODEL.services),
    types: some(types),
    regions: some(REGIONS),
    tags: fc.option(fc.array(tag, { maxLength: 2 }), { nil: null, freq: 2 }),
  });
}

function passes(node: NodeRecord, { services, types, regions, tags }: Filter): boolean {
  const own = (node.attributes['tags'] ?? []) as readonly { key: string; value: string }[];
  return (
    (services === null || services.includes(node.service)) &&
    (types === null || types.includes(node.type)) &&
    (regions === null || (node.region !== null && regions.includes(node.region))) &&
    (tags ?? []).every(({ key, values }) =>
      own.some((one) => one.key === key && (values === null || values.includes(one.value))),
    )
  );
}

const GRAPH = `query ($account: ID!, $services: [String!], $types: [String!], $regions: [String!], $tags: [TagFilter!], $id: ID!) {
  account(id: $account) { graph(services: $services, types: $types, regions: $regions, tags: $tags) {
    nodeCount edgeCount typeCounts { type count }
    nodes(first: 100) { nodes { id type service region name external attributes } totalCount }
    edges(first: 100) { nodes { kind from { id } to { id } attributes service } totalCount }
    node(id: $id) { id }
  } }
}`;

async function narrowedGraphHolds(records: Records, draw: Draw): Promise<void> {
  const { account, nodes, edges } = records;
  const filter = draw(randomFilter, [...nodesByType(nodes).keys()]);
  const kept = nodes.filter((node) => passes(node, filter));
  const id = nodes.length === 0 ? 'nobody' : draw(fc.constantFrom, ...nodes).id;
  const asked = { account, id, ...filter };
  const data = await server.data<{ account: { graph: object } }>(GRAPH, asked);
  const node = kept.some((one) => one.id === id) ? { id } : null;
  expect(data.account.graph).toEqual({ ...expectedGraph(kept, edges), node });
}

function expectedGraph(nodes: readonly NodeRecord[], edges: readonly EdgeRecord[]): object {
  const ids = new Set(nodes.map(({ id }) => id));
  const within = edges
    .filter(({ from, to }) => ids.has(from) && ids.has(to))
    .toSorted((one, other) => (edgeId(one) < edgeId(other) ? -1 : 1));
  const counts = [...nodesByType(nodes)].map(([type, { length: count }]) => ({ type, count }));
  return {
    nodeCount: nodes.length,
    edgeCount: within.length,
    typeCounts: counts.toSorted((one, other) => (one.type < other.type ? -1 : 1)),
    nodes: { nodes: inOrder(nodes), totalCount: nodes.length },
    edges: { nodes: within.map(shownEdge), totalCount: within.length },
  };
}

function shownEdge({ from, kind, to, attributes, service }: EdgeRecord): ShownEdge & object {
  return { kind, from: { id: from }, to: { id: to }, attributes, service };
}

interface ShownEdge {
  readonly kind: string;
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
  readonly attributes: object;
  readonly service: string;
}

interface NodeAnswer<Shown> {
  readonly account: { readonly graph: { readonly node: Shown } };
}

const EDGES = `query ($account: ID!, $id: ID!, $direction: Direction, $kinds: [String!], $first: Int) {
  account(id: $account) { graph { node(id: $id) {
    edges(direction: $direction, kinds: $kinds, first: $first) {
      kind from { id } to { id } attributes service
    }
  } } }
}`;

async function edgesAreThoseAtTheNode(records: Records, draw: Draw): Promise<void> {
  const { account, nodes, edges } = records;
  const { id } = draw(fc.constantFrom, ...nodes);
  const direction = draw(fc.constantFrom<Direction[]>, 'IN', 'OUT', 'BOTH');
  const known = [...new Set(edges.map(({ kind }) => kind))];
  const kinds = draw(() => fc.option(fc.subarray(known), { nil: null }));
  const first = draw(fc.constantFrom, 0, 1, 3, 1000);
  const asked = { account, id, direction, kinds, first };
  const data = await server.data<NodeAnswer<{ edges: unknown }>>(EDGES, asked);
  const found = edges.filter(({ from, kind, to }) => {
    const touches = (direction !== 'IN' && from === id) || (direction !== 'OUT' && to === id);
    return touches && (kinds === null || kinds.includes(kind));
  });
  const ordered = found.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  expect(data.account.graph.node.edges).toEqual(ordered.slice(0, first).map(shownEdge));
}

function orderOf({ kind, from, to }: EdgeRecord): string {
  return `${kind}\n${from}\n${to}`;
}

const NEIGHBOURHOOD = `query ($account: ID!, $id: ID!, $depth: Int!, $limit: Int!) {
  account(id: $account) { graph { node(id: $id) {
    neighbourhood(depth: $depth, limit: $limit) {
      nodeCount
      edgeCount
      nodes(first: 100) { nodes { id } }
      edges(first: 100) { nodes { kind from { id } to { id } attributes service } }
    }
  } } }
}`;

interface Neighbourhood {
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly nodes: { readonly nodes: readonly { readonly id: string }[] };
  readonly edges: { readonly nodes: readonly ShownEdge[] };
}

async function neighbourhoodIsWhatIsReached(records: Records, draw: Draw): Promise<void> {
  const { account, nodes, edges } = records;
  const { id } = draw(fc.constantFrom, ...nodes);
  const depth = draw(fc.nat, { max: 4 });
  const limit = draw(fc.constantFrom, 1, 3, 100);
  const asked = { account, id, depth, limit };
  type Shown = NodeAnswer<{ neighbourhood: Neighbourhood }>;
  const data = await server.data<Shown>(NEIGHBOURHOOD, asked);
  const shown = data.account.graph.node.neighbourhood;
  const ids = shown.nodes.nodes.map((node) => node.id);
  const reached = hopsFrom(id, edges, depth);
  expect(shown.nodeCount).toBe(Math.min(limit, reached.size));
  expect(new Set(ids).size).toBe(shown.nodeCount);
  const nearest = [...reached.values()].slice(0, shown.nodeCount);
  expect(ids.map((one) => reached.get(one))).toEqual(nearest);
  const within = edges.filter(({ from, to }) => ids.includes(from) && ids.includes(to));
  expect(shown.edgeCount).toBe(within.length);
  const ordered = within.toSorted((one, other) => (edgeId(one) < edgeId(other) ? -1 : 1));
  expect(shown.edges.nodes).toEqual(ordered.map(shownEdge));
}

/** Node → undirected hops from the centre, nearest first. */
function hopsFrom(
  centre: string,
  edges: readonly EdgeRecord[],
  depth: number,
): ReadonlyMap<string, number> {
  const found = new Map([[centre, 0]]);
  for (const [id, hops] of found) {
    if (hops === depth) break;
    for (const { from, to } of edges) {
      const other = from === id ? to : from;
      if ((from === id || to === id) && !found.has(other)) found.set(other, hops + 1);
    }
  }
  return found;
}
