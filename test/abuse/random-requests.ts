import fc from 'fast-check';
import { INSTANCE, account, instances } from './question-texts.js';

/** A request of any kind, as it goes over the wire. */
export interface RandomRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const VALID = [
  `{instance(id:"${INSTANCE}"){id name volumes{id sizeGiB} networkInterfaces{privateIpAddress securityGroups{name}}}}`,
  `query Q($n:Int=3){${instances('$n', 'nodes{id volumes(first:1){id}} pageInfo{hasNextPage}')}}`,
  'query($ids:[ID!]!){resources(ids:$ids){...F}} fragment F on Instance{id name ...G} fragment G on Instance{state}',
  'mutation M{refreshAccount(account:"nobody"){changeCount}}',
  '{__schema{queryType{name fields{name}}} __type(name:"Instance"){name}}',
  '{a:volume(id:"v"){... on Volume @include(if:true){id attachedTo{id volumes{id}}}}}',
  account('graph(types:["Instance"]){nodeCount nodes(first:2){nodes{neighbourhood{nodeCount}}}}'),
];
const TOKENS = [
  ...'{ } ( ) [ ] : ! $ @ ... | & = # , " """ -'.split(' '),
  ...'query mutation subscription fragment on true false null 1 -1 1e9 9999999999 "i-0" "\\u0041"'.split(
    ' ',
  ),
  ...'instance instances volume volumes resources account graph neighbourhood nodes id name first after ids __typename __schema Instance $n $id'.split(
    ' ',
  ),
  ...'_entities _service representations __proto__ constructor include skip defer if \ufeff \u0000 é 💥'.split(
    ' ',
  ),
];

const many = (times: number, text: string) => Array.from({ length: times }, () => text);

const soup = fc
  .array(fc.constantFrom(...TOKENS), { maxLength: 60 })
  .map((tokens) => tokens.join(' '));
const mutated = fc
  .tuple(fc.constantFrom(...VALID), fc.nat(200), fc.nat(12), fc.constantFrom('', ...TOKENS))
  .map(([text, at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut));
const valid = fc.constantFrom(...VALID);
const question = fc.oneof(soup, mutated, valid, valid, fc.string());
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(
    '',
    0,
    null,
    [],
    {},
    'Q',
    { n: 1 },
    { ids: ['i-0'] },
    { __proto__: null },
  ),
);
const parameters = fc.record(
  {
    query: fc.oneof(question, question, question, anything),
    variables: anything,
    operationName: anything,
    extensions: anything,
  },
  { requiredKeys: [] },
);
const wellFormed = question.map((query) => JSON.stringify({ query }));
const body = fc
  .oneof(
    ...Array.from({ length: 6 }, () => wellFormed),
    parameters.map((value) => JSON.stringify(value)),
    parameters.map((value) => JSON.stringify([value])),
    fc.json(),
    question,
    fc.string({ unit: 'binary' }),
    fc.nat(3_000).map((size) => '{"query":"' + '{'.repeat(size)),
  )
  .map((text) => Buffer.from(text, 'utf8'));
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));

const contentType = fc.constantFrom(
  ...many(30, 'application/json'),
  'application/json; charset=utf-8',
  'application/json;charset=latin1',
  'application/graphql',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  ';;;',
  '',
);
/** What node's own client lets through. */
const headerValue = fc
  .string({ maxLength: 40 })
  .map((text) => text.replaceAll(/[^\x20-\x7e]/g, '~'));
const oddHeaders = fc.record(
  {
    accept: fc.oneof(
      fc.constantFrom(
        '*/*',
        'application/json',
        'application/graphql-response+json;q=0.5, */*;q=0',
        'text/html',
        'q=;;,',
      ),
      headerValue,
    ),
    'account-version': fc.oneof(fc.constantFrom('seq:1', 'latest', 'seq:-1', 'a=b,c'), headerValue),
    'content-encoding': fc.constantFrom('identity', 'gzip', 'br, deflate'),
    'x-request-id': headerValue,
    'apollo-require-preflight': fc.constantFrom('1', ''),
    'x-apollo-operation-name': headerValue,
    cookie: headerValue,
    origin: headerValue,
    expect: fc.constantFrom('100-continue'),
    'x-forwarded-host': headerValue,
  },
  { requiredKeys: [] },
);

const search = fc
  .record(
    { query: question, variables: fc.oneof(fc.json(), fc.string()), operationName: fc.string() },
    { requiredKeys: [] },
  )
  .map(
    (fields) =>
      `?${new URLSearchParams(Object.entries<string>(fields)).toString().slice(0, 6_000)}`,
  );
const path = fc.oneof(
  { weight: 12, arbitrary: fc.constant('/graphql') },
  { weight: 6, arbitrary: search.map((text) => `/graphql${text}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '/',
      '/metrics',
      '/health/ready',
      '/graphql/..',
      '//',
      '/%00',
      '*',
      '/graphql?query=%',
    ),
  },
);

/** What lets a question over GET through the protection against other sites. */
export const OWN_HEADER = { 'apollo-require-preflight': '1' };

/** Requests of every kind: soups of tokens, mutated questions, JSON, bytes; content types; odd headers. */
export const randomRequest: fc.Arbitrary<RandomRequest> = fc
  .record({
    method: fc.constantFrom(
      ...many(12, 'POST'),
      ...many(6, 'GET'),
      'PUT',
      'HEAD',
      'OPTIONS',
      'DELETE',
    ),
    path,
    type: contentType,
    odd: fc.oneof(
      { weight: 5, arbitrary: fc.constant(OWN_HEADER) },
      { weight: 1, arbitrary: oddHeaders },
    ),
    body: fc.oneof({ weight: 9, arbitrary: body }, { weight: 1, arbitrary: bytes }),
  })
  .map(({ method, path, type, odd, body }) => {
    const headers = { 'content-type': type, ...(odd as Record<string, string>) };
    return {
      method,
      path,
      headers,
      body: method === 'GET' || method === 'HEAD' ? Buffer.alloc(0) : body,
    };
  });
