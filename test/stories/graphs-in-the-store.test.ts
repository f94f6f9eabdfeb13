import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GraphMemory } from '../../account/graph-memory.js';
import { exampleQuestions } from '../../gateway/example-questions.js';
import { MODEL } from '../../schema/generated/model.js';
import {
  NOTHING_IN_MEMORY,
  type RunningGateway,
  SAMPLE_ACCOUNT,
  runGateway,
} from '../support/run-gateway.js';

/** Loaded one after the other, and out of memory again with the next. */
const COLD: GraphMemory = { ...NOTHING_IN_MEMORY, largestInMemory: 1e6 };
/** Never loaded: what needs a whole graph is refused. */
const NEVER: GraphMemory = { ...NOTHING_IN_MEMORY, largestLoaded: 0 };
const KINDS = { 'too large for memory': NOTHING_IN_MEMORY, cold: COLD, 'never loaded': NEVER };

const FIELDS = 'id type service region name external attributes';

let inMemory: RunningGateway;
let ids: readonly string[];
let typeOf: (id: string) => string | undefined;
const others = new Map<string, RunningGateway>();

beforeAll(async () => {
  inMemory = await runGateway();
  for (const [name, memory] of Object.entries(KINDS)) {
    const { dataDirectory } = inMemory;
    others.set(name, await runGateway({ memory, dataDirectory, collect: false }));
  }
  const view = await inMemory.wired.accounts.first();
  ids = [...(view?.nodes() ?? [])].map(({ id }) => id);
  typeOf = (id) => view?.node(id)?.type;
});
afterAll(async () => {
  for (const gateway of [...others.values(), inMemory]) await gateway.stop();
});

/** The answers of two processes over one store. */
async function both(other: string, query: string, variables: object = {}) {
  const gateway = others.get(other);
  if (gateway === undefined) throw new Error(`There is no ${other}`);
  const given = { account: SAMPLE_ACCOUNT, ...variables };
  const expected = await inMemory.ask(query, given);
  const got = await gateway.ask(query, given);
  return { expected: expected.text, got: got.text };
}

/** The name, and so deep what each relation to one type leads to; the first four relations of each. */
function nested(type: string, depth: number): string {
  const relations = Object.entries(MODEL.types[type]?.relations ?? {});
  const single = relations.filter(([, { types }]) => types.length === 1).slice(0, 4);
  if (depth === 0) return 'id name';
  const deeper = single.map(
    ([field, { types }]) => `${field} { ${nested(types[0] ?? '', depth - 1)} }`,
  );
  return `id name ${deeper.join(' ')}`;
}

describe.each(Object.keys(KINDS))('an account that is %s answers byte by byte the same', (name) => {
  test('to every relation of every resource', async () => {
    for (const { type, relations } of Object.values(MODEL.types)) {
      const own = ids.filter((id) => typeOf(id) === type);
      const fields = Object.keys(relations).map(
        (field) => `${field} { id __typename account { id } }`,
      );
      const query = `query ($ids: [ID!]!) { resources(ids: $ids) { id name ... on ${type} { ${fields.join(' ')} } } }`;
      for (let start = 0; start < own.length; start += 100) {
        const { expected, got } = await both(name, query, { ids: own.slice(start, start + 100) });
        expect(expected).toContain('{"data":{"resources":[{');
        expect(got).toBe(expected);
      }
    }
  });

  test('to nodes, their edges and their surroundings', async () => {
    const query = `query ($account: ID!, $id: ID!) { account(id: $account) { graph {
      id version { id seq }
      node(id: $id) {
        ${FIELDS}
        edges { id kind attributes from { id edges(direction: OUT) { id } } to { id name } }
        few: neighbourhood(depth: 3, limit: 20) { id nodeCount nodes(first: 30) { nodes { id } } }
        far: neighbourhood(depth: 2, limit: 200) {
          edgeCount typeCounts { type count }
          edges(first: 50) { nodes { id } pageInfo { hasNextPage } }
        }
        resource { id __typename }
      }
    } } }`;
    for (const id of [...ids.filter((_id, at) => at % 25 === 0), 'nothing of this name']) {
      const { expected, got } = await both(name, query, { id });
      expect(expected).toContain('"version":{');
      expect(got).toBe(expected);
    }
  });

  test('to what leads through several services', async () => {
    for (const type of ['Instance', 'SecurityGroup', 'Function', 'LoadBalancer', 'Volume']) {
      const field = MODEL.types[type]?.field ?? '';
      const query = `query ($id: ID!) { ${field}(id: $id) { ${nested(type, 3)} } }`;
      const own = ids.filter((id) => typeOf(id) === type);
      expect(own).not.toEqual([]);
      for (const id of own.slice(0, 3)) {
        const { expected, got } = await both(name, query, { id });
        expect(expected).toContain(`{"data":{"${field}":{`);
        expect(got).toBe(expected);
      }
    }
  });

  test('to what is not there', async () => {
    const query = '{ resource(id: "no such thing") { id } volume(id: "nor this") { id } }';
    const { expected, got } = await both(name, query);
    expect(got).toBe(expected);
  });
});

describe.each(['too large for memory', 'cold'])('an account that is %s', (name) => {
  test('is loaded for lists, counts and pages', async () => {
    const lists = Object.values(MODEL.types).map(
      ({ listField }) =>
        `${listField}(account: $account, first: 30) { totalCount nodes { id name } }`,
    );
    const whole = `account(id: $account) { graph { nodeCount edgeCount typeCounts { type count }
      nodes(first: 40) { totalCount nodes { ${FIELDS} } } edges(first: 40) { nodes { id } } } }`;
    const { expected, got } = await both(name, `query ($account: ID!) { ${whole} }`);
    expect(got).toBe(expected);
    for (let start = 0; start < lists.length; start += 8) {
      const some = lists.slice(start, start + 8).join(' ');
      const listed = await both(name, `query ($account: ID!) { ${some} }`);
      expect(listed.expected).toContain('totalCount');
      expect(listed.got).toBe(listed.expected);
    }
  });

  test('answers the example questions', async () => {
    for (const { query } of exampleQuestions(await inMemory.wired.accounts.first())) {
      const { expected, got } = await both(name, query);
      expect(got).toBe(expected);
    }
  });
});

test('lists and counts of an account that is never loaded are refused, and say what can be asked', async () => {
  const gateway = others.get('never loaded');
  const query = 'query ($account: ID!) { volumes(account: $account) { totalCount } }';
  const answer = await gateway?.ask(query, { account: SAMPLE_ACCOUNT });
  expect(answer?.errors[0]).toMatchObject({
    message: expect.stringContaining('account.graph.node'),
    extensions: { code: 'ACCOUNT_TOO_LARGE' },
  });
});
