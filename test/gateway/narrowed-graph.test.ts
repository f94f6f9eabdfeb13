import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ReadEdge, pages, readGraph } from '../support/read-graph.js';
import { type RunningGateway, SAMPLE_ACCOUNT, runGateway } from '../support/run-gateway.js';

const account = SAMPLE_ACCOUNT;

let gateway: RunningGateway;
let whole: readonly Shown[];
let edges: readonly ReadEdge[];

interface Shown {
  readonly id: string;
  readonly type: string;
  readonly service: string;
  readonly region: string | null;
  readonly attributes: {
    readonly tags?: readonly { readonly key: string; readonly value: string }[];
  };
}

type Page<T> = Awaited<ReturnType<Parameters<typeof pages<T>>[0]>>;

interface Ends {
  readonly kind: string;
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
}

beforeAll(async () => {
  gateway = await runGateway();
  ({ edges } = await readGraph(gateway, account));
  const query = `query ($account: ID!, $after: String) { account(id: $account) { graph {
    nodes(first: 400, after: $after) {
      nodes { id type service region attributes } pageInfo { hasNextPage endCursor } totalCount
    } } } }`;
  whole = await pages<Shown>(async (after) => {
    type Answer = { account: { graph: { nodes: Page<Shown> } } };
    return (await gateway.data<Answer>(query, { account, after })).account.graph.nodes;
  });
});
afterAll(() => gateway.stop());

const inEurope = ({ region }: Shown) => region === 'eu-west-1';
const ofTypes = ({ type }: Shown) => ['Instance', 'Subnet', 'Volume'].includes(type);
const ofTeam = ({ attributes }: Shown) =>
  attributes.tags?.some(({ key }) => key === 'Team') ?? false;

test.each([
  ['types', { types: ['Volume', 'Instance', 'Subnet'] }, ofTypes],
  ['regions', { regions: ['eu-west-1'] }, inEurope],
  ['services', { services: ['network'] }, ({ service }: Shown) => service === 'network'],
  ['tags', { tags: [{ key: 'Team' }] }, ofTeam],
  [
    'several',
    { types: ['Volume', 'Instance', 'Subnet'], regions: ['eu-west-1'] },
    (node: Shown) => ofTypes(node) && inEurope(node),
  ],
] as const)(
  'edges narrowed by %s are those with both ends inside, page by page',
  async (_what, filter, passes) => {
    const ids = new Set(whole.filter(passes).map(({ id }) => id));
    const expected = edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
    expect(expected).not.toEqual([]);
    for (const first of [3, 7, 1000]) {
      const read = await readEdges(filter, first);
      expect(read.map(textOf)).toEqual(expected.map(textOf));
    }
  },
);

test('edges narrowed to a type without relations to itself are none', async () => {
  expect(await readEdges({ types: ['KeyPair'] }, 10)).toEqual([]);
});

const textOf = ({ from, kind, to }: ReadEdge) => `${from} ${kind} ${to}`;

/** All pages, of which each must say the same count. */
async function readEdges(filter: object, first: number): Promise<readonly ReadEdge[]> {
  const query = `query ($account: ID!, $types: [String!], $regions: [String!], $services: [String!],
    $tags: [TagFilter!], $first: Int!, $after: String) {
    account(id: $account) {
      graph(types: $types, regions: $regions, services: $services, tags: $tags) {
        edgeCount
        edges(first: $first, after: $after) {
          nodes { kind from { id } to { id } } pageInfo { hasNextPage endCursor } totalCount
        }
      }
    }
  }`;
  type Answer = { account: { graph: { edgeCount: number; edges: Page<Ends> } } };
  const read = await pages<Ends>(async (after) => {
    const { account: answered } = await gateway.data<Answer>(query, {
      account,
      ...filter,
      first,
      after,
    });
    expect(answered.graph.edgeCount).toBe(answered.graph.edges.totalCount);
    return answered.graph.edges;
  });
  return read.map(({ from, kind, to }) => ({ from: from.id, kind, to: to.id }));
}

test('a cursor of one narrowing is refused under another, and holds when the same is named in another order', async () => {
  const query = `query ($account: ID!, $types: [String!], $after: String) {
    account(id: $account) { graph(types: $types) { edges(first: 2, after: $after) {
      nodes { id } pageInfo { endCursor }
    } } }
  }`;
  type Answer = {
    account: { graph: { edges: { nodes: object[]; pageInfo: { endCursor: string } } } };
  };
  const types = ['Volume', 'Instance'];
  const { graph } = (await gateway.data<Answer>(query, { account, types })).account;
  const after = graph.edges.pageInfo.endCursor;
  const turned = await gateway.ask<Answer>(query, { account, types: types.toReversed(), after });
  expect(turned.errors).toEqual([]);
  expect(turned.data.account.graph.edges.nodes).not.toEqual(graph.edges.nodes);
  const { errors } = await gateway.ask(query, { account, types: ['Volume'], after });
  expect(errors.map(({ extensions }) => extensions)).toEqual([
    { code: 'BAD_INPUT', argument: 'after' },
  ]);
});
