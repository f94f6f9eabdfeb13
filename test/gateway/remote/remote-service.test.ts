import { describe, expect, test } from '@jest/globals';
import { createBudget } from '../../../gateway/query/budget.js';
import type { FetchBody } from '../../../gateway/remote/fetch-body.js';
import { createBreaker } from '../../../gateway/remote/breaker.js';
import { fetchTokens } from '../../../gateway/remote/fetch-token.js';
import { RemotePins } from '../../../gateway/remote/remote-pins.js';
import { remoteService } from '../../../gateway/remote/remote-service.js';
import type { Post, Sent } from '../../../gateway/remote/transport.js';

const A = '111111111111';
const B = '222222222222';
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
  const service = remoteService({
    name: 'compute',
    path: '/compute',
    breaker: createBreaker({ clock: () => 0 }),
    tokens: fetchTokens('a secret of the tests', () => 1_800_000_000_000),
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
  return { fetch, asked, authorizations, pins, context };
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
