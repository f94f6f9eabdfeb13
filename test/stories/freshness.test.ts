import { mkdir, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type EditableExport, copyOfSample } from '../support/editable-export.js';
import { type RunningGateway, SAMPLE_ACCOUNT, runGateway } from '../support/run-gateway.js';
import { VOLUMES, type VolumesAnswer } from '../support/volumes-answer.js';

interface Status {
  readonly service: string;
  readonly region: string | null;
  readonly asOf: string;
  readonly stale: boolean;
  readonly complete: boolean;
  readonly error: string | null;
}

interface Graph {
  readonly version: { readonly seq: number };
  readonly nodeCount: number;
  readonly services: readonly Status[];
}

const GRAPH = `query ($account: ID!, $maxAge: Int, $at: String = "latest", $services: [String!], $types: [String!],
    $regions: [String!]) { account(id: $account) {
  graph(maxAge: $maxAge, at: $at, services: $services, types: $types, regions: $regions) {
    version { seq } nodeCount services { service region asOf stale complete error }
  }
} }`;
const SET = `mutation ($account: ID!, $maxAge: Int!, $service: String) {
  setStalenessPolicy(account: $account, maxAge: $maxAge, service: $service) {
    maxAge services { service maxAge }
  }
}`;

let sample: EditableExport;
let gateway: RunningGateway;

beforeAll(async () => {
  sample = await copyOfSample();
  gateway = await runGateway({ exports: [sample.directory] });
});
afterAll(async () => {
  await gateway.stop();
  await sample.remove();
});

async function graph(asked: Readonly<Record<string, unknown>>): Promise<Graph> {
  const variables = { account: SAMPLE_ACCOUNT, ...asked };
  return (await gateway.data<{ account: { graph: Graph } }>(GRAPH, variables)).account.graph;
}

async function refusal(
  query: string,
  asked: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const { errors } = await gateway.ask(query, { account: SAMPLE_ACCOUNT, ...asked }, headers);
  return errors.map(({ message, extensions }) => [
    extensions['code'],
    extensions['argument'] ?? null,
    message,
  ]);
}

const removeOneVolume = () =>
  sample.edit(VOLUMES, (answer: VolumesAnswer & { Volumes: unknown[] }) => {
    answer.Volumes.pop();
  });

function asOf({ services }: Graph): ReadonlyMap<string, string> {
  return new Map(services.map((status) => [`${status.service} ${status.region}`, status.asOf]));
}

function readSince(before: Graph, after: Graph): readonly string[] {
  const then = asOf(before);
  return [...asOf(after)].filter(([scope, at]) => then.get(scope) !== at).map(([scope]) => scope);
}

describe('a graph that may be no older than it says', () => {
  test('is read from the provider first where it is older, and nowhere else', async () => {
    // comes after whatever the start still reads
    const before = await graph({ maxAge: 0 });
    await removeOneVolume();
    const same = await graph({ maxAge: 3600 });
    expect([same.version.seq, readSince(before, same)]).toEqual([1, []]);
    const storage = await graph({ maxAge: 0, types: ['Volume'], regions: ['us-east-1'] });
    expect(storage.version.seq).toBe(2);
    expect(readSince(before, storage)).toEqual(['storage null', 'storage us-east-1']);
    const after = await graph({});
    expect(after).toMatchObject({ version: { seq: 2 }, nodeCount: before.nodeCount - 1 });
    const all = await graph({ maxAge: 0 });
    expect(readSince(after, all)).toHaveLength(all.services.length);
    expect(all.version.seq).toBe(2);
  });

  test('tells the version it was read at, and the pages that follow are of that one', async () => {
    const query = `query ($account: ID!, $after: String) { account(id: $account) {
      graph(maxAge: 0, types: ["Volume"]) { version { seq } nodes(first: 2, after: $after) { pageInfo { endCursor } } }
    } }`;
    interface Page {
      account: { graph: { version: { seq: number }; nodes: { pageInfo: { endCursor: string } } } };
    }
    const ask = (after?: string) => gateway.ask<Page>(query, { account: SAMPLE_ACCOUNT, after });
    await removeOneVolume();
    const first = await ask();
    const { version, nodes } = first.data.account.graph;
    expect(first.extensions.versions).toEqual({ [SAMPLE_ACCOUNT]: version.seq });
    await removeOneVolume();
    const second = await ask(nodes.pageInfo.endCursor);
    expect([second.errors, second.data.account.graph.version]).toEqual([[], version]);
    expect((await ask()).data.account.graph.version.seq).toBe(version.seq + 1);
  });

  test('is marked where it cannot be read', async () => {
    await sample.write(VOLUMES, '{');
    const { services } = await graph({ maxAge: 0, services: ['storage'], regions: ['us-east-1'] });
    const status = services.find(
      ({ service, region }) => service === 'storage' && region === 'us-east-1',
    );
    expect(status).toMatchObject({ complete: false, error: expect.stringContaining(VOLUMES) });
    await sample.restore(VOLUMES);
  });

  test.each([
    [{ maxAge: -1 }, {}, 'maxAge must be 0 or more seconds, got -1'],
    [
      { maxAge: 60, at: 'seq:1' },
      {},
      'maxAge asks for the newest version and at for one of its own: one must go',
    ],
    [
      { maxAge: 60 },
      { 'account-version': 'seq:1' },
      'maxAge asks for the newest version and the account-version header for one of its own: one must go',
    ],
    [
      { maxAge: 60 },
      { 'account-version': `${SAMPLE_ACCOUNT}=latest` },
      'maxAge asks for the newest version and the account-version header for one of its own: one must go',
    ],
  ])('refuses %j with the headers %j', async (asked, headers, message) => {
    expect(await refusal(GRAPH, asked, headers)).toEqual([['BAD_INPUT', 'maxAge', message]]);
  });
});

describe('a staleness policy', () => {
  const POLICY = `query ($account: ID!) { account(id: $account) {
    stalenessPolicy { maxAge services { service maxAge } } services { service stale }
  } }`;

  test('is 15 minutes for everything until it is set', async () => {
    const { account } = await gateway.data<{ account: object }>(POLICY, {
      account: SAMPLE_ACCOUNT,
    });
    expect(account).toMatchObject({ stalenessPolicy: { maxAge: 900, services: [] } });
  });

  test('is set for a service and for the account, and is there after a restart', async () => {
    const set = (asked: object) => gateway.data<object>(SET, { account: SAMPLE_ACCOUNT, ...asked });
    expect(await set({ maxAge: 60, service: 'storage' })).toEqual({
      setStalenessPolicy: { maxAge: 900, services: [{ service: 'storage', maxAge: 60 }] },
    });
    const both = { maxAge: 7200, services: [{ service: 'storage', maxAge: 60 }] };
    expect(await set({ maxAge: 7200 })).toEqual({ setStalenessPolicy: both });
    const { dataDirectory } = gateway;
    const other = await runGateway({ exports: [sample.directory], dataDirectory, collect: false });
    const { account } = await other.data<{ account: object }>(POLICY, { account: SAMPLE_ACCOUNT });
    expect(account).toMatchObject({ stalenessPolicy: both });
    await other.stop();
  });

  test.each([
    [{ maxAge: 9 }, 'maxAge', 'maxAge must be from 10 to 2592000 seconds, got 9'],
    [{ maxAge: 2_592_001 }, 'maxAge', 'maxAge must be from 10 to 2592000 seconds, got 2592001'],
    [
      { maxAge: 60, service: 'storag' },
      'service',
      expect.stringMatching(/^service must be .*"storag"$/),
    ],
    [
      { maxAge: 60, service: 'account' },
      'service',
      expect.stringMatching(/^service must be .*"account"$/),
    ],
  ])('refuses %j', async (asked, argument, message) => {
    expect(await refusal(SET, asked)).toEqual([['BAD_INPUT', argument, message]]);
  });

  test('of an account that is not there is refused', async () => {
    expect(await refusal(SET, { account: '1', maxAge: 60 })).toEqual([
      ['UNKNOWN_ACCOUNT', 'account', 'There is no account "1"'],
    ]);
  });
});

test('a source that is gone shows on every status with its reason, makes no version and loses nothing', async () => {
  const before = await graph({});
  await rm(sample.directory, { recursive: true });
  const query = `mutation ($account: ID!) { refreshAccount(account: $account) { changeCount } }`;
  expect(await refusal(query, {})).toEqual([['COLLECTION_FAILED', null, expect.any(String)]]);
  const after = await graph({});
  expect(after).toMatchObject({ version: before.version, nodeCount: before.nodeCount });
  expect(asOf(after)).toEqual(asOf(before));
  expect(after.services.every(({ complete, error }) => !complete && error !== null)).toBe(true);
  const report = await gateway.data<{ account: { report: { incomplete: string[] } } }>(
    'query ($account: ID!) { account(id: $account) { report { incomplete } } }',
    { account: SAMPLE_ACCOUNT },
  );
  expect(report.account.report.incomplete[0]).toContain('cannot be listed');
  await mkdir(sample.directory);
});
