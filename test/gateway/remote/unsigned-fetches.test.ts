import { connect } from 'node:net';
import { setTimeout as passed } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import type { Listener } from '../../../gateway/http/listener.js';
import { createLogger } from '../../../gateway/log.js';
import { createMetrics } from '../../../gateway/metrics.js';
import { fetchTokens } from '../../../gateway/remote/fetch-token.js';
import { seenTokens } from '../../../gateway/remote/seen-tokens.js';
import { createSubgraphServer } from '../../../gateway/remote/subgraph-server.js';
import type { Subgraph } from '../../../subgraphs/kit/subgraph.js';

const CONNECTIONS = 5;
const COMPUTE: Subgraph = {
  name: 'compute',
  schema: buildSchema('type Query { a: Int }'),
  execute: () => {
    throw new Error('Nobody was to ask');
  },
};

const tokens = fetchTokens('a secret of the tests', Date.now);
let server: Listener;
let port: number;
let lines: string[];

beforeEach(async () => {
  lines = [];
  server = createSubgraphServer({
    subgraphs: new Map([[COMPUTE.name, COMPUTE]]),
    openAt: async () => {
      throw new Error('Nobody was to ask');
    },
    tokens,
    seen: seenTokens({ now: Date.now }),
    readiness: async () => ({ kind: 'ready' }),
    logger: createLogger('info', { write: (line: string) => void lines.push(line) }),
    metrics: createMetrics({ runtime: false }),
    httpLimits: { connections: CONNECTIONS },
  });
  ({ port } = await server.listen(0, '127.0.0.1'));
});
afterEach(() => server.drain());

/** What a fetch is answered whose body of 8 million bytes never comes. */
async function answerToHead(authorization: string, length = 8_000_000): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `POST /compute HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ncontent-length: ${length}\r\n\r\n`,
  );
  let text = '';
  for await (const part of socket) text += String(part);
  return text;
}

describe('a body is not waited for', () => {
  const fetch = { id: 'an-id-of-a-test-1', body: '{}', nonce: null };

  test.each([
    ['a token of another kind', 'Bearer abc', 'unsigned'],
    ['a token for another service', tokens.sign('storage', fetch), 'altered'],
    [
      'a token that has expired',
      fetchTokens('a secret of the tests', () => Date.now() - 60_000).sign('compute', fetch),
      'expired',
    ],
  ])('behind %s', async (_name, token, reason) => {
    const text = await answerToHead(token);
    expect(text).toMatch(/^HTTP\/1\.1 401 /);
    expect(text).toMatch(/connection: close/i);
    expect(lines.join('')).toContain(reason);
  });

  test('that is larger than any, whoever signed it', async () => {
    const text = await answerToHead(tokens.sign('compute', fetch), 9_000_000);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text).toMatch(/connection: close/i);
  });
});

test('a flood of refusals is one line', async () => {
  for (let asked = 0; asked < 50; asked += 1) await answerToHead('Bearer abc');
  const told = lines.filter((line) => line.includes('refused'));
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThan(10);
});

test('no more connections are held than the limit says', async () => {
  const seen = { closed: 0 };
  const sockets = Array.from({ length: CONNECTIONS + 10 }, () => connect(port, '127.0.0.1'));
  for (const socket of sockets) {
    socket.on('error', () => undefined);
    socket.on('close', () => (seen.closed += 1));
    socket.resume();
  }
  for (let turn = 0; seen.closed < 10 && turn < 200; turn += 1) await passed(10);
  expect(seen.closed).toBe(10);
  for (const socket of sockets) socket.destroy();
});
