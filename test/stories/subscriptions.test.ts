import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect, type SocketClient } from '../gateway/subscriptions/socket-client.js';
import { copyOfSample, type EditableExport } from '../support/editable-export.js';
import { type RunningGateway, runGateway, SAMPLE_ACCOUNT } from '../support/run-gateway.js';

const CHANGED = `subscription ($account: ID!, $after: Int) {
  accountChanged(account: $account, after: $after) {
    kind resumeAfter version { seq source } changes { op type id before after }
  }
}`;
const REFRESH = `mutation ($account: ID!) { refreshAccount(account: $account) { version { seq } changeCount } }`;

interface Changed {
  readonly accountChanged: {
    readonly kind: string;
    readonly resumeAfter: number;
    readonly version: { readonly seq: number };
    readonly changes: readonly {
      readonly op: string;
      readonly type: string;
      readonly id: string;
    }[];
  };
}
interface Refreshed {
  readonly refreshAccount: { readonly version: { seq: number }; readonly changeCount: number };
}

let files: EditableExport;
let gateway: RunningGateway;
let client: SocketClient;
beforeAll(async () => {
  files = await copyOfSample();
  gateway = await runGateway({ exports: [files.directory] });
  client = await connect(`${gateway.origin}/graphql`);
});
afterAll(async () => {
  await client.close();
  await gateway.stop();
  await files.remove();
});

/** Renames an instance, has the account read again, and gives the version that came of it. */
async function rename(name: string): Promise<{ readonly id: string; readonly seq: number }> {
  let id = '';
  await files.edit(INSTANCES, (answer: InstancesAnswer) => {
    const [instance] = answer.Reservations.flatMap(({ Instances }) => Instances);
    if (instance === undefined) throw new Error('the sample has an instance');
    instance.Tags = [{ Key: 'Name', Value: name }];
    id = instance.InstanceId;
  });
  const { refreshAccount } = await gateway.data<Refreshed>(REFRESH, { account: SAMPLE_ACCOUNT });
  return { id, seq: refreshAccount.version.seq };
}

const INSTANCES = 'us-east-1/ec2-describe-instances.json';
interface InstancesAnswer {
  readonly Reservations: readonly {
    readonly Instances: { InstanceId: string; Tags: { Key: string; Value: string }[] }[];
  }[];
}

test('what a collection changes is pushed to who follows the account, after what was before', async () => {
  client.subscribe('1', CHANGED, { account: SAMPLE_ACCOUNT, after: 0 });
  const first = await client.event<Changed>('1');
  expect(first.data.accountChanged).toMatchObject({ kind: 'CHANGED', resumeAfter: 1 });
  const { changes } = first.data.accountChanged;
  const { nodeCount, edgeCount } = await counts();
  expect(changes).toHaveLength(nodeCount + edgeCount);
  const { id, seq } = await rename('pushed');
  const { data } = await client.event<Changed>('1');
  expect(data.accountChanged).toMatchObject({
    kind: 'CHANGED',
    resumeAfter: seq,
    version: { seq, source: 'collection' },
    changes: [{ op: 'UPDATED', type: 'Instance', after: { name: 'pushed' } }],
  });
  expect(data.accountChanged.changes[0]?.id).toContain(id);
});

test('a resource that is followed is pushed with what other services know of it', async () => {
  const query = `{ instances(account: "${SAMPLE_ACCOUNT}", region: "us-east-1", first: 1) { nodes { id } } }`;
  type Found = { readonly instances: { readonly nodes: readonly { readonly id: string }[] } };
  const { instances } = await gateway.data<Found>(query);
  const id = instances.nodes[0]?.id ?? '';
  const selection =
    '{ id name ... on Instance { state subnet { id name } volumes { id sizeGiB } } }';
  client.subscribe('2', `subscription ($id: ID!) { resourceChanged(id: $id) ${selection} }`, {
    id,
  });
  client.subscribe('3', CHANGED, { account: SAMPLE_ACCOUNT, after: 0 });
  await client.event('3');
  const changed = new Set<string>();
  await files.edit(INSTANCES, (answer: InstancesAnswer) => {
    for (const instance of answer.Reservations.flatMap(({ Instances }) => Instances)) {
      instance.Tags = [{ Key: 'Name', Value: 'every one of them' }];
      changed.add(instance.InstanceId);
    }
  });
  await gateway.data(REFRESH, { account: SAMPLE_ACCOUNT });
  const event = await client.event<{ readonly resourceChanged: object }>('2');
  expect(event.errors).toBeUndefined();
  const asked = `query ($id: ID!) { resource(id: $id) ${selection} }`;
  const { resource } = await gateway.data<{ readonly resource: object }>(asked, { id });
  expect(resource).toMatchObject({ name: 'every one of them' });
  expect(event.data.resourceChanged).toEqual(resource);
});

async function counts() {
  const query = `{ account(id: "${SAMPLE_ACCOUNT}") { graph { nodeCount edgeCount } } }`;
  type Data = { readonly account: { readonly graph: { nodeCount: number; edgeCount: number } } };
  return (await gateway.data<Data>(query)).account.graph;
}
