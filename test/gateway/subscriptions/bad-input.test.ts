import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { nodeChange } from '../../../account/graph/change.js';
import { request } from 'node:http';
import { ACCOUNT, type LogServer, serveLog, volume } from './serve-log.js';
import { type ConnectOptions, connect } from './socket-client.js';

let server: LogServer;
beforeAll(async () => {
  server = await serveLog({
    socketLimits: {
      initTime: 200,
      messageBytes: 20_000,
      operationsPerSocket: 3,
      socketsPerAddress: 4,
    },
  });
  await server.append([nodeChange(null, volume(1, 'available'))]);
});
afterAll(() => server.stop());

const deep = (levels: number) =>
  `subscription { resourceChanged(id: "x") ${'{ ... on Volume { attachedTo { volumes '.repeat(levels)}{ id }${'} } }'.repeat(levels)} }`;
const changed = (given: string) => `subscription { accountChanged(${given}) { kind } }`;

async function errorsOf(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const client = await connect(server.url);
  client.subscribe('1', query, variables);
  const { type, payload } = await client.read('1');
  await client.close();
  return { type, errors: payload };
}

describe('what a subscription asks wrongly is refused with the code and the argument', () => {
  test.each([
    [changed('account: "none"'), 'UNKNOWN_ACCOUNT', 'account'],
    [changed('account: ""'), 'BAD_INPUT', 'account'],
    [changed(`account: "${ACCOUNT}", after: -1`), 'BAD_INPUT', 'after'],
    [changed(`account: "${ACCOUNT}", after: 99`), 'BAD_INPUT', 'after'],
    [changed(`account: "${ACCOUNT}", services: ["nothing"]`), 'BAD_INPUT', 'services'],
    [changed(`account: "${ACCOUNT}", types: ["Nothing"]`), 'BAD_INPUT', 'types'],
    ['subscription { resourceChanged(id: "arn:none") { id } }', 'BAD_INPUT', 'id'],
    ['subscription { resourceChanged(id: "") { id } }', 'BAD_INPUT', 'id'],
  ])('%s', async (query, code, argument) => {
    const { type, errors } = await errorsOf(query);
    expect(type).toBe('error');
    expect(errors).toEqual([{ message: expect.any(String), extensions: { code, argument } }]);
  });

  test.each([
    [changed(`account: "${ACCOUNT}", after: "1"`), 'GRAPHQL_VALIDATION_FAILED'],
    [
      `subscription { a: accountChanged(account: "1") { kind } b: accountChanged(account: "2") { kind } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription {', 'GRAPHQL_PARSE_FAILED'],
    [deep(7), 'QUERY_REFUSED'],
    ['subscription { resourceChanged(id: "x") @include(if: true) { id } }', 'QUERY_REFUSED'],
    [
      'subscription { resourceChanged(id: "x") { ... on Volume { attachedTo(first: 1000) { volumes(first: 1000) { id } } } } }',
      'QUERY_REFUSED',
    ],
  ])('%s', async (query, code) => {
    const { type, errors } = await errorsOf(query);
    expect(type).toBe('error');
    expect(errors).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code }) }),
    ]);
    const overHttp = await server.ask(query);
    if (!/@include/.test(query)) expect(overHttp.errors).toEqual(errors);
  });

  test('variables that do not fit', async () => {
    const query = `subscription ($after: Int) { ${changed(`account: "${ACCOUNT}", after: $after`).slice(15, -2)} }`;
    const { errors } = await errorsOf(query, { after: 'x' });
    expect(errors).toEqual([expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } })]);
  });

  test('a subscription over HTTP', async () => {
    const { errors } = await server.ask(changed(`account: "${ACCOUNT}"`));
    expect(errors).toEqual([
      {
        message: 'Subscriptions are asked over WebSocket (graphql-transport-ws), at this address.',
        extensions: { code: 'QUERY_REFUSED', limit: 'transport' },
      },
    ]);
  });
});

describe('a client that breaks the protocol is closed with the code for it', () => {
  const init = { type: 'connection_init' };
  const subscribe = {
    id: '1',
    type: 'subscribe',
    payload: { query: changed(`account: "${ACCOUNT}"`) },
  };
  test.each<[string, readonly unknown[], number]>([
    ['garbage', [init, 'garbage'], 4400],
    ['JSON that is no message', [init, '[]'], 4400],
    ['a message of an unknown type', [init, { type: 'nothing' }], 4400],
    ['a message that only servers send', [init, { id: '1', type: 'next', payload: {} }], 4400],
    ['a question before the first message', [subscribe], 4401],
    ['no first message', [], 4408],
    ['two first messages', [init, init], 4429],
    ['a message that is too large', [init, 'x'.repeat(20_001)], 1009],
  ])('%s', async (_what, messages, code) => {
    const client = await connect(server.url, { initiate: false });
    for (const message of messages) client.send(message);
    expect((await client.closed).code).toBe(code);
  });

  test('two operations of one id', async () => {
    const client = await connect(server.url);
    for (const message of [subscribe, subscribe]) client.send(message);
    expect((await client.closed).code).toBe(4409);
  });

  test('another protocol', async () => {
    const client = connect(server.url, { initiate: false, protocol: 'graphql-ws' });
    await expect(client).rejects.toThrow('Server sent no subprotocol');
  });

  test('the server goes on', async () => {
    expect((await errorsOf('{')).type).toBe('error');
  });
});

describe('who may not connect is refused before there is a socket', () => {
  const refusal = async (options: ConnectOptions, path = '') => {
    try {
      await (await connect(`${server.url}${path}`, options)).close();
      return 'connected';
    } catch (error) {
      return error instanceof Error ? error.message : error;
    }
  };

  test.each([
    [{ origin: 'https://elsewhere.example' }, 'Unexpected server response: 403'],
    [{ origin: 'null' }, 'Unexpected server response: 403'],
    [{ host: 'elsewhere.example' }, 'Unexpected server response: 403'],
    [{}, 'connected'],
  ])('%j', async (headers, expected) => {
    expect(await refusal({ headers })).toBe(expected);
  });

  test('a page of the server itself may connect', async () => {
    const origin = new URL(server.url).origin;
    expect(await refusal({ headers: { origin } })).toBe('connected');
  });

  test('another address', async () => {
    expect(await refusal({}, '/other')).toBe('Unexpected server response: 404');
  });

  test('what is no WebSocket is refused', async () => {
    const { port } = new URL(server.url);
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };
    const status = await new Promise((resolve, reject) => {
      request({ port, host: '127.0.0.1', path: '/graphql', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(400);
  });

  test('more sockets than one address may have', async () => {
    const sockets = await Promise.all([1, 2, 3, 4].map(() => connect(server.url)));
    expect(await refusal({})).toBe('Unexpected server response: 429');
    for (const socket of sockets) await socket.close();
  });
});

test('more operations than one socket may have are refused, and the others go on', async () => {
  const client = await connect(server.url);
  for (const id of ['1', '2', '3', '4']) client.subscribe(id, changed(`account: "${ACCOUNT}"`));
  expect(await client.read('4')).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'QUERY_REFUSED', limit: 'operationsPerSocket', max: 3 } }],
  });
  await server.append([nodeChange(null, volume(9, 'available'))]);
  for (const id of ['1', '2', '3']) expect((await client.event(id)).errors).toBeUndefined();
  await client.close();
});
