import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createLogger } from '../../gateway/log.js';
import { projectRoot } from '../../gateway/project-root.js';
import type { Running } from '../../gateway/running.js';
import { SERVICE_NAMES } from '../../gateway/service-names.js';
import { startGateway } from '../../gateway/start-gateway.js';
import { configOf } from '../support/config-of.js';
import { noTerminal } from '../support/no-terminal.js';
import { deferred } from './set-up/deferred.js';

let directory: string;
let running: Running | null;
let others: Server | null;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'start-gateway-'));
  running = null;
  others = null;
});
afterEach(async () => {
  await running?.close();
  others?.closeAllConnections();
  await new Promise((done) => (others === null ? done(null) : others.close(done)));
  rmSync(directory, { recursive: true });
});

/** One server for every subgraph, which is asked what `answer` answers. */
async function serve(answer: (path: string, body: string) => [number, object]): Promise<URL> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const [status, given] = answer(request.url ?? '', body);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(given));
    });
  });
  others = server;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

async function start(url: URL): Promise<Running> {
  const addresses = new Map(SERVICE_NAMES.map((name) => [name, new URL(`/${name}`, url)]));
  const listed = [...addresses].map(([name, { href }]) => `${name}=${href}`).join(',');
  const settings = {
    DATA_DIR: directory,
    SUBGRAPHS: listed,
    INTERNAL_SECRET: 'a secret of the test',
  };
  running = await startGateway(configOf(settings), addresses, {
    root: projectRoot(),
    logger: createLogger('silent'),
    terminal: noTerminal(),
    now: Date.now,
  });
  return running;
}

test('a gateway that is ended while it waits for subgraphs has nothing to say', async () => {
  const looked = deferred<void>();
  const url = await serve(() => {
    looked.resolve();
    return [503, {}];
  });
  const gateway = await start(url);
  const { port } = await gateway.server.listen(0, '127.0.0.1');
  const preparing = gateway.prepare(new URL(`http://127.0.0.1:${port}/`));
  await looked.promise;
  await gateway.close();
  expect(await preparing).toEqual({ kind: 'ready', lines: [] });
});

test('the ready line asks for the first account alone', async () => {
  const asked: { readonly query: string; readonly variables?: object }[] = [];
  const url = await serve((path, body) => {
    if (path === '/health/ready') return [200, {}];
    asked.push(JSON.parse(body) as { readonly query: string });
    const graph = { version: { seq: 3 }, nodeCount: 5, edgeCount: 8 };
    if (asked.length > 1) return [200, { data: { account: { graph } } }];
    return [200, { data: { accounts: [{ id: '111' }, { id: '222' }] } }];
  });
  const gateway = await start(url);
  expect(await gateway.prepare(url)).toEqual({
    kind: 'ready',
    lines: [`ready ${url.href}graphql account=111 version=3 nodes=5 edges=8`],
  });
  expect(asked[0]).toEqual({ query: '{ accounts { id } }' });
  expect(asked.slice(1)).toMatchObject([{ variables: { id: '111' } }]);
});

test('an account that cannot be counted is announced all the same', async () => {
  const url = await serve((path, body) => {
    if (path === '/health/ready') return [200, {}];
    if (body.includes('$id')) return [200, { data: { account: null } }];
    return [200, { data: { accounts: [{ id: '111' }] } }];
  });
  const gateway = await start(url);
  const lines = [`ready ${url.href}graphql account=111`];
  expect(await gateway.prepare(url)).toEqual({ kind: 'ready', lines });
});
