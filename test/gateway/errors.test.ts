import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { RequestError } from '../../account/request-error.js';
import { NO_SCHEMA, ask, askByGet, serve, type Served } from './set-up/serve.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

const trouble = (kind: string) => `{volumeGroups trouble(kind:"${kind}")}`;
const META = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };

test('an expected refusal keeps its code, message, argument and place', async () => {
  const { body, status } = await ask(served.url, trouble('request error'));
  expect(status).toBe(200);
  expect(body).toEqual({
    errors: [
      {
        message: 'kind must be something better',
        path: ['trouble'],
        extensions: { code: 'BAD_INPUT', argument: 'kind' },
      },
    ],
    data: { volumeGroups: 1, trouble: null },
  });
});

test('an expected refusal is found beneath what wrapped it', async () => {
  const { body } = await ask(served.url, trouble('wrapped'));
  expect(body.errors?.[0]).toMatchObject({
    message: 'ask for pages',
    extensions: { code: 'LIST_TOO_LONG' },
  });
});

test.each(['coded', 'other'])(
  'a fault (%s) is masked, and logged whole once under its request id',
  async (kind) => {
    const before = served.lines.length;
    const { body, headers } = await ask(served.url, trouble(kind), {
      'x-request-id': `id-${kind}`,
    });
    expect(headers.get('x-request-id')).toBe(`id-${kind}`);
    expect(body.errors).toEqual([
      {
        message: 'Something failed in the server; its log has it under the request id.',
        path: ['trouble'],
        extensions: { code: 'INTERNAL', requestId: `id-${kind}` },
      },
    ]);
    const faults = served.lines.slice(before).filter((line) => line.includes('"err"'));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(kind === 'coded' ? 'secret text' : '/etc/shadow');
    expect(faults[0]).toContain(`id-${kind}`);
  },
);

test('a fault beneath a field that must not be null costs that answer and tells no more', async () => {
  const { body, status } = await ask(served.url, '{limitless}');
  expect(status).toBe(200);
  expect(body.data).toBeNull();
  expect(body.errors?.map(({ extensions }) => extensions['code'])).toEqual(['INTERNAL']);
  expect(JSON.stringify(body)).not.toContain('shadow');
});

test.each([
  [100, []],
  [101, ['and 1 more error']],
  [5_000, ['and 4900 more errors']],
])('of %d errors a hundred are named, and how many more there are', async (count, more) => {
  const refused = new RequestError('LIST_TOO_LONG', 'ask for pages', 'first');
  const errors = Array.from({ length: count }, () => {
    return new GraphQLError(refused.message, { path: ['volumeGroups'], originalError: refused });
  });
  const execute = async () => ({ data: { volumeGroups: null }, errors });
  const storage = { name: 'storage', schema: NO_SCHEMA, execute };
  const failing = await serve({ replaced: [storage] });
  const { body } = await ask(failing.url, '{volumeGroups}');
  await failing.stop();
  expect(body.data).toEqual({ volumeGroups: null });
  const named = Array.from({ length: 100 }, () => 'ask for pages');
  expect(body.errors?.map(({ message }) => message)).toEqual([...named, ...more]);
  expect(body.errors?.every(({ extensions }) => extensions['code'] === 'LIST_TOO_LONG')).toBe(true);
});

test.each([
  ['{instance(id:"i-0"){nam}}', 'GRAPHQL_VALIDATION_FAILED'],
  ['{instance(id:"i-0")', 'GRAPHQL_PARSE_FAILED'],
  ['{instance\u0000}', 'GRAPHQL_PARSE_FAILED'],
  ['query($id:ID!){instance(id:$id){id}}', 'BAD_USER_INPUT'],
  ['query A{volumeGroups} query B{volumeGroups}', 'OPERATION_RESOLUTION_FAILURE'],
])('%s is refused as %s: 200 in plain JSON, 400 in the type of its own', async (query, code) => {
  const plain = await ask(served.url, query);
  expect(plain.status).toBe(200);
  expect(plain.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(plain.body.errors?.map(({ extensions }) => extensions)).toEqual([{ code }]);
  expect(plain.body).not.toHaveProperty('data');
  expect(JSON.stringify(plain.body)).not.toMatch(/did you mean|stack/i);
  const own = await ask(served.url, query, META);
  expect(own.status).toBe(400);
  expect(own.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  expect(own.body).toEqual(plain.body);
});

test('versions that were read are in the answer', async () => {
  const { body } = await ask(served.url, '{instance(id:"i-0"){name}}');
  expect(body.extensions).toEqual({ versions: { 'acct-1': 7 } });
  const pinned = await ask(served.url, '{instance(id:"i-0"){name}}', {
    'account-version': 'seq:3',
  });
  expect(pinned.body.extensions).toEqual({ versions: { 'acct-1': 3 } });
  const none = await ask(served.url, '{volumeGroups}');
  expect(none.body).toEqual({ data: { volumeGroups: 1 } });
});

test('a version header that cannot be read refuses the whole request', async () => {
  const { status, body } = await ask(served.url, '{volumeGroups}', {
    'account-version': 'yesterday',
  });
  expect(status).toBe(400);
  expect(body).toEqual({
    errors: [
      {
        message: 'account-version must be seq:<n>',
        extensions: { code: 'BAD_INPUT', argument: 'account-version' },
      },
    ],
  });
});

test('a mutation is refused at another version than the latest', async () => {
  const mutation = 'mutation{restart(instance:"i-0"){id}}';
  expect((await ask(served.url, mutation)).body).toEqual({ data: { restart: { id: 'i-0' } } });
  const { status, body } = await ask(served.url, mutation, { 'account-version': 'seq:3' });
  expect(status).toBe(400);
  expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_INPUT', argument: 'account-version' });
});

test('a mutation over GET is not allowed', async () => {
  const { status, headers } = await askByGet(served.url, 'mutation{restart(instance:"i-0"){id}}');
  expect(status).toBe(405);
  expect(headers.get('allow')).toBe('POST');
});
