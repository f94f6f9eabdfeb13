import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EdgeRecord, NodeRecord } from '../../account/graph/record.js';
import { type RecordServer, serveRecords } from '../support/serve-records.js';

const VOLUMES = 1_001;
const INSTANCE = 'arn:aws:ec2:us-east-1:000000000001:instance/i-1';

let server: RecordServer;
let account: string;

/** An instance with one volume more than a list may have. */
beforeAll(async () => {
  server = await serveRecords();
  const volumes = Array.from({ length: VOLUMES }, (_, index) =>
    node('storage', 'Volume', `volume ${String(index).padStart(4, '0')}`),
  );
  const nodes = [node('compute', 'Instance', INSTANCE), ...volumes];
  const [shown] = await server.show([{ account: '1', nodes, edges: volumes.map(attached) }]);
  account = shown?.account ?? '';
});
afterAll(() => server.stop());

function node(service: string, type: string, id: string): NodeRecord {
  return { id, type, service, region: 'us-east-1', name: null, external: false, attributes: {} };
}

function attached({ id }: NodeRecord): EdgeRecord {
  return { from: id, kind: 'ATTACHED_TO', to: INSTANCE, service: 'storage', attributes: {} };
}

type Ids = readonly { readonly id: string }[];

describe('the edges of a node that has more than 1,000', () => {
  interface Answer {
    readonly account: { readonly graph: { readonly node: { readonly edges: Ids | null } } };
  }

  async function edgesWith(given: string) {
    const query = `query ($account: ID!, $id: ID!) {
      account(id: $account) { graph { node(id: $id) { edges${given} { id } } } }
    }`;
    const { data, errors } = await server.ask<Answer>(query, { account, id: INSTANCE });
    return { edges: data.account.graph.node.edges, errors };
  }

  test('are refused without first, naming what pages', async () => {
    const { edges, errors } = await edgesWith('');
    expect(edges).toBeNull();
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'LIST_TOO_LONG', argument: 'first' },
    ]);
    expect(errors[0]?.message).toContain(String(VOLUMES));
    expect(errors[0]?.message).toContain('account.graph.edges');
  });

  test.each([0, 10, 999])('are the first %d where these are asked', async (first) => {
    const { edges, errors } = await edgesWith(`(first: ${first})`);
    expect([edges?.length, errors]).toEqual([first, []]);
  });

  test('are answered where they are narrowed to none', async () => {
    expect(await edgesWith('(direction: OUT)')).toEqual({ edges: [], errors: [] });
  });
});

test('a relation of more than 1,000 is refused without first, and else answered', async () => {
  const query = `query ($id: ID!, $first: Int) { instance(id: $id) { volumes(first: $first) { id } } }`;
  type Answer = { instance: { volumes: Ids | null } };
  const { data, errors } = await server.ask<Answer>(query, { id: INSTANCE });
  expect([data.instance.volumes, errors.map(({ extensions }) => extensions['code'])]).toEqual([
    null,
    ['LIST_TOO_LONG'],
  ]);
  for (const first of [10, 1000]) {
    const some = await server.data<Answer>(query, { id: INSTANCE, first });
    expect(some.instance.volumes).toHaveLength(first);
  }
});
