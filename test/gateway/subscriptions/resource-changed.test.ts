import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { edgeChange, nodeChange } from '../../../account/graph/change.js';
import type { EdgeRecord, NodeRecord } from '../../../account/graph/record.js';
import type { Subgraph } from '../../../subgraphs/kit/subgraph.js';
import { ACCOUNT, appendTo, type LogServer, serveLog, volume } from './serve-log.js';
import { connect, type SocketClient } from './socket-client.js';

const QUERY = `subscription Watch($id: ID!) { one: resourceChanged(id: $id) { ...Some } }
fragment Some on Resource { id name ... on Volume { state attachedTo { id state imageId: id } } }`;

interface Watched {
  readonly one: {
    readonly state: string;
    readonly attachedTo: readonly { readonly state: string }[] | null;
  } | null;
}

const instance = (state: string): NodeRecord => ({
  ...volume(1, state),
  id: `arn:aws:ec2:us-east-1:${ACCOUNT}:instance/i-1`,
  type: 'Instance',
  service: 'compute',
});
const attached: EdgeRecord = {
  from: volume(1, '').id,
  kind: 'ATTACHED_TO',
  to: instance('').id,
  service: 'storage',
  attributes: {},
};

let server: LogServer;
let client: SocketClient;
let failing: string | null = null;
beforeAll(async () => {
  server = await serveLog({ aroundSubgraph: failsWhen((name) => name === failing) });
  await server.append([
    nodeChange(null, volume(1, 'available')),
    nodeChange(null, instance('running')),
    edgeChange(null, attached),
  ]);
});
beforeEach(async () => {
  client = await connect(server.url);
});
afterEach(() => client.close());
afterAll(() => server.stop());

function failsWhen(fails: (name: string) => boolean): (subgraph: Subgraph) => Subgraph {
  return (subgraph) => ({
    ...subgraph,
    execute: (...given) => {
      if (fails(subgraph.name)) throw new Error('it is down');
      return subgraph.execute(...given);
    },
  });
}

/** Waits until the subscription has begun: its operation comes before this question. */
async function subscribed(): Promise<void> {
  client.subscribe(
    'first',
    `subscription { accountChanged(account: "${ACCOUNT}", after: 0) { kind } }`,
  );
  await client.event('first');
  client.send({ id: 'first', type: 'complete' });
}

test('a resource is told over all its subgraphs, each time as of the version that changed it', async () => {
  client.subscribe('1', QUERY, { id: volume(1, '').id });
  await subscribed();
  const seq = await server.append([
    nodeChange(volume(1, 'available'), volume(1, 'in-use')),
    nodeChange(instance('running'), instance('stopped')),
  ]);
  expect(await client.event<Watched>('1')).toMatchObject({
    data: { one: { id: volume(1, '').id, state: 'in-use', attachedTo: [{ state: 'stopped' }] } },
    extensions: { versions: { [ACCOUNT]: seq } },
  });
  await server.append([edgeChange(attached, null)]);
  expect((await client.event<Watched>('1')).data.one?.attachedTo).toEqual([]);
  await server.append([edgeChange(null, attached)]);
  expect((await client.event<Watched>('1')).data.one?.attachedTo).toEqual([
    { id: instance('').id, imageId: instance('').id, state: 'stopped' },
  ]);
});

test('a subgraph that fails costs its fields, and closes nothing', async () => {
  client.subscribe('1', QUERY, { id: volume(1, '').id });
  await subscribed();
  failing = 'compute';
  await server.append([nodeChange(volume(1, 'in-use'), volume(1, 'error'))]);
  const event = await client.event<Watched>('1');
  expect(event.data.one).toMatchObject({ state: 'error', attachedTo: [{ state: null }] });
  expect(event.errors).toEqual([
    expect.objectContaining({ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'compute' } }),
  ]);
  failing = 'account';
  await server.append([nodeChange(volume(1, 'error'), volume(1, 'deleting'))]);
  expect((await client.event<Watched>('1')).errors).toEqual([
    expect.objectContaining({ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'account' } }),
  ]);
  failing = null;
  await server.append([nodeChange(volume(1, 'deleting'), volume(1, 'in-use'))]);
  const again = await client.event<Watched>('1');
  expect(again.errors).toBeUndefined();
  expect(again.data.one).toMatchObject({ state: 'in-use', attachedTo: [{ state: 'stopped' }] });
});

test('of several changes that wait only the newest is told', async () => {
  client.subscribe('1', QUERY, { id: volume(1, '').id });
  await subscribed();
  const states = [
    'in-use',
    ...Array.from({ length: 20 }, (_, index) => `state ${index}`),
    'in-use',
  ];
  for (const [index, state] of states.slice(1).entries()) {
    await appendTo(server.store, [nodeChange(volume(1, states[index] ?? ''), volume(1, state))]);
  }
  const told: unknown[] = [];
  do {
    told.push((await client.event<Watched>('1')).data.one?.state);
  } while (told.at(-1) !== 'in-use');
  expect(told.length).toBeLessThan(20);
});

test('null is told once when the resource has gone, and it is told again when it is back', async () => {
  client.subscribe('1', QUERY, { id: volume(1, '').id });
  await subscribed();
  await server.append([edgeChange(attached, null), nodeChange(volume(1, 'in-use'), null)]);
  expect((await client.event<Watched>('1')).data).toEqual({ one: null });
  await server.append([nodeChange(null, volume(1, 'available'))]);
  expect((await client.event<Watched>('1')).data.one).toMatchObject({ state: 'available' });
});
