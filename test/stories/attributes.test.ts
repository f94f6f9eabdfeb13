import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MODEL } from '../../schema/generated/model.js';
import { type RunningGateway, SAMPLE_ACCOUNT, runGateway } from '../support/run-gateway.js';
import { compute } from './attributes/compute.js';
import { database } from './attributes/database.js';
import { edges } from './attributes/edges.js';
import type { ExpectedItem, ExpectedItems } from './attributes/expected-items.js';
import { functions } from './attributes/functions.js';
import { gateways } from './attributes/gateways.js';
import { identity } from './attributes/identity.js';
import { interfaces } from './attributes/interfaces.js';
import { loadbalancing } from './attributes/loadbalancing.js';
import { messaging } from './attributes/messaging.js';
import { network } from './attributes/network.js';
import { storage } from './attributes/storage.js';

const ITEMS: ExpectedItems = {
  ...compute,
  ...storage,
  ...network,
  ...interfaces,
  ...gateways,
  ...loadbalancing,
  ...database,
  ...functions,
  ...messaging,
  ...identity,
};
const NODE = `query ($account: ID!, $id: ID!) { account(id: $account) { graph { node(id: $id) {
  type name region attributes
} } } }`;
const EDGES = `query ($account: ID!, $id: ID!, $kinds: [String!]) {
  account(id: $account) { graph { node(id: $id) {
    edges(direction: OUT, kinds: $kinds) { to { id } attributes }
  } } }
}`;
const COUNTS = `query ($account: ID!) { account(id: $account) { graph { typeCounts { type count } } } }`;

interface GraphAnswer<Graph> {
  readonly account: { readonly graph: Graph };
}
interface NodeAnswer<Node> {
  readonly node: Node | null;
}
interface EdgesAnswer {
  readonly edges: readonly { readonly to: { readonly id: string }; readonly attributes: object }[];
}
interface CountsAnswer {
  readonly typeCounts: readonly { readonly type: string; readonly count: number }[];
}

let gateway: RunningGateway;

beforeAll(async () => {
  gateway = await runGateway();
});
afterAll(async () => {
  await gateway.stop();
});

async function graphOf<Graph>(query: string, variables: object = {}): Promise<Graph> {
  const asked = { account: SAMPLE_ACCOUNT, ...variables };
  const { account } = await gateway.data<GraphAnswer<Graph>>(query, asked);
  return account.graph;
}

const items = Object.entries(ITEMS).flatMap(([type, all]) =>
  all.map((item): [string, string, ExpectedItem] => [type, item.id, item]),
);

describe('the whole attributes of', () => {
  test.each(items)('%s %s', async (type, id, { name, region, attributes }) => {
    const { node } = await graphOf<NodeAnswer<object>>(NODE, { id });
    expect(node).toEqual({ type, name, region, attributes });
  });

  test.each(edges)('$from $kind $to', async ({ from, kind, to, attributes }) => {
    const variables = { id: from, kinds: [kind] };
    const { node } = await graphOf<NodeAnswer<EdgesAnswer>>(EDGES, variables);
    expect(node?.edges.find((edge) => edge.to.id === to)?.attributes).toEqual(attributes);
  });
});

test('every type of the model has three different items here, or all that the account has', async () => {
  const { typeCounts } = await graphOf<CountsAnswer>(COUNTS);
  const counts = new Map(typeCounts.map(({ type, count }) => [type, count]));
  const least = Object.keys(MODEL.types).map((type) => [type, Math.min(3, counts.get(type) ?? 0)]);
  const here = Object.keys(MODEL.types).map((type) => {
    const ids = new Set((ITEMS[type] ?? []).map(({ id }) => id));
    return [type, Math.min(3, ids.size)];
  });
  expect(here).toEqual(least);
  expect(least.filter(([, count]) => count === 0)).toEqual([]);
});

test('twelve kinds of relations and more have an edge here', () => {
  expect(new Set(edges.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(12);
});
