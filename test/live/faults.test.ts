import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Freshness } from '../../account/graph/freshness.js';
import type { AwsProvider } from '../../provider/aws/open-aws.js';
import type { Fault } from '../support/moto/fault.js';
import type { FaultRequest } from '../support/moto/paging-proxy.js';
import { FIRST_REGION, SECOND_REGION } from '../support/moto/seed/seed-accounts.js';
import { type LiveAccounts, openLiveAccounts } from './live-account.js';
import type { Collected, Graph, LiveCollector } from './live-collector.js';

const COUNT = 3;
const PAGE_SIZE = 2;
/** so many that a listing without them is read twice */
const MORE_VOLUMES = 6;
const REGIONS = { regions: [FIRST_REGION, SECOND_REGION] };

jest.setTimeout(120_000);

let live: LiveAccounts;
let provider: AwsProvider;
let account = '';
let whole: Graph;
/** of one whole collection */
let requests = 0;

beforeAll(async () => {
  live = await openLiveAccounts({ first: COUNT, second: 2 }, PAGE_SIZE);
  const { own } = live.seeded;
  account = own.account;
  provider = live.providerOf(own);
  const { ec2 } = own.place(FIRST_REGION);
  const volume = { AvailabilityZone: `${FIRST_REGION}a`, Size: 1 };
  await Promise.all(Array.from({ length: MORE_VOLUMES }, () => ec2.createVolume(volume)));
  live.proxy.reset();
  await live.collector.run(provider, REGIONS);
  requests = counted();
  whole = await live.collector.graph(account);
}, 240_000);
afterAll(() => live.stop());
afterEach(async () => {
  live.proxy.setFault(null);
  await live.proxy.accept();
});

/** Requests since the proxy was last reset. */
function counted(): number {
  return [...live.proxy.counts().values()].reduce((sum, count) => sum + count.requests, 0);
}

type Script = (request: FaultRequest) => Fault | null;

type Asked = Parameters<LiveCollector['run']>[1];

/** Collects while the script is in force. */
async function during(script: Script, asked: Asked = {}): Promise<Collected> {
  live.proxy.setFault(script);
  live.proxy.reset();
  const result = await live.collector.run(provider, { ...REGIONS, ...asked });
  live.proxy.setFault(null);
  return result;
}

function incomplete({ freshness }: Collected): readonly Freshness[] {
  return freshness.filter(({ complete }) => !complete);
}

/** `<service> <region>` of each scope that is marked, in order */
function marked(collected: Collected): readonly string[] {
  return incomplete(collected)
    .map(({ service, region }) => `${service} ${region ?? 'global'}`)
    .toSorted();
}

async function expectNothingLost({ changes }: Collected): Promise<void> {
  expect(changes).toEqual([]);
  expect(await live.collector.graph(account)).toEqual(whole);
}

/** The next good collection of what was marked is complete again and finds what there was. */
async function expectRecovery(asked: Asked = {}): Promise<void> {
  const good = await live.collector.run(provider, { ...REGIONS, ...asked });
  expect(marked(good)).toEqual([]);
  expect(good.report.incomplete).toEqual([]);
  await expectNothingLost(good);
}

async function expectMarked(
  collected: Collected,
  scopes: readonly string[],
  codes: readonly string[],
): Promise<void> {
  await expectNothingLost(collected);
  expect(marked(collected)).toEqual(scopes);
  for (const { error } of incomplete(collected)) expect(error).not.toBeNull();
  expect([...new Set(collected.report.incomplete.map(({ code }) => code))]).toEqual(codes);
  const left = incomplete(collected);
  const regions = left.flatMap(({ region }) => region ?? []);
  await expectRecovery({ services: left.map(({ service }) => service), regions });
}

function both(service: string): readonly string[] {
  return [`${service} ${SECOND_REGION}`, `${service} ${FIRST_REGION}`];
}

function when(fault: Fault, holds: (request: FaultRequest) => boolean): Script {
  return (request) => (holds(request) ? fault : null);
}

describe('nothing is lost and the scope is marked', () => {
  test('when one service is denied', async () => {
    const script = when({ kind: 'forbidden' }, ({ service }) => service === 'lambda');
    await expectMarked(await during(script), both('functions'), ['denied']);
  });

  test('when one region is denied', async () => {
    const script = when({ kind: 'forbidden' }, ({ region }) => region === SECOND_REGION);
    const collected = await during(script);
    const regional = collected.freshness.filter(({ region }) => region === SECOND_REGION);
    // buckets lie in regions, though their list belongs to none
    const scopes = regional.map(({ service }) => `${service} ${SECOND_REGION}`);
    await expectMarked(collected, [...scopes, 'storage global'].toSorted(), ['denied']);
  });

  test('when every second call is throttled', async () => {
    let calls = 0;
    let throttled = 0;
    const collected = await during(() => {
      calls += 1;
      if (calls % 2 === 1) return null;
      throttled += 1;
      return { kind: 'throttled' };
    });
    expect(throttled).toBe(Math.floor(counted() / 2));
    // what was throttled was asked again
    expect(counted()).toBeGreaterThan(requests * 1.5);
    await expectNothingLost(collected);
    for (const { code } of collected.report.incomplete) expect(code).toBe('throttled');
    await expectRecovery();
  });

  test('when every call of an operation is throttled', async () => {
    const script = when(
      { kind: 'throttled' },
      ({ operation }) => operation === 'ec2:DescribeInstances',
    );
    const collected = await during(script, { services: ['compute', 'storage'] });
    await expectMarked(collected, both('compute'), ['throttled']);
  });

  test('when the connection is cut in the middle of a page sequence', async () => {
    const script = when(
      { kind: 'cut', when: 'middle' },
      ({ operation, region, page }) =>
        operation === 'ec2:DescribeSubnets' && region === FIRST_REGION && page === 2,
    );
    const collected = await during(script, { services: ['network', 'compute'] });
    expect(live.proxy.counts().get('ec2:DescribeSubnets')?.requests).toBeGreaterThan(2);
    await expectMarked(collected, [`network ${FIRST_REGION}`], ['unreachable']);
  });

  test.each<readonly [string, Fault, string]>([
    ['garbage', { kind: 'garbage' }, 'wrongShape'],
    ['half of an answer', { kind: 'truncated' }, 'wrongShape'],
    ['a page for people', { kind: 'html', status: 200 }, 'wrongShape'],
    ['a page for people that says it failed', { kind: 'html', status: 500 }, 'fault'],
    ['an error of its own', { kind: 'serverError' }, 'fault'],
  ])('when the provider answers with %s', async (_, fault, code) => {
    const operations = ['ec2:DescribeVolumes', 'iam:GetAccountAuthorizationDetails']
      .concat(['sns:ListTopics', 'elbv2:DescribeTargetGroups', 'rds:DescribeDBInstances'])
      .concat(['s3:ListBuckets', 'dynamodb:ListTables', 'lambda:ListFunctions', 'sqs:ListQueues']);
    const script = when(fault, ({ operation }) => operations.includes(operation));
    const services = ['database', 'functions', 'loadbalancing', 'messaging', 'storage'];
    const regional = services.map((service) => `${service} ${SECOND_REGION}`);
    const scopes = [...regional, 'identity global', 'storage global'];
    const collected = await during(script, { regions: [SECOND_REGION] });
    await expectMarked(collected, scopes.toSorted(), [code]);
  });

  test('when a service hangs, within the deadline of the collection', async () => {
    const script = when({ kind: 'hang' }, ({ service }) => service === 'sqs');
    const began = Date.now();
    const collected = await during(script, { timeLimit: 6000, services: ['messaging', 'network'] });
    expect(Date.now() - began).toBeLessThan(10_000);
    await expectMarked(collected, both('messaging'), ['late']);
  });

  test('when the provider cannot be reached any more, and is back', async () => {
    let calls = 0;
    const refusing: Promise<void>[] = [];
    const script: Script = () => {
      calls += 1;
      if (calls === Math.floor(requests * 0.8)) refusing.push(live.proxy.refuse());
      return null;
    };
    const collected = await during(script);
    await Promise.all(refusing);
    expect(incomplete(collected).length).toBeGreaterThan(0);
    expect(collected.freshness.some(({ complete }) => complete)).toBe(true);
    await expectNothingLost(collected);
    const gone = await live.collector.attempt(provider, REGIONS);
    expect(gone).toMatchObject({ kind: 'failed', reason: { code: 'unreachable' } });
    await live.proxy.accept();
    await expectRecovery();
  });

  test('when the provider is back but empty, and a second look says otherwise', async () => {
    const operations = ['ec2:DescribeVolumes', 'iam:GetAccountAuthorizationDetails'];
    const script = when(
      { kind: 'empty' },
      ({ operation, region, count }) =>
        operations.includes(operation) && region === FIRST_REGION && count === 1,
    );
    const collected = await during(script, { services: ['storage', 'identity'] });
    expect(marked(collected)).toEqual([]);
    await expectNothingLost(collected);
  });
});

/** Every list of the provider is empty, however often it is asked. */
const EMPTY: Script = when(
  { kind: 'empty' },
  ({ operation }) => operation !== 'ec2:DescribeRegions',
);

test('a provider that is back without anything loses nothing, until the next collection finds the same', async () => {
  const first = await during(EMPTY);
  const used = first.freshness.filter((status) => status.used);
  expect(used.length).toBeGreaterThan(10);
  expect(new Set(first.report.incomplete.map(({ code }) => code))).toEqual(new Set(['vanished']));
  expect(incomplete(first)).toEqual(used);
  await expectNothingLost(first);
  const second = await during(EMPTY);
  expect(await live.collector.graph(account)).toEqual({ nodes: [], edges: [] });
  expect([marked(second), second.report.incomplete]).toEqual([[], []]);
  await live.collector.run(provider, REGIONS);
  expect(await live.collector.graph(account)).toEqual(whole);
});

describe('what is really deleted', () => {
  test('goes with a complete listing and not before', async () => {
    const { sqs } = live.seeded.own.place(FIRST_REGION);
    const id = `arn:aws:sqs:${FIRST_REGION}:${account}:queue-${COUNT}`;
    const { QueueUrl } = await sqs.getQueueUrl({ QueueName: `queue-${COUNT}` });
    await sqs.deleteQueue({ QueueUrl });
    const cut = when(
      { kind: 'cut', when: 'middle' },
      ({ operation, page }) => operation === 'sqs:ListQueues' && page > 1,
    );
    const asked = { ...REGIONS, services: ['messaging', 'functions'] };
    await expectNothingLost(await during(cut, asked));
    const good = await live.collector.run(provider, asked);
    expect(good.changes.map((change) => [change.id, change.after])).toEqual([[id, null]]);
    whole = await live.collector.graph(account);
  });

  test('takes its relations along and nothing else', async () => {
    const { ec2, arn } = live.seeded.own.place(FIRST_REGION);
    const volumes = await ec2.describeVolumes({
      Filters: [{ Name: 'tag:Name', Values: ['restored'] }],
    });
    const VolumeId = volumes.Volumes?.[0]?.VolumeId;
    await ec2.deleteVolume({ VolumeId });
    const id = arn('volume', VolumeId);
    const good = await live.collector.run(provider, { ...REGIONS, services: ['storage'] });
    const edges = whole.edges.filter(({ from, to }) => from === id || to === id);
    const ids = edges.map(({ from, kind, to }) => `${from} ${kind} ${to}`);
    expect(edges.length).toBeGreaterThan(0);
    expect(good.changes.map((change) => change.id).toSorted()).toEqual([id, ...ids].toSorted());
    whole = await live.collector.graph(account);
  });

  test('goes though it is most of a scope, when two listings agree', async () => {
    const script = when(
      { kind: 'empty' },
      ({ operation, region }) => operation === 'ec2:DescribeVolumes' && region === FIRST_REGION,
    );
    const volumes = whole.nodes.filter(
      ({ type, region }) => type === 'Volume' && region === FIRST_REGION,
    );
    expect(volumes.length).toBeGreaterThanOrEqual(10);
    const services = ['storage', 'compute'];
    const collected = await during(script, { services });
    const now = await live.collector.graph(account);
    const left = now.nodes.filter(({ id, external }) => !external && id.includes(':volume/'));
    expect(left.filter(({ region }) => region === FIRST_REGION)).toEqual([]);
    expect(marked(collected)).toEqual([]);
    await live.collector.run(provider, { ...REGIONS, services });
    expect(await live.collector.graph(account)).toEqual(whole);
  });
});
