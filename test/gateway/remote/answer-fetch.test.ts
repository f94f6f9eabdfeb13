import { expect, test } from '@jest/globals';
import { buildSchema, execute } from 'graphql';
import { openPins } from '../../../account/graph/open-pins.js';
import { createLogger } from '../../../gateway/log.js';
import { parsedOnce } from '../../../gateway/query/parsed-once.js';
import { answerFetch } from '../../../gateway/remote/answer-fetch.js';
import { FETCH_LIMITS } from '../../../gateway/remote/fetch-limits.js';
import { DEFAULT_TRANSPORT_LIMITS } from '../../../gateway/remote/transport.js';
import type { Subgraph } from '../../../subgraphs/kit/subgraph.js';

const schema = buildSchema('type Query { text(length: Int!): String }');

const SUBGRAPH: Subgraph = {
  name: 'compute',
  schema,
  execute: (document, variableValues, contextValue) =>
    execute({
      schema,
      document,
      rootValue: { text: ({ length }: { readonly length: number }) => 'ü'.repeat(length) },
      variableValues,
      contextValue,
    }),
};

async function answerOf(length: number, answerBytes?: number) {
  const none = async () => null;
  const answering = {
    openAt: async () =>
      openPins(
        { cursors: [] },
        { heads: new Map(), past: none, newest: none, seqOf: async () => 0 },
      ),
    parsed: parsedOnce(),
    logger: createLogger('info', { write: () => undefined }),
    ...(answerBytes !== undefined && { answerBytes }),
  };
  const reading = {
    requestId: 'request-1',
    caller: { kind: 'owner' as const },
    header: null,
    cursors: [],
    heads: {},
    settled: { only: null, externals: {} },
    records: { most: 100, left: 40 },
  };
  const query = `{ text(length: ${length}) }`;
  const body = await answerFetch(answering, SUBGRAPH, {
    query,
    variables: {},
    extensions: { reading },
  });
  return { body, value: JSON.parse(body) as unknown };
}

test('an answer of more bytes than a gateway takes is refused where it was made', async () => {
  expect((await answerOf(300, 1_000)).value).toMatchObject({ data: { text: 'ü'.repeat(300) } });
  const { body, value } = await answerOf(500, 1_000);
  expect(value).toMatchObject({
    data: null,
    errors: [
      {
        message: expect.stringMatching(/at most 1000 bytes, got 1\d{3}; ask for smaller pages/),
        extensions: { code: 'ANSWER_TOO_LARGE' },
      },
    ],
    extensions: { reading: { records: 0 } },
  });
  expect(Buffer.byteLength(body)).toBeLessThan(1_000);
});

test('a gateway takes what a service may answer, and that is what a question may cost', async () => {
  expect(DEFAULT_TRANSPORT_LIMITS.answerBytes).toBe(FETCH_LIMITS.answerBytes);
  const { value } = await answerOf(FETCH_LIMITS.answerBytes / 2);
  expect(value).toMatchObject({ errors: [{ extensions: { code: 'ANSWER_TOO_LARGE' } }] });
  expect((await answerOf(5_000_000)).value).not.toHaveProperty('errors');
});
