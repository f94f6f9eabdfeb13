import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { nodeChange } from '../../../account/graph/change.js';
import { ACCOUNT, appendTo, type LogServer, manyStates, serveLog, volume } from './serve-log.js';
import { connect, type SocketClient } from './socket-client.js';

const CHANGED = `subscription ($after: Int, $types: [String!], $services: [String!]) {
  accountChanged(account: "${ACCOUNT}", after: $after, types: $types, services: $services) {
    kind resumeAfter version { id seq time actor source changeCount } changes { seq op record id type before after actor service }
  }
}`;

interface Changed {
  readonly accountChanged: {
    readonly kind: string;
    readonly resumeAfter: number;
    readonly version: { readonly id: string; readonly seq: number };
    readonly changes: readonly { readonly op: string; readonly id: string }[];
  };
}

let server: LogServer;
let client: SocketClient;
beforeAll(async () => {
  server = await serveLog({ bookmarkEvery: 500, socketLimits: { eventBytes: 20_000 } });
  await server.append([nodeChange(null, volume(1, 'available'))]);
  await server.append([nodeChange(volume(1, 'available'), volume(1, 'in-use'))]);
});
beforeEach(async () => {
  client = await connect(server.url);
});
afterEach(() => client.close());
afterAll(() => server.stop());

const headSeq = async () => (await server.store.head(ACCOUNT))?.seq ?? 0;

test('what was before is told first, then what happens, each version once', async () => {
  client.subscribe('1', CHANGED, { after: 0 });
  const first = await client.event<Changed>('1');
  expect(first).toEqual({
    data: {
      accountChanged: {
        kind: 'CHANGED',
        resumeAfter: 1,
        version: expect.objectContaining({ id: `${ACCOUNT}:1`, seq: 1, actor: 'the test' }),
        changes: [
          expect.objectContaining({
            seq: 1,
            op: 'CREATED',
            record: 'NODE',
            type: 'Volume',
            before: null,
          }),
        ],
      },
    },
    extensions: { versions: { [ACCOUNT]: 1 } },
  });
  expect((await client.event<Changed>('1')).data.accountChanged.version.seq).toBe(2);
  await server.append([nodeChange(volume(1, 'in-use'), volume(1, 'available'))]);
  expect((await client.event<Changed>('1')).data.accountChanged).toMatchObject({
    kind: 'CHANGED',
    resumeAfter: 3,
    changes: [{ op: 'UPDATED', before: { attributes: { state: 'in-use' } } }],
  });
  await appendTo(server.store, [nodeChange(volume(1, 'available'), null)]);
  expect((await client.event<Changed>('1')).data.accountChanged).toMatchObject({
    resumeAfter: 4,
    changes: [{ op: 'DELETED' }],
  });
});

test('who was away for 1,000 versions goes on after the last one and misses none', async () => {
  const before = await headSeq();
  client.subscribe('1', CHANGED, { after: before - 1 });
  await client.event('1');
  await client.close();
  await server.append([nodeChange(null, volume(1, 'state 0'))]);
  await manyStates(
    server,
    Array.from({ length: 999 }, (_, index) => `state ${index + 1}`),
    volume(1, 'state 0'),
  );
  const again = await connect(server.url);
  again.subscribe('1', CHANGED, { after: before });
  const seqs: number[] = [];
  while (seqs.length < 1_000) {
    seqs.push((await again.event<Changed>('1')).data.accountChanged.version.seq);
  }
  expect(seqs).toEqual(Array.from({ length: 1_000 }, (_, index) => before + 1 + index));
  await again.close();
});

test('changes of other services and types are left out, and a bookmark tells how far that is', async () => {
  const head = await headSeq();
  client.subscribe('types', CHANGED, { types: ['Snapshot', 'ATTACHED_TO'] });
  client.subscribe('services', CHANGED, { services: ['storage'], types: ['Volume'] });
  await client.event('types');
  await client.event('services');
  await server.append([nodeChange(null, volume(2, 'available'))]);
  const mine = await client.event<Changed>('services');
  expect(mine.data.accountChanged).toMatchObject({ kind: 'CHANGED', resumeAfter: head + 1 });
  const other = await client.event<Changed>('types');
  expect(other.data.accountChanged).toMatchObject({
    kind: 'BOOKMARK',
    resumeAfter: head + 1,
    version: { seq: head + 1 },
    changes: [],
  });
});

test('a version whose event would be too large is to be read anew', async () => {
  client.subscribe('1', CHANGED, { after: await headSeq() });
  const seq = await server.append([nodeChange(null, volume(3, 'available', 30_000))]);
  expect((await client.event<Changed>('1')).data.accountChanged).toMatchObject({
    kind: 'RESYNC',
    resumeAfter: seq,
    changes: [],
  });
  await server.append([nodeChange(null, volume(4, 'available'))]);
  expect((await client.event<Changed>('1')).data.accountChanged.resumeAfter).toBe(seq + 1);
});

test('questions over the socket are answered as over HTTP', async () => {
  const query = `query ($id: ID!) { account(id: $id) { graph { version { seq } } } }`;
  client.subscribe('1', query, { id: ACCOUNT });
  const answered = await client.event('1');
  const { data, extensions } = await server.ask(query, { id: ACCOUNT });
  expect(answered).toEqual({ data, extensions });
  expect(await client.read('1')).toEqual({ id: '1', type: 'complete' });
  const mutation = `mutation { refreshAccount(account: "none") { version { seq } } }`;
  client.subscribe('2', mutation);
  const { errors } = await server.ask(mutation);
  expect((await client.event('2')).errors).toEqual(errors);
});

test('several who ask the same are sent the same text', async () => {
  const others = await Promise.all([1, 2, 3].map(() => connect(server.url)));
  for (const other of others) other.subscribe('1', CHANGED);
  for (const other of others) await other.event('1');
  const seq = await server.append([nodeChange(volume(2, 'available'), volume(2, 'in-use'))]);
  for (const other of others) {
    const { data } = await other.event<Changed>('1');
    expect(data.accountChanged.version.seq).toBe(seq);
    await other.close();
  }
});

test('a version that others were folded into is told with their changes to who was before them, and without to who was not', async () => {
  const seq = (await headSeq()) + 2;
  for (const number of [101, 102, 103]) {
    await appendTo(server.store, [nodeChange(null, volume(number, 'available'))]);
  }
  client.subscribe('later', CHANGED, { after: seq - 1 });
  const later = await client.event<Changed>('later');
  await server.store.fold(ACCOUNT, [seq - 1]);
  client.subscribe('before', CHANGED, { after: seq - 2 });
  const before = await client.event<Changed>('before');
  expect([later, before].map(({ data }) => data.accountChanged.version.seq)).toEqual([seq, seq]);
  const idsOf = ({ data }: typeof later) => data.accountChanged.changes.map(({ id }) => id);
  expect(idsOf(later)).toEqual([volume(102, '').id]);
  expect(idsOf(before)).toEqual([volume(101, '').id, volume(102, '').id]);
});

test('a subscription that is completed sends nothing more', async () => {
  client.subscribe('1', CHANGED);
  await client.event('1');
  client.send({ id: '1', type: 'complete' });
  client.subscribe('2', '{ __typename }');
  await client.event('2');
  await server.append([nodeChange(volume(2, 'in-use'), null)]);
  client.subscribe('3', '{ __typename }');
  await client.event('3');
  expect(client.unread().filter(({ id }) => id === '1')).toEqual([]);
});
