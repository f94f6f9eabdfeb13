import { getIntrospectionQuery } from 'graphql';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { QueryLimits } from '../../gateway/limits.js';
import { ask, askByGet, serve, type Reply, type Served } from './set-up/serve.js';

interface Case {
  readonly limit: keyof QueryLimits;
  readonly limits?: Partial<QueryLimits>;
  readonly inside: string;
  readonly outside: string;
}

const nested = (open: string, close: string, times: number) =>
  open.repeat(times) + '%' + close.repeat(times);
const fill = (frame: string, inner: string) => frame.replace('%', inner);
const instance = (inner: string) => `{instance(id:"i-0"){${inner}}}`;
const padded = (length: number) => '{volumeGroups}'.padEnd(length, ' ');
const tokens = (count: number) => `{resources(ids:[${'1 '.repeat(count - 12)}]){id}}`;
const inlines = (levels: number) => instance(fill(nested('...{', '}', levels - 2), 'id'));
const deep = (depth: number) => instance(fill(nested('peers(first:1){', '}', depth - 2), 'id'));
const types = (depth: number) => fill(nested('ofType{', '}', depth - 2), 'name');
const typeQuestion = (depth: number) => `{__type(name:"Query"){${types(depth)}}}`;
const list = (count: number, item: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => item(index)).join(' ');
const aliases = (count: number) => instance(list(count, (index) => `a${index}:id`));
const roots = (count: number) => `{${list(count, (index) => `a${index}:volumeGroups`)}}`;
const directives = (count: number) => instance(list(count, () => 'id @include(if:true)'));
const repeated = (times: number) => instance(list(times + 1, () => 'id'));
/** Each spread is six selections: the instance, the spread, four fields. */
const spreads = (count: number, more: string) =>
  `{${list(count, (index) => `a${index}:instance(id:"i-0"){...A}`)} ${more}}
   fragment A on Instance{id name state tags}`;

const CASES: readonly Case[] = [
  {
    limit: 'textLength',
    limits: { textLength: 8_000 },
    inside: padded(8_000),
    outside: padded(8_001),
  },
  { limit: 'tokens', inside: tokens(2_000), outside: tokens(2_001) },
  { limit: 'nesting', inside: inlines(64), outside: inlines(65) },
  { limit: 'depth', inside: deep(12), outside: deep(13) },
  { limit: 'introspectionDepth', inside: typeQuestion(16), outside: typeQuestion(17) },
  { limit: 'aliases', inside: aliases(20), outside: aliases(21) },
  { limit: 'rootFields', inside: roots(10), outside: roots(11) },
  { limit: 'directives', inside: directives(20), outside: directives(21) },
  { limit: 'repeatedFields', inside: repeated(200), outside: repeated(201) },
  {
    limit: 'selections',
    limits: { selections: 54 },
    inside: spreads(9, ''),
    outside: spreads(9, 'volumeGroups'),
  },
  {
    limit: 'cost',
    limits: { cost: 301 },
    inside: '{instances(first:100){nodes{id name}}}',
    outside: '{instances(first:101){nodes{id name}}}',
  },
];

let served: Served | null = null;
afterEach(() => served?.stop());

const codesOf = ({ body }: Reply) => body.errors?.map(({ extensions }) => extensions['code']);

describe('a question at a limit is answered, and one past it is refused', () => {
  test.each(CASES)('$limit', async ({ limit, limits = {}, inside, outside }) => {
    served = await serve({ queryLimits: limits });
    for (const way of [ask, askByGet]) {
      const answered = await way(served.url, inside);
      expect(answered.body.errors).toBeUndefined();
      const refused = await way(served.url, outside);
      expect(refused.status).toBe(200);
      expect(refused.body.data).toBeUndefined();
      const named = refused.body.errors?.find(({ extensions }) => extensions['limit'] === limit);
      expect(named?.extensions['code']).toBe('QUERY_REFUSED');
      const { max, got } = named?.extensions ?? {};
      expect(Number(got)).toBeGreaterThan(Number(max));
      expect(named?.message).toContain(String(max));
      expect(named?.message).toContain(String(got));
    }
  });
});

test('every limit that a question breaks is named at once', async () => {
  served = await serve();
  const { body } = await ask(
    served.url,
    `{${list(30, (index) => `a${index}:volumeGroups @include(if:true)`)}}`,
  );
  expect(body.errors?.map(({ extensions }) => extensions['limit'])).toEqual([
    'aliases',
    'rootFields',
    'directives',
  ]);
});

describe('the cost counts page sizes after variables are filled in', () => {
  const limits = { cost: 301 };
  const paged = 'query($n: Int = 100){instances(first:$n){nodes{id name}}}';
  const both = 'query($n: Int){instances(first:$n){nodes{id} edges{cursor}}}';
  const byIds = 'query($ids: [ID!]!){resources(ids:$ids){id name}}';
  const near = 'query($n: Int){instance(id:"i-0"){neighbourhood(limit:$n){size}}}';
  const ids = (length: number) => Array.from({ length }, () => 'i-1');
  test.each([
    { query: paged, inside: { n: 100 }, outside: { n: 101 } },
    { query: paged, inside: {}, outside: { n: 1_000_000 } },
    { query: both, inside: { n: 75 }, outside: { n: 76 } },
    { query: byIds, inside: { ids: ids(100) }, outside: { ids: ids(101) } },
    { query: near, inside: { n: 299 }, outside: { n: 300 } },
    { query: near, inside: { n: -5 }, outside: {} },
  ])('$query $inside', async ({ query, inside, outside }) => {
    served = await serve({ queryLimits: limits });
    expect((await ask(served.url, { query, variables: inside })).body.errors).toBeUndefined();
    const refused = await ask(served.url, { query, variables: outside });
    expect(refused.body.errors?.map(({ extensions }) => extensions['limit'])).toEqual(['cost']);
    const byGet = await askByGet(served.url, query, outside);
    expect(byGet.body).toEqual(refused.body);
  });
});

test('a page of everything about 200 instances passes, and the same with its relations nested on does not', async () => {
  served = await serve();
  const relations = 'volumes{id sizeGiB} networkInterfaces{id privateIp securityGroups{id name}}';
  const wide = `{instances(first:200){nodes{id name ${relations}}}}`;
  expect((await ask(served.url, wide)).body.errors).toBeUndefined();
  const grown = `{instances(first:200){nodes{id peers{id peers{id peers{id ${relations}}}}}}}`;
  expect(codesOf(await ask(served.url, grown))).toEqual(['QUERY_REFUSED']);
});

test('a request that reads more records than it may is told so', async () => {
  served = await serve({ queryLimits: { records: 10 } });
  const { body } = await ask(served.url, '{instances(first:11){totalCount}}');
  expect(body.errors?.[0]?.extensions['code']).toBe('ANSWER_TOO_LARGE');
});

test('the standard introspection query is answered', async () => {
  served = await serve();
  for (const way of [ask, askByGet]) {
    const { body } = await way(served.url, getIntrospectionQuery());
    expect(body.errors).toBeUndefined();
    expect(body.data).toHaveProperty('__schema.queryType.name', 'Query');
  }
});

describe('names that belong to the machinery are refused', () => {
  test.each([
    ['{instance(id:"i-0"){__typename:id}}', 'reservedAlias'],
    ['{instance(id:"i-0"){__proto__:id}}', 'reservedAlias'],
    ['query($representations:ID!){instance(id:$representations){id}}', 'reservedVariable'],
  ])('%s', async (query, limit) => {
    served = await serve();
    const { body } = await ask(served.url, { query, variables: { representations: 'i-0' } });
    expect(body.errors?.map(({ extensions }) => extensions['limit'])).toEqual([limit]);
  });
});

test('variables nested too deep are refused', async () => {
  served = await serve();
  const query = 'query($sizes:[[Int!]!]){volumeGroups(sizes:$sizes)}';
  const at = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;
  const nestedWell = await ask(served.url, { query, variables: { sizes: at(63) } });
  expect(codesOf(nestedWell)).toEqual(['BAD_USER_INPUT']);
  const tooDeep = await ask(served.url, { query, variables: { sizes: at(64) } });
  expect(tooDeep.body.errors?.[0]?.extensions['limit']).toBe('nesting');
});

test('more values in the variables than the limit are refused', async () => {
  served = await serve();
  const query = 'query($ids:[ID!]!){resources(ids:$ids){id}}';
  const ids = (length: number) => ({ ids: Array.from({ length }, () => 'i-1') });
  expect((await ask(served.url, { query, variables: ids(4_999) })).body.errors).toBeUndefined();
  const { body } = await ask(served.url, { query, variables: ids(5_000) });
  expect(body.errors?.[0]?.extensions['limit']).toBe('variableValues');
});

test('a fragment inside itself is refused without being followed for ever', async () => {
  served = await serve();
  const query = `{instance(id:"i-0"){...A}} fragment A on Instance{id peers{...B}} fragment B on Instance{...A}`;
  expect(codesOf(await ask(served.url, query))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});
