import { afterEach, describe, expect, test } from '@jest/globals';
import type { DocumentNode } from 'graphql';
import type { Subgraph } from '../../subgraphs/kit/subgraph.js';
import { ask, NO_SCHEMA, serve, type Served } from './set-up/serve.js';
import { smallGraph } from './set-up/small-graph.js';

let served: Served | null = null;
afterEach(() => served?.stop());

const QUESTION = `{
  instance(id: "i-0") { id name volumes { id sizeGiB } networkInterfaces { privateIp securityGroups { name } } }
}`;
const OTHERS = {
  id: 'i-0',
  name: 'name of i-0',
  networkInterfaces: [{ privateIp: '10.0.0.1', securityGroups: [{ name: 'web' }] }],
};

const storage = (execute: Subgraph['execute']): Subgraph => ({
  name: 'storage',
  schema: NO_SCHEMA,
  execute,
});

const BROKEN: readonly { readonly how: string; readonly execute: Subgraph['execute'] }[] = [
  { how: 'rejects', execute: () => Promise.reject(new Error('secret: db.internal:5432')) },
  {
    how: 'throws',
    execute: () => {
      throw new TypeError('secret');
    },
  },
  { how: 'hangs', execute: () => new Promise(() => undefined) },
];

describe('a service that fails costs its own fields only', () => {
  test.each(BROKEN)('$how', async ({ execute }) => {
    served = await serve({ replaced: [storage(execute)], fetchDeadline: 20 });
    const { status, body } = await ask(served.url, QUESTION);
    expect(status).toBe(200);
    expect(body.data).toEqual({ instance: { ...OTHERS, volumes: null } });
    expect(body.errors).toEqual([
      {
        message: 'The service "storage" did not answer.',
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'storage' },
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('secret');
  });
});

test('a service that is missed in several fetches is named once', async () => {
  served = await serve({ replaced: [storage(() => Promise.reject(new Error('down')))] });
  const { body } = await ask(
    served.url,
    '{a: instance(id:"i-0"){volumes{id}} b: instance(id:"i-1"){peers{volumes{id}}} volume(id:"v"){id}}',
  );
  expect(body.errors?.map(({ extensions }) => extensions)).toEqual([
    { code: 'SUBGRAPH_UNAVAILABLE', service: 'storage' },
  ]);
});

test('a resource reached twice is asked for once, and stands in both places', async () => {
  const asked: unknown[] = [];
  const { subgraphs } = smallGraph();
  const real = subgraphs.get('storage') as Subgraph;
  served = await serve({
    replaced: [
      storage((document: DocumentNode, variables, context) => {
        asked.push(variables['representations']);
        return real.execute(document, variables, context);
      }),
    ],
  });
  const { body } = await ask(
    served.url,
    '{resources(ids:["i-1","i-2","i-1"]){id volumes{id sizeGiB}}}',
  );
  const volumes = (id: string) => [
    { id: `vol-of-${id}`, sizeGiB: 8 },
    { id: 'vol-shared', sizeGiB: 8 },
  ];
  expect(body.data).toEqual({
    resources: ['i-1', 'i-2', 'i-1'].map((id) => ({ id, volumes: volumes(id) })),
  });
  expect(asked).toEqual([
    [
      { __typename: 'Instance', id: 'i-1' },
      { __typename: 'Instance', id: 'i-2' },
    ],
  ]);
});

test('an alias that is the name of a key does not change what is asked of the services', async () => {
  served = await serve();
  const { body } = await ask(
    served.url,
    '{instance(id:"i-0"){id: name _isolated_name: state ...F peers(first:1){name: id}}} fragment F on Instance{volumes{id: sizeGiB sizeGiB: id}}',
  );
  expect(body.errors).toBeUndefined();
  expect(body.data).toEqual({
    instance: {
      id: 'name of i-0',
      _isolated_name: null,
      volumes: [
        { id: 8, sizeGiB: 'vol-of-i-0' },
        { id: 8, sizeGiB: 'vol-shared' },
      ],
      peers: [{ name: 'i-0' }, { name: 'i-1' }],
    },
  });
});

test('an error beneath such an alias names it as the client did', async () => {
  served = await serve();
  const { body } = await ask(served.url, '{volume: trouble(kind: "request error")}');
  expect(body.errors?.[0]?.path).toEqual(['volume']);
});

test('an error of one entity names its place although duplicates were left out', async () => {
  const { subgraphs } = smallGraph();
  const real = subgraphs.get('storage') as Subgraph;
  served = await serve({
    replaced: [
      storage(async (document, variables, context) => {
        const { data } = await real.execute(document, variables, context);
        const { RequestError } = await import('../../account/request-error.js');
        const { GraphQLError } = await import('graphql');
        const originalError = new RequestError('LIST_TOO_LONG', 'too long');
        const error = new GraphQLError('x', { path: ['_entities', 1, 'volumes'], originalError });
        return { data: data ?? null, errors: [error] };
      }),
    ],
  });
  const { body } = await ask(served.url, '{resources(ids:["i-1","i-1","i-2"]){volumes{id}}}');
  expect(body.errors?.[0]).toEqual({
    message: 'too long',
    path: ['resources', 2, 'volumes'],
    extensions: { code: 'LIST_TOO_LONG' },
  });
});
