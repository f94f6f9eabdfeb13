import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EdgeRecord, NodeRecord } from '../../account/graph/record.js';
import { type RecordServer, serveRecords } from '../support/serve-records.js';

const NODES: readonly NodeRecord[] = ['a', 'b', 'c'].map((id) => ({
  id: `arn:aws:ec2:us-east-1::volume/${id}`,
  type: 'Volume',
  service: 'storage',
  region: 'us-east-1',
  name: id,
  external: false,
  attributes: {},
}));
const EDGES: readonly EdgeRecord[] = [];

let server: RecordServer;
let account: string;
beforeAll(async () => {
  server = await serveRecords();
  const [shown] = await server.show([{ account: '', nodes: NODES, edges: EDGES }]);
  account = shown?.account ?? '';
});
afterAll(() => server.stop());

test('a null written for an argument that has a default is that default', async () => {
  const data = await server.data(
    `query ($account: ID!, $none: Int) {
      volumes(account: $account, first: null) { nodes { name } }
      account(id: $account) {
        graph(at: null) {
          nodes(first: null, after: null) { nodes { name edges(first: $none, direction: null, kinds: null) { id } } }
          edges(first: $none) { totalCount }
          node(id: "${NODES[0]?.id}") { neighbourhood(limit: null) { nodeCount } }
        }
      }
    }`,
    { account, none: null },
  );
  const names = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
  expect(data).toEqual({
    volumes: { nodes: names },
    account: {
      graph: {
        nodes: { nodes: names.map((node) => ({ ...node, edges: [] })) },
        edges: { totalCount: 0 },
        node: { neighbourhood: { nodeCount: 1 } },
      },
    },
  });
});

test('a null for an argument that must not be null is refused by its name', async () => {
  const { errors } = await server.ask(
    `query ($account: ID!, $depth: Int) {
      account(id: $account) { graph { nodes { nodes { neighbourhood(depth: $depth) { nodeCount } } } } }
    }`,
    { account, depth: null },
  );
  expect(errors?.[0]).toMatchObject({
    message: 'depth must not be null',
    extensions: { code: 'BAD_INPUT', argument: 'depth' },
  });
});

test.each(['', '__proto__', 'us-east-1 ', 'x'.repeat(41)])(
  'a list refuses a region that cannot be one: %j',
  async (region) => {
    const { errors } = await server.ask(
      'query ($account: ID!, $region: String) { volumes(account: $account, region: $region) { totalCount } }',
      { account, region },
    );
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_INPUT', argument: 'region' } });
  },
);

test('a cursor of a narrowed graph holds however its names are ordered', async () => {
  const page = (types: string, after: string) =>
    server.data<{ account: { graph: { id: string; nodes: { pageInfo: { endCursor: string } } } } }>(
      `query ($account: ID!, $after: String) {
        account(id: $account) { graph(types: ${types}) { id nodes(first: 1, after: $after) { pageInfo { endCursor } } } }
      }`,
      { account, after: after === '' ? null : after },
    );
  const first = (await page('["Volume", "Instance"]', '')).account.graph;
  const second = (await page('["Instance", "Volume", "Volume"]', first.nodes.pageInfo.endCursor))
    .account.graph;
  expect(second.id).toBe(first.id);
  expect(second.nodes.pageInfo.endCursor).not.toBe(first.nodes.pageInfo.endCursor);
});
