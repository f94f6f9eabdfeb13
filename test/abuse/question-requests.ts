import type { GraphQLSchema } from 'graphql';
import fc from 'fast-check';
import type { KnownValues } from './known-values.js';
import { DESCRIPTORS, randomArguments } from './random-arguments.js';
import { randomQuestions } from './random-questions.js';
import { OWN_HEADER, type RandomRequest } from './random-requests.js';

interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const DOCUMENTS = 500;
const REFRESH =
  'mutation($account:ID!,$services:[String!]){refreshAccount(account:$account,services:$services){changeCount}}';

/** Requests with questions of the schema's own fields about what the gateway has given out, at versions of all kinds. */
export function questionRequests(
  schema: GraphQLSchema,
  values: KnownValues,
  seed: number,
): fc.Arbitrary<RandomRequest> {
  const questions = fc.sample(randomQuestions(schema), { seed, numRuns: DOCUMENTS });
  const valueAt = randomArguments(values);
  const question = fc.constantFrom(...questions).chain(({ text, variables }) => {
    const drawn = [...variables].map(([name, place]) => [name, valueAt(place)] as const);
    return fc.record(Object.fromEntries(drawn)).map((given) => ({ query: text, variables: given }));
  });
  const refresh = fc
    .constantFrom(...values.accounts, 'nobody')
    .map((account) => ({ query: REFRESH, variables: { account, services: ['messaging'] } }));
  const asked = fc.oneof(
    { weight: 1_800, arbitrary: question },
    { weight: 200, arbitrary: fc.tuple(question, fc.nat(400), fc.nat(8)).map(withACut) },
    // It reads the export again.
    { weight: 1, arbitrary: refresh },
  );
  const byGet = fc.constantFrom(false, false, false, false, true);
  return fc.record({ asked, byGet, version: versionHeader(values.accounts) }).map(requestOf);
}

function withACut([{ query, variables }, at, length]: readonly [Asked, number, number]): Asked {
  const from = at % query.length;
  return { query: query.slice(0, from) + query.slice(from + length), variables };
}

/** null: no header. */
function versionHeader(accounts: readonly string[]): fc.Arbitrary<string | null> {
  const descriptor = fc.constantFrom(...DESCRIPTORS);
  const usual = Array.from({ length: 5 }, () => accounts).flat();
  const named = fc
    .tuple(fc.constantFrom(...usual, ...accounts, '000000000000', ''), descriptor)
    .map(([account, at]) => `${account}=${at}`);
  const anything = fc
    .string({ maxLength: 40 })
    .map((text) => text.replaceAll(/[^\x20-\x7e]/g, '~'));
  return fc.oneof(
    { weight: 10, arbitrary: fc.constant(null) },
    { weight: 3, arbitrary: descriptor },
    { weight: 4, arbitrary: named },
    { weight: 2, arbitrary: fc.array(named, { maxLength: 3 }).map((parts) => parts.join(', ')) },
    { weight: 1, arbitrary: anything },
  );
}

interface Request {
  readonly asked: Asked;
  readonly byGet: boolean;
  readonly version: string | null;
}

function requestOf({ asked, byGet, version }: Request): RandomRequest {
  const pinned = version === null ? {} : { 'account-version': version };
  const { query, variables } = asked;
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString();
  if (byGet && search.length < 6_000) {
    const headers = { ...OWN_HEADER, ...pinned };
    return { method: 'GET', path: `/graphql?${search}`, headers, body: Buffer.alloc(0) };
  }
  const headers = { 'content-type': 'application/json', ...pinned };
  const body = Buffer.from(JSON.stringify({ query, variables }), 'utf8');
  return { method: 'POST', path: '/graphql', headers, body };
}
