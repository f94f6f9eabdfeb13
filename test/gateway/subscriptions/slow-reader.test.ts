import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { nodeChange } from '../../../account/graph/change.js';
import { ACCOUNT, type LogServer, serveLog, volume } from './serve-log.js';
import { connect } from './socket-client.js';

const CHANGED = `subscription ($after: Int) { accountChanged(account: "${ACCOUNT}", after: $after) {
  kind version { seq } changes { before after } } }`;
const LIMIT = 262_144;
const VERSIONS = 160;
/** bytes of a resource: the kernel takes the events of some dozen versions for a client that reads nothing */
const SIZE = 60_000;

interface Changed {
  readonly accountChanged: { readonly version: { readonly seq: number } };
}

let server: LogServer;
beforeAll(async () => {
  server = await serveLog({ socketLimits: { stallTime: 1_500, closeTime: 100 } });
  await server.append([nodeChange(null, volume(1, 'state 0', SIZE))]);
  for (let state = 1; state < VERSIONS; state += 1) {
    const before = volume(1, `state ${state - 1}`, SIZE);
    await server.append([nodeChange(before, volume(1, `state ${state}`, SIZE))]);
  }
});
afterAll(() => server.stop());

async function bufferedBytes(): Promise<number> {
  const text = await (await fetch(new URL('/metrics', server.url))).text();
  return Number(/^gateway_socket_buffered_bytes (\d+)$/m.exec(text)?.[1]);
}

test('a socket that never reads holds no more than its limit, holds up nobody, and is closed', async () => {
  const stalled = await connect(server.url);
  for (let id = 0; id < 20; id += 1) stalled.subscribe(String(id), CHANGED, { after: 0 });
  stalled.socket.pause();
  let most = 0;
  while (most < LIMIT / 2) most = Math.max(most, await bufferedBytes());
  const reader = await connect(server.url);
  reader.subscribe('1', CHANGED, { after: 0 });
  for (let seq = 1; seq <= VERSIONS; seq += 1) {
    expect((await reader.event<Changed>('1')).data.accountChanged.version.seq).toBe(seq);
    if (seq % 40 === 0) most = Math.max(most, await bufferedBytes());
  }
  expect(most).toBeLessThanOrEqual(2 * LIMIT);
  await reader.close();
  while ((await bufferedBytes()) > 0) expect(await bufferedBytes()).toBeLessThanOrEqual(LIMIT);
  stalled.socket.resume();
  await stalled.closed;
  const closed = server.log.filter((line) => line.includes('a socket was closed'));
  expect(closed.length).toBe(2);
});

test('a client that reads slowly is told everything', async () => {
  const slow = await connect(server.url);
  slow.subscribe('1', CHANGED, { after: 0 });
  for (let seq = 1; seq <= VERSIONS; seq += 1) {
    expect((await slow.event<Changed>('1')).data.accountChanged.version.seq).toBe(seq);
    if (seq % 50 !== 0) continue;
    slow.socket.pause();
    await bufferedBytes();
    slow.socket.resume();
  }
  await slow.close();
});

test('several subscriptions of one slow client all go on', async () => {
  const slow = await connect(server.url);
  const ids = ['1', '2', '3', '4', '5'];
  for (const id of ids) slow.subscribe(id, CHANGED, { after: VERSIONS - 60 });
  slow.socket.pause();
  while ((await bufferedBytes()) < LIMIT / 2) await new Promise((resolve) => setImmediate(resolve));
  slow.socket.resume();
  for (const id of ids) {
    for (let seq = VERSIONS - 59; seq <= VERSIONS; seq += 1) {
      expect((await slow.event<Changed>(id)).data.accountChanged.version.seq).toBe(seq);
    }
  }
  await slow.close();
});

test('a client that asks without ever reading is not read any more', async () => {
  const flood = await connect(server.url);
  flood.socket.pause();
  for (let id = 0; id < 20_000; id += 1) flood.subscribe(`x${id}`, `{ nothing${'x'.repeat(200)} }`);
  while ((await bufferedBytes()) === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(await bufferedBytes()).toBeLessThanOrEqual(LIMIT);
  flood.socket.terminate();
  await flood.closed;
});
