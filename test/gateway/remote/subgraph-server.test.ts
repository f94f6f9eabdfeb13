import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { buildSchema, execute } from 'graphql';
import { StoreError } from '../../../account/graph/store-error.js';
import { openPins } from '../../../account/graph/open-pins.js';
import { RequestError } from '../../../account/request-error.js';
import type { Listener } from '../../../gateway/http/listener.js';
import { createLogger } from '../../../gateway/log.js';
import { createMetrics, type Metrics } from '../../../gateway/metrics.js';
import type { HeadedRequest } from '../../../gateway/remote/answer-fetch.js';
import { CLOCK_SKEW, fetchTokens } from '../../../gateway/remote/fetch-token.js';
import { type SeenTokens, seenTokens } from '../../../gateway/remote/seen-tokens.js';
import { createSubgraphServer } from '../../../gateway/remote/subgraph-server.js';
import type { Subgraph } from '../../../subgraphs/kit/subgraph.js';

const START = 1_800_000_000_000;
const schema = buildSchema(
  'type Query { read(records: Int!): Int fail: Int refuse: Int } type Mutation { a: Int }',
);

function subgraph(name: string): Subgraph {
  const rootValue = {
    read: ({ records }: { records: number }, { budget }: { budget: { take(n: number): void } }) => {
      budget.take(records);
      return records;
    },
    fail: () => {
      throw new Error('the secret text of a fault');
    },
    refuse: () => {
      throw new RequestError('BAD_INPUT', 'that must be another', 'that');
    },
  };
  return {
    name,
    schema,
    execute: (document, variableValues, contextValue) =>
      execute({ schema, document, rootValue, variableValues, contextValue }),
  };
}

const READING = {
  requestId: 'request-1',
  caller: { kind: 'owner' },
  header: null,
  cursors: [],
  heads: { '111111111111': 3 },
  settled: { only: null, externals: {} },
  records: { most: 100, left: 40 },
};

let now = START;
let server: Listener;
let seen: SeenTokens;
let origin: string;
let lines: string[];
let metrics: Metrics;
let opened: HeadedRequest[];
let openFailure: Error | null;
const tokens = fetchTokens('a secret of the tests', () => now);

beforeEach(async () => {
  now = START;
  lines = [];
  opened = [];
  openFailure = null;
  metrics = createMetrics({ runtime: false });
  seen = seenTokens({ now: () => now, most: 5 });
  server = createSubgraphServer({
    subgraphs: new Map(['compute', 'storage'].map((name) => [name, subgraph(name)])),
    openAt: async (request) => {
      opened.push(request);
      if (openFailure !== null) throw openFailure;
      const none = async () => null;
      return openPins(
        { cursors: [] },
        { heads: new Map(), past: none, newest: none, seqOf: async () => 0 },
      );
    },
    tokens,
    seen,
    readiness: async () => ({ kind: 'ready' }),
    logger: createLogger('info', { write: (line: string) => void lines.push(line) }),
    metrics,
    httpLimits: { bodyBytes: 10_000 },
  });
  const { port } = await server.listen(0, '127.0.0.1');
  origin = `http://127.0.0.1:${port}`;
});
afterEach(() => server.drain());

function bodyOf(query: string, reading: object = READING): string {
  return JSON.stringify({ query, variables: {}, extensions: { reading } });
}

let ids = 0;
const newId = () => `id-of-a-test-${String((ids += 1)).padStart(6, '0')}`;

function signFor(service: string, body: string, nonce: string | null = seen.nonce): string {
  return tokens.sign(service, { id: newId(), body, nonce });
}

async function post(service: string, body: string, authorization?: string) {
  const response = await fetch(`${origin}/${service}`, {
    method: 'POST',
    body,
    headers: authorization === undefined ? {} : { authorization },
  });
  const challenge = response.headers.get('www-authenticate');
  return { status: response.status, text: await response.text(), challenge };
}

describe('a signed fetch', () => {
  test('is answered with what was read for it', async () => {
    const body = bodyOf('{ read(records: 7) }');
    const { status, text } = await post('compute', body, signFor('compute', body));
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      data: { read: 7 },
      extensions: {
        reading: {
          settled: { only: null, externals: {} },
          pinned: {},
          noted: {},
          records: 7,
        },
      },
    });
    expect(opened).toEqual([
      {
        cursors: [],
        settled: { only: null, externals: {} },
        heads: new Map([['111111111111', 3]]),
      },
    ]);
  });

  test('reads no more than its request has left', async () => {
    const body = bodyOf('{ read(records: 41) }');
    const { text } = await post('compute', body, signFor('compute', body));
    expect(JSON.parse(text)).toMatchObject({
      data: { read: null },
      errors: [
        {
          message: expect.stringContaining('at most 100 records'),
          path: ['read'],
          extensions: { code: 'ANSWER_TOO_LARGE' },
        },
      ],
    });
  });

  test('tells a refusal, and of a fault only that there was one', async () => {
    const body = bodyOf('{ fail refuse }');
    const { text } = await post('compute', body, signFor('compute', body));
    expect(JSON.parse(text)).toMatchObject({
      data: { fail: null, refuse: null },
      errors: [
        { path: ['fail'], extensions: { code: 'INTERNAL', requestId: 'request-1' } },
        {
          message: 'that must be another',
          path: ['refuse'],
          extensions: { code: 'BAD_INPUT', argument: 'that' },
        },
      ],
    });
    expect(text).not.toContain('secret text');
    expect(lines.join('')).toContain('the secret text of a fault');
  });

  test.each([
    [new RequestError('STORE_UNAVAILABLE', 'not there yet'), 'STORE_UNAVAILABLE', 'not there yet'],
    [
      new StoreError('unreachable', 'bolt://10.0.0.7 is gone'),
      'STORE_UNAVAILABLE',
      'does not answer',
    ],
  ])('whose versions cannot be had is answered with that', async (failure, code, message) => {
    openFailure = failure;
    const body = bodyOf('{ read(records: 1) }');
    const { status, text } = await post('compute', body, signFor('compute', body));
    expect([status, JSON.parse(text)]).toMatchObject([
      200,
      { data: null, errors: [{ message: expect.stringContaining(message), extensions: { code } }] },
    ]);
    expect(text).not.toContain('10.0.0.7');
  });
});

describe('a fetch is refused with 401, and the log says why and never with which token,', () => {
  const body = bodyOf('{ read(records: 1) }');
  const altered = (change: object) => bodyOf('{ read(records: 1) }', { ...READING, ...change });

  test.each([
    ['that is not signed', () => [body, undefined], 'unsigned'],
    ['with a token of another kind', () => [body, 'Bearer abc'], 'unsigned'],
    ['with another body', () => [bodyOf('{ read(records: 2) }'), sign(body)], 'altered'],
    ['with other pins', () => [altered({ heads: { '111111111111': 2 } }), sign(body)], 'altered'],
    ['with another header', () => [altered({ header: 'seq:1' }), sign(body)], 'altered'],
    ['for another caller', () => [altered({ caller: { kind: 'user' } }), sign(body)], 'altered'],
    ['signed for another service', () => [body, signFor('storage', body)], 'altered'],
  ] as const)('%s', async (_name, made, reason) => {
    const [sent = '', token] = made();
    const { status, text } = await post('compute', sent, token);
    expect(status).toBe(401);
    expect(JSON.parse(text)).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'BAD_INPUT' } }],
    });
    expect(opened).toEqual([]);
    expectLogged(reason, token);
  });

  test('when it has expired', async () => {
    const token = sign(body);
    now += 30_000;
    expect((await post('compute', body, token)).status).toBe(401);
    expectLogged('expired', token);
  });

  test('when it was seen before', async () => {
    const token = sign(body);
    expect((await post('compute', body, token)).status).toBe(200);
    expect((await post('compute', body, token)).status).toBe(401);
    expectLogged('seen', token);
  });

  test('when a clock ahead may have signed it before the process began, and says what to sign with', async () => {
    const ahead = fetchTokens('a secret of the tests', () => now + CLOCK_SKEW);
    const token = ahead.sign('compute', { id: newId(), body, nonce: null });
    now += 3_000;
    const { status, challenge } = await post('compute', body, token);
    expect([status, challenge]).toEqual([401, `AccountGraph nonce="${seen.nonce}"`]);
    expectLogged('older', token);
    expect((await post('compute', body, signFor('compute', body, seen.nonce))).status).toBe(200);
  });

  test('whose token is right for another body that is not sent, without a word of what to sign with', async () => {
    const { status, challenge } = await post('compute', bodyOf('{ read(records: 3) }'), sign(body));
    expect([status, challenge]).toEqual([401, null]);
  });

  test('when no more can be remembered', async () => {
    for (let sent = 0; sent < 5; sent += 1) {
      expect((await post('compute', body, sign(body))).status).toBe(200);
    }
    const token = sign(body);
    expect((await post('compute', body, token)).status).toBe(401);
    expectLogged('full', token);
    expect(await metrics.text()).toContain(
      'subgraph_fetches_served_total{service="compute",outcome="refused"} 1',
    );
  });

  function sign(signed: string): string {
    return signFor('compute', signed);
  }

  function expectLogged(reason: string, token: string | undefined): void {
    const refused = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(refused.at(-1)).toMatchObject({ service: 'compute', reason, from: '127.0.0.1' });
    const signature = token?.split('.').at(-1) ?? 'AccountGraph';
    expect(lines.join('')).not.toContain(signature);
  }
});

test('too large a fetch is refused, whoever signed it', async () => {
  const body = bodyOf(`{ read(records: 1) } #${'x'.repeat(10_000)}`);
  expect((await post('compute', body, signFor('compute', body))).status).toBe(413);
});

test.each([
  ['GET', '/compute', 404],
  ['POST', '/graphql', 404],
  ['POST', '/health/live', 404],
  ['GET', '/', 404],
  ['GET', '/health/live', 200],
  ['GET', '/health/ready', 200],
  ['GET', '/metrics', 200],
])('%s %s is answered with %i', async (method, path, status) => {
  const response = await fetch(`${origin}${path}`, { method });
  await response.text();
  expect(response.status).toBe(status);
});
