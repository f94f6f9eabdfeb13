import { Agent, get } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import type { Readiness } from '../../gateway/server.js';
import type { Subgraph } from '../../subgraphs/kit/subgraph.js';
import { deferred } from './set-up/deferred.js';
import { ask, NO_SCHEMA, serve, type Served } from './set-up/serve.js';

let served: Served | null = null;
afterEach(() => served?.stop());

/** A service that answers when it is told to, and says when it was asked. */
function heldSubgraph() {
  const asked = deferred<void>();
  const release = deferred<void>();
  const subgraph: Subgraph = {
    name: 'storage',
    schema: NO_SCHEMA,
    async execute() {
      asked.resolve();
      await release.promise;
      return { data: { volumeGroups: 5 } };
    },
  };
  return { subgraph, asked: asked.promise, release: () => release.resolve() };
}

const status = async (url: string) =>
  (await fetch(url, { headers: { connection: 'close' } })).status;

test('it is live, and ready when what it needs is there', async () => {
  let readiness: Readiness = { kind: 'waiting', reason: 'no account is loaded' };
  served = await serve({ server: { readiness: () => readiness } });
  expect(await status(`${served.origin}/health/live`)).toBe(200);
  const waiting = await fetch(`${served.origin}/health/ready`);
  expect(waiting.status).toBe(503);
  expect(await waiting.json()).toEqual({ status: 'waiting', reason: 'no account is loaded' });
  readiness = { kind: 'ready' };
  expect(await status(`${served.origin}/health/ready`)).toBe(200);
});

test('draining answers what is in flight, takes nothing new, and then closes', async () => {
  const held = heldSubgraph();
  served = await serve({ replaced: [held.subgraph] });
  const { url, origin, server } = served;
  const inFlight = ask(url, '{volumeGroups}');
  await held.asked;
  const drained = server.drain();
  expect(server.phase()).toBe('draining');
  expect(await status(`${origin}/health/ready`)).toBe(503);
  expect(await status(`${origin}/health/live`)).toBe(200);
  const refused = await ask(url, '{volumeGroups}');
  expect(refused.status).toBe(503);
  expect(refused.body.errors?.[0]?.extensions['code']).toBe('NOT_READY');
  expect(refused.headers.get('connection')).toBe('close');
  held.release();
  expect((await inFlight).body).toEqual({ data: { volumeGroups: 5 } });
  await drained;
  expect(server.phase()).toBe('closed');
  await expect(fetch(origin)).rejects.toThrow();
  await expect(server.drain()).resolves.toBeUndefined();
});

test('draining closes idle connections at once', async () => {
  served = await serve();
  const agent = new Agent({ keepAlive: true });
  const closed = new Promise((resolve, reject) => {
    const options = { agent, port: served?.port, host: '127.0.0.1', path: '/health/live' };
    get(options, (response) => {
      response.socket.once('close', resolve);
      response.resume().once('end', () => void served?.server.drain());
    }).on('error', reject);
  });
  await closed;
  agent.destroy();
});

test('draining cuts off at its deadline', async () => {
  const held = heldSubgraph();
  served = await serve({ replaced: [held.subgraph], httpLimits: { drainDeadline: 30 } });
  const inFlight = ask(served.url, '{volumeGroups}');
  const cut = expect(inFlight).rejects.toThrow();
  await held.asked;
  await served.server.drain();
  await cut;
  held.release();
});

test('an answer that takes too long is given up with a code', async () => {
  const held = heldSubgraph();
  served = await serve({ replaced: [held.subgraph], httpLimits: { answerDeadline: 20 } });
  const { status: given, body } = await ask(served.url, '{volumeGroups}');
  expect(given).toBe(504);
  expect(body.errors?.[0]?.extensions['code']).toBe('SUBGRAPH_UNAVAILABLE');
  held.release();
});

test('metrics count requests, refusals and fetches', async () => {
  served = await serve();
  const { url, origin } = served;
  await ask(url, '{volumeGroups}');
  await ask(url, '{trouble(kind:"x")}');
  await ask(url, '{a:volumeGroups b:volumeGroups'.padEnd(70_000, ' '));
  await ask(url, {});
  const response = await fetch(`${origin}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain');
  const text = await response.text();
  expect(text).toContain('gateway_requests_total{outcome="answered"} 1');
  expect(text).toContain('gateway_requests_total{outcome="errors"} 1');
  expect(text).toContain('gateway_requests_total{outcome="refused"} 2');
  expect(text).toContain('gateway_refused_total{limit="textLength"} 1');
  expect(text).toContain('gateway_subgraph_fetches_total{service="storage",outcome="answered"} 1');
  expect(text).toContain('gateway_subgraph_fetches_total{service="compute",outcome="errors"} 1');
  expect(text).toContain('gateway_requests_in_flight 0');
  expect(text).toContain('gateway_request_seconds_count 4');
});

test('the log has one line per request, with its codes and without its document', async () => {
  let now = 0;
  served = await serve({ server: { clock: () => (now += 5), newId: () => 'made-1' } });
  const query =
    'query Sizes($sizes:[[Int!]!]){volumeGroups(sizes:$sizes) trouble(kind:"request error")}';
  await ask(served.url, { query, operationName: 'Sizes', variables: { sizes: [[42_4242]] } });
  expect(served.lines).toHaveLength(1);
  const { time, ...line } = JSON.parse(served.lines[0] ?? '') as Record<string, unknown>;
  expect(time).toEqual(expect.any(String));
  expect(line).toEqual({
    level: 30,
    requestId: 'made-1',
    method: 'POST',
    path: '/graphql',
    status: 200,
    milliseconds: 5,
    operation: 'Sizes',
    codes: ['BAD_INPUT'],
  });
});
