import { expect, test } from '@jest/globals';
import { nodeChange } from '../../../account/graph/change.js';
import { ACCOUNT, serveLog, volume } from './serve-log.js';
import { connect } from './socket-client.js';

test('a server that ends says so to every subscription, with the position to go on from, and closes', async () => {
  const server = await serveLog();
  const seq = await server.append([nodeChange(null, volume(1, 'available'))]);
  const client = await connect(server.url);
  client.subscribe(
    '1',
    `subscription { accountChanged(account: "${ACCOUNT}", after: 0) { kind resumeAfter changes { id } } }`,
  );
  client.subscribe('2', `subscription { resourceChanged(id: "${volume(1, '').id}") { id } }`);
  await client.event('1');
  client.subscribe('3', '{ __typename }');
  await client.event('3');
  const stopped = server.stop();
  expect((await client.event('1')).data).toEqual({
    accountChanged: { kind: 'CLOSING', resumeAfter: seq, changes: [] },
  });
  expect(await client.closed).toEqual({ code: 1001, reason: 'Going away' });
  await stopped;
});
