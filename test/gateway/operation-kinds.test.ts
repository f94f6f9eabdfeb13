import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask, serve, type Served } from './set-up/serve.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

test.each(['subscription { anything }', 'query A { volumeGroups } subscription B { __typename }'])(
  'an operation of a kind that the schema has none of is refused as invalid: %s',
  async (query) => {
    const { body, status } = await ask(served.url, query);
    expect(status).toBe(200);
    expect(body).toEqual({
      errors: [
        expect.objectContaining({
          message: 'The schema has no subscriptions.',
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        }),
      ],
    });
  },
);
