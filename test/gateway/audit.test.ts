import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { auditServer } from 'graphql-http';
import { type RunningGateway, runGateway } from '../support/run-gateway.js';

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await runGateway();
});
afterAll(() => gateway.stop());

test('the audit of GraphQL over HTTP finds nothing, with cross-site request protection on', async () => {
  const results = await auditServer({
    url: `${gateway.origin}/graphql`,
    fetchFn: (url: string, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      headers.set('apollo-require-preflight', '1');
      return fetch(url, { ...init, headers });
    },
  });
  expect(results.length).toBe(61);
  const failed = results.filter(({ status }) => status !== 'ok');
  expect(failed.map(({ id, name, status }) => `${status} ${id} ${name}`)).toEqual([]);
});
