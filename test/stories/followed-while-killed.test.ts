import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SERVICE_NAMES } from '../../gateway/service-names.js';
import {
  connect,
  type NextPayload,
  type SocketClient,
} from '../gateway/subscriptions/socket-client.js';
import { type Asking, askAt } from '../support/ask-at.js';
import { copyOfSample, type EditableExport } from '../support/editable-export.js';
import { SAMPLE_ACCOUNT } from '../support/run-gateway.js';
import { type StartedCluster, startCluster } from '../support/start-cluster.js';

const OTHERS = SERVICE_NAMES.filter((name) => !['account', 'storage', 'compute'].includes(name));
const GROUPS = ['account', 'storage', 'compute', OTHERS.join(',')];
const SELECTION =
  '{ id name account { id name } ... on Instance { state volumes { id sizeGiB } } }';
const RESOURCE = `subscription ($id: ID!) { resourceChanged(id: $id) ${SELECTION} }`;
const ACCOUNT = `subscription { accountChanged(account: "${SAMPLE_ACCOUNT}", after: 0) { resumeAfter } }`;
const REFRESH = `mutation { refreshAccount(account: "${SAMPLE_ACCOUNT}") { version { seq } } }`;

interface Instance {
  readonly name: string;
  readonly account: { readonly name: string | null } | null;
  readonly state: string | null;
  readonly volumes: readonly { readonly sizeGiB: number | null }[] | null;
}
type Told = NextPayload<{ readonly resourceChanged: Instance | null }>;
interface Refreshed {
  readonly refreshAccount: { readonly version: { readonly seq: number } } | null;
}

const place = mkdtempSync(join(tmpdir(), 'account-graph-followed-'));
let files: EditableExport;
let cluster: StartedCluster;
let asking: Asking;
let client: SocketClient;
let whole: Instance;
let renames = 0;
/** the newest version, as far as a refresh has told */
let newest = 0;

beforeAll(async () => {
  files = await copyOfSample();
  cluster = await startCluster(place, GROUPS, null, files.directory);
  asking = askAt(cluster.url);
  client = await connect(cluster.url);
  const query = `{ instances(account: "${SAMPLE_ACCOUNT}", region: "us-east-1", first: 1000) { nodes ${SELECTION} } }`;
  type Found = { readonly instances: { readonly nodes: readonly (Instance & { id: string })[] } };
  const { instances } = await asking.data<Found>(query);
  const followed = instances.nodes.find(({ volumes }) => (volumes ?? []).length > 0);
  if (followed === undefined) throw new Error('the sample has an instance with a volume');
  client.subscribe('resource', RESOURCE, { id: followed.id });
  client.subscribe('account', ACCOUNT);
  await client.event('account');
  whole = await eventOf(await rename()).then(({ data }) => data.resourceChanged as Instance);
}, 60_000);
afterAll(async () => {
  await client.close();
  await cluster.stop();
  await files.remove();
  rmSync(place, { recursive: true });
});

interface InstancesAnswer {
  readonly Reservations: readonly {
    readonly Instances: { Tags: { Key: string; Value: string }[] }[];
  }[];
}

/** Renames every instance, and has the account read again as soon as somebody can: gives the new name. */
async function rename(): Promise<string> {
  renames += 1;
  const name = `renamed ${renames}`;
  await files.edit('us-east-1/ec2-describe-instances.json', (answer: InstancesAnswer) => {
    for (const one of answer.Reservations.flatMap(({ Instances }) => Instances)) {
      one.Tags = [{ Key: 'Name', Value: name }];
    }
  });
  const deadline = performance.now() + 20_000;
  for (;;) {
    const { data } = await asking.ask<Refreshed | null>(REFRESH);
    const seq = data?.refreshAccount?.version.seq ?? 0;
    if (seq > newest) {
      newest = seq;
      return name;
    }
    if (performance.now() > deadline) throw new Error('nobody reads the account');
  }
}

/** The event of the instance that is told after it was given this name. */
async function eventOf(name: string): Promise<Told> {
  const event: Told = await client.event('resource');
  const told = event.data.resourceChanged;
  // whoever knows its name may be the one that is missing
  if (told !== null && told.name !== null) expect(told.name).toBe(name);
  return event;
}

/** Kills a process, and renames until an event is not whole; gives that. */
async function eventWithout(group: string): Promise<Told> {
  for (let tries = 0; tries < 10; tries += 1) {
    const before = cluster.pid(group);
    process.kill(before, 'SIGKILL');
    const event = await eventOf(await rename());
    if (event.errors !== undefined) return event;
    await startedAgain(group, before);
  }
  throw new Error('it was always back before the event');
}

async function startedAgain(group: string, before: number): Promise<void> {
  while (cluster.pid(group) === before) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Renames until an event is whole again. */
async function eventWhole(): Promise<Told> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    const event = await eventOf(await rename());
    if (event.errors === undefined || performance.now() > deadline) return event;
  }
}

const unavailable = (service: string) => [{ code: 'SUBGRAPH_UNAVAILABLE', service }];
const codesOf = ({ errors = [] }: Told) => errors.map(({ extensions }) => extensions);

test('a killed process of subgraphs costs its fields in the events until it is back', async () => {
  const event = await eventWithout('storage');
  expect(codesOf(event)).toEqual(unavailable('storage'));
  expect(event.data.resourceChanged).toEqual({
    ...whole,
    name: `renamed ${renames}`,
    volumes: (whole.volumes ?? []).map((volume) => ({ ...volume, sizeGiB: null })),
  });
  const again = await eventWhole();
  expect(again).toMatchObject({ data: { resourceChanged: { volumes: whole.volumes } } });
});

test('without the service of the resource itself it is null with an error, and has not gone', async () => {
  const event = await eventWithout('compute');
  expect(codesOf(event)).toEqual(unavailable('compute'));
  const again = await eventWhole();
  expect(again.data.resourceChanged).toEqual({ ...whole, name: `renamed ${renames}` });
});

test('a killed process of the account is waited for: it is that which reads the account', async () => {
  const before = cluster.pid('account');
  process.kill(before, 'SIGKILL');
  const again = await eventWhole();
  expect(cluster.pid('account')).not.toBe(before);
  expect(again.data.resourceChanged).toEqual({ ...whole, name: `renamed ${renames}` });
});

test('of all that no version was left out, and no subscription was closed', async () => {
  const told: number[] = [];
  while (told.at(-1) !== newest) {
    type Changed = { readonly accountChanged: { readonly resumeAfter: number } };
    const { data } = await client.event<Changed>('account');
    told.push(data.accountChanged.resumeAfter);
  }
  expect(told).toEqual(Array.from({ length: newest - 1 }, (_, index) => index + 2));
  expect(client.unread()).toEqual([]);
});
