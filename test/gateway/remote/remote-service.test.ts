import { describe, expect, test } from '@jest/globals';
import { answerError } from '../../../gateway/query/answer-errors.js';
import { createBudget } from '../../../gateway/query/budget.js';
import type { FetchBody } from '../../../gateway/remote/fetch-body.js';
import { createBreaker } from '../../../gateway/remote/breaker.js';
import { fetchTokens } from '../../../gateway/remote/fetch-token.js';
import { RemotePins } from '../../../gateway/remote/remote-pins.js';
import { remoteService } from '../../../gateway/remote/remote-service.js';
import type { Post, Sent } from '../../../gateway/remote/transport.js';

const A = '111111111111';
const B = '222222222222';
const TOKENS = fetchTokens('a secret of the tests', () => 1_800_000_000_000);
const NOTHING = { only: null, externals: {} };

interface Done {
  readonly settled?: object;
  readonly pinned?: object;
  readonly noted?: object;
  readonly records?: number;
}

function answered(data: object | null, done: Done = {}, more: object = {}): Sent {
  const reading = { settled: NOTHING, pinned: {}, noted: {}, records: 0, ...done };
  const body = Buffer.from(JSON.stringify({ data, ...more, extensions: { reading } }));
  return { kind: 'answered', status: 200, type: 'application/json', encoded: false, body };
}

/** A service that answers what is queued, and what it was asked. */
function scripted(...answers: readonly (Sent | ((body: FetchBody) => Sent))[]) {
  const queue = [...answers];
  const asked: FetchBody[] = [];
  const authorizations: string[] = [];
  let ids = 0;
  const pins = new RemotePins({ header: 'latest', cursors: [{ account: A, seq: 3 }] }, [
    { account: A, seq: 3 },
    { account: B, seq: 8 },
  ]);
  const context = {
    caller: { kind: 'owner' as const },
    pins,
    budget: createBudget(100),
    requestId: 'request-1',
    codes: [],
  };
  const breaker = createBreaker({ clock: () => 0, failures: 1 });
  const service = remoteService({
    name: 'compute',
    path: '/compute',
    breaker,
    tokens: TOKENS,
    newId: () => `id-of-a-test-${String((ids += 1)).padStart(6, '0')}`,
    transport: {
      post: async ({ body, authorization }: Post) => {
        const read = JSON.parse(body) as FetchBody;
        asked.push(read);
        authorizations.push(authorization);
        const next = queue.shift();
        if (next === undefined) throw new Error('asked once too often');
        return typeof next === 'function' ? next(read) : next;
      },
      close: async () => undefined,
    },
  });
  const fetch = (text = '{ a }') => service.fetch({ text, variables: { x: 1 } }, context);
  const nonces = () =>
    authorizations.map((header) => {
      const checked = TOKENS.check('compute', header);
      return checked.kind === 'signed' ? checked.token.nonce : checked.reason;
    });
  return { fetch, asked, authorizations, nonces, pins, context, state: () => breaker.state() };
}

test('a fetch says who asks, what is pinned and what may still be read', async () => {
  const { fetch, asked, pins } = scripted(
    answered({ a: 1 }, { pinned: { [A]: 3 }, noted: { [A]: 2, [B]: 7 }, records: 30 }),
    answered({ a: 2 }),
  );
  expect(await fetch()).toEqual({ data: { a: 1 } });
  await fetch('{ b }');
  const reading = {
    requestId: 'request-1',
    caller: { kind: 'owner' },
    header: 'latest',
    cursors: [{ account: A, seq: 3 }],
    heads: { [A]: 3, [B]: 8 },
    settled: NOTHING,
  };
  expect(asked).toEqual([
    {
      query: '{ a }',
      variables: { x: 1 },
      extensions: { reading: { ...reading, records: { most: 100, left: 100 } } },
    },
    {
      query: '{ b }',
      variables: { x: 1 },
      extensions: { reading: { ...reading, records: { most: 100, left: 70 } } },
    },
  ]);
  expect([...pins.versions()]).toEqual([
    [A, 3],
    [B, 7],
  ]);
});

describe('what one fetch decides', () => {
  const settled = { only: null, externals: { image: A } };

  test('is told to the next', async () => {
    const { fetch, asked } = scripted(answered({ a: 1 }, { settled }), answered({ a: 2 }));
    await fetch();
    await fetch();
    expect(asked.map(({ extensions }) => extensions.reading.settled)).toEqual([NOTHING, settled]);
  });

  test('another that decided otherwise meanwhile is asked again with', async () => {
    const otherwise = { only: null, externals: { image: B } };
    const { fetch, asked, pins } = scripted(
      () => {
        pins.take({ settled, pinned: {}, noted: {}, records: 0 });
        return answered({ a: 'of B' }, { settled: otherwise });
      },
      (body) => answered({ a: 'of A' }, { settled: body.extensions.reading.settled }),
    );
    expect(await fetch()).toEqual({ data: { a: 'of A' } });
    expect(asked[1]?.extensions.reading.settled).toEqual(settled);
  });

  test('is no answer when it never fits', async () => {
    const otherwise = answered({ a: 1 }, { settled: { only: B, externals: {} } });
    const { fetch, pins } = scripted(otherwise, otherwise, otherwise, otherwise);
    pins.take({ settled: { only: A, externals: {} }, pinned: {}, noted: {}, records: 0 });
    await expect(fetch()).rejects.toThrow('do not fit');
  });
});

test('a change whose answer does not fit is not made again', async () => {
  const other = answered({ a: 1 }, { settled: { only: B, externals: {} } });
  const { fetch, asked, pins } = scripted(other, other);
  pins.take({ settled: { only: A, externals: {} }, pinned: {}, noted: {}, records: 0 });
  await expect(fetch('mutation { a }')).rejects.toThrow('do not fit');
  expect(asked).toHaveLength(1);
});

describe('a process that has just begun', () => {
  const NONCE = 'nonce-of-a-new-process';
  const text = 'application/json';
  const body = Buffer.from('{}');
  const challenge: Sent = {
    kind: 'answered',
    status: 401,
    type: text,
    encoded: false,
    nonce: NONCE,
    body,
  };

  test.each(['{ a }', 'mutation { a }'])(
    'is asked again with its nonce at once: %s',
    async (asked) => {
      const { fetch, nonces } = scripted(challenge, answered({ a: 1 }), answered({ a: 2 }));
      expect(await fetch(asked)).toEqual({ data: { a: 1 } });
      expect(await fetch(asked)).toEqual({ data: { a: 2 } });
      expect(nonces()).toEqual([null, NONCE, NONCE]);
    },
  );

  test('is asked no third time, and has not failed', async () => {
    const { fetch, asked, state } = scripted(challenge, challenge);
    await expect(fetch()).rejects.toThrow('its status is 401');
    expect([asked.length, state()]).toEqual([2, 'closed']);
  });

  test('that asks for nothing refuses, which is a failure', async () => {
    const { fetch, state } = scripted({
      kind: 'answered',
      status: 401,
      type: text,
      encoded: false,
      body,
    });
    await expect(fetch()).rejects.toThrow('its status is 401');
    expect(state()).toBe('open');
  });
});

describe('the breaker', () => {
  const late: Sent = { kind: 'late' };
  const large: Sent = {
    kind: 'answered',
    status: 413,
    type: '',
    encoded: false,
    body: Buffer.from(''),
  };

  test.each([
    ['an answer that is too large', '{ a }', { kind: 'tooLarge' }, 'closed'],
    ['a fetch that is too large', '{ a }', large, 'closed'],
    [
      'a slow read that waits for the provider',
      '{ g: graph(at: $a, maxAge: $b) { id } }',
      late,
      'closed',
    ],
    ['a slow change', 'mutation { a }', late, 'closed'],
    ['a slow read', '{ a }', late, 'open'],
    ['a slow read of an age', '{ stalenessPolicy { maxAge } }', late, 'open'],
  ] as const)('after %s', async (_name, text, sent, state) => {
    const service = scripted(sent);
    await expect(service.fetch(text)).rejects.toThrow();
    expect(service.state()).toBe(state);
  });

  test('hears nothing of a fetch that is larger than a service reads: it is not sent', async () => {
    const { fetch, asked, state } = scripted();
    const { errors } = await fetch(`{ a } #${'x'.repeat(8_388_608)}`);
    expect(errors?.map((error) => answerError(error).error.extensions?.['code'])).toEqual([
      'ANSWER_TOO_LARGE',
    ]);
    expect([asked.length, state()]).toEqual([0, 'closed']);
  });
});

describe('what fetches read', () => {
  test('counts together, although each stayed within what was left when it began', async () => {
    const { fetch } = scripted(
      answered({ a: 1 }, { records: 60 }),
      answered({ a: 2 }, { records: 60 }),
    );
    expect(await fetch()).toEqual({ data: { a: 1 } });
    const { data, errors } = await fetch();
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).toContain('at most 100 records');
  });

  test('is left as it is when the service itself said that it is too much', async () => {
    const errors = [{ message: 'too much', path: ['a'], extensions: { code: 'ANSWER_TOO_LARGE' } }];
    const { fetch } = scripted(answered({ a: null, b: 1 }, { records: 101 }, { errors }));
    const result = await fetch();
    expect(result.data).toEqual({ a: null, b: 1 });
    expect(result.errors?.map(({ message, path }) => [message, path])).toEqual([
      ['too much', ['a']],
    ]);
  });
});

describe('a connection that ended before an answer began', () => {
  const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  const cut: Sent = { kind: 'cut', unanswered: true, error: reset };

  test('is tried once more for a query, with a token of its own', async () => {
    const { fetch, authorizations } = scripted(cut, answered({ a: 1 }));
    expect(await fetch()).toEqual({ data: { a: 1 } });
    expect(new Set(authorizations).size).toBe(2);
  });

  test.each([
    ['a mutation', 'mutation { a }', cut],
    ['an answer that began', '{ a }', { ...cut, unanswered: false }],
    ['a server that is not there', '{ a }', { ...cut, error: new Error('ECONNREFUSED') }],
    ['one that is late', '{ a }', { kind: 'late' }],
  ] as const)('is not tried again for %s', async (_name, text, sent) => {
    const { fetch, asked } = scripted(sent);
    await expect(fetch(text)).rejects.toThrow();
    expect(asked).toHaveLength(1);
  });
});
