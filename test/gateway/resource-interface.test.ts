import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MODEL } from '../../schema/generated/model.js';
import { type ReadNode, readGraph } from '../support/read-graph.js';
import { type RunningGateway, SAMPLE_ACCOUNT, runGateway } from '../support/run-gateway.js';

/** Every field of the interface, and what is asked beneath it. */
const FIELDS: Readonly<Record<string, string>> = {
  id: '',
  account: `{ id name services { service region asOf } collection { running } report { time calls }
    graph { version { id seq time } nodeCount } }`,
  service: '',
  type: '',
  region: '',
  name: '',
  tags: '{ key value }',
  consoleUrl: '',
  external: '',
};

let gateway: RunningGateway;
let nodes: readonly ReadNode[];

beforeAll(async () => {
  gateway = await runGateway();
  ({ nodes } = await readGraph(gateway, SAMPLE_ACCOUNT));
});
afterAll(() => gateway.stop());

/** One node of every type, and one external node of every type that has one. */
function oneOfEach(): readonly ReadNode[] {
  const found = new Map(nodes.map((node) => [`${node.type} ${node.external}`, node]));
  return [...found.values()];
}

test('the sample has a node of every type, and external ones', () => {
  const types = new Set(oneOfEach().map(({ type }) => type));
  expect(types).toEqual(new Set(Object.keys(MODEL.types)));
  expect(oneOfEach().some(({ external }) => external)).toBe(true);
});

test('the fields asked here are those of the interface', async () => {
  const query = '{ __type(name: "Resource") { fields { name } } }';
  type Answer = { __type: { fields: readonly { readonly name: string }[] } };
  const { __type } = await gateway.data<Answer>(query);
  expect(__type.fields.map(({ name }) => name).toSorted()).toEqual(Object.keys(FIELDS).toSorted());
});

test.each(Object.entries(FIELDS))(
  'resource(id) and resources(ids) answer %s of every type, alone and beside the type’s own',
  async (field, beneath) => {
    const query = `query ($id: ID!) {
      resource(id: $id) { ${field} ${beneath} }
      resources(ids: [$id]) { ${field} ${beneath} __typename }
    }`;
    for (const node of oneOfEach()) {
      const { data, errors } = await gateway.ask<Answer>(query, { id: node.id });
      expect([node.id, errors]).toEqual([node.id, []]);
      const [one] = data.resources;
      expect(one).toEqual({ ...data.resource, __typename: node.type });
      if (field in node) expect(data.resource).toMatchObject({ [field]: node[field as 'id'] });
    }
  },
);

interface Answer {
  readonly resource: object;
  readonly resources: readonly object[];
}

test('all of them together, of all types in one question', async () => {
  const all = Object.entries(FIELDS).map(([field, beneath]) => `${field} ${beneath}`);
  const query = `query ($ids: [ID!]!) { resources(ids: $ids) { ${all.join(' ')} } }`;
  const ids = oneOfEach().map(({ id }) => id);
  const { resources } = await gateway.data<{ resources: readonly object[] }>(query, { ids });
  const account = expect.objectContaining({ id: SAMPLE_ACCOUNT });
  expect(resources).toEqual(
    oneOfEach().map((node) => expect.objectContaining({ ...node, account })),
  );
});
