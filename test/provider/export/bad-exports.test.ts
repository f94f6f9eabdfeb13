import { copyFile, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CollectionResult } from '../../../account/collect/stages.js';
import type { Freshness } from '../../../account/graph/freshness.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { openExport } from '../../../provider/export/open-export.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { type Graph, collectExport, graphOf } from './collect-export.js';
import { SAMPLE_EXPORT, type TemporaryExport, temporaryExport } from './temporary-export.js';

const ACCOUNT = '210987654321';
const VOLUMES = 'us-east-1/ec2-describe-volumes.json';
const FIRST = Date.parse('2026-01-01T00:00:00.000Z');
const SECOND = FIRST + 3_600_000;

let template: string;
let before: Graph;
let fresh: readonly Freshness[];

/** The sample account, collected once as it is. */
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'collected-'));
  const first = openSqliteGraphStore(join(template, 'store'));
  fresh = collected(await collectExport(openExport(SAMPLE_EXPORT), first, FIRST)).freshness;
  before = await graphOf(first, ACCOUNT);
  await first.close();
});
afterAll(() => rm(template, { recursive: true, force: true }));

let files: TemporaryExport;
let store: GraphStore;

beforeEach(async () => {
  files = await temporaryExport(SAMPLE_EXPORT);
  const place = join(files.directory, '../store');
  await copyFile(join(template, 'store'), place);
  store = openSqliteGraphStore(place);
});
afterEach(async () => {
  await store.close();
  await files.end();
});

type Collected = Extract<CollectionResult, { kind: 'collected' }>;

function collected(result: CollectionResult): Collected {
  if (result.kind === 'collected') return result;
  throw new Error(`Expected a collection, got ${result.reason.message}`);
}

async function again(options: { readonly largestFile?: number } = {}): Promise<Collected> {
  return collected(await collectExport(openExport(files.directory, options), store, SECOND));
}

/** All stays, all is read again, but for one service in one region, which says why. */
function onlyIncomplete(rows: readonly Freshness[], service: string, region: string | null) {
  const [other, row] = [
    rows.filter((one) => one.service !== service || one.region !== region),
    rows.find((one) => one.service === service && one.region === region),
  ];
  expect(other.filter(({ complete }) => !complete)).toEqual([]);
  expect(new Set(other.map(({ asOf }) => asOf))).toEqual(new Set([new Date(SECOND).toISOString()]));
  expect(row).toMatchObject({ complete: false, used: true, asOf: new Date(FIRST).toISOString() });
  return row?.error;
}

async function unchanged(): Promise<void> {
  expect(await graphOf(store, ACCOUNT)).toEqual(before);
  expect(await store.head(ACCOUNT)).toMatchObject({ seq: 1 });
}

test('the sample account is read completely', () => {
  expect(fresh.filter(({ complete }) => !complete)).toEqual([]);
  expect(fresh).toHaveLength(16);
});

test('the sample account read again is complete and adds no version', async () => {
  const { freshness, report } = await again();
  expect(freshness.filter(({ complete }) => !complete)).toEqual([]);
  expect(report.incomplete).toEqual([]);
  await unchanged();
});

describe('one answer that cannot be read loses nothing', () => {
  test.each<readonly [string, string | Uint8Array | object, string]>([
    ['truncated', '{"Volumes": [{"VolumeId": "vol-', 'the file is not whole JSON'],
    ['no JSON', 'An error occurred (UnauthorizedOperation)', 'the file is not whole JSON'],
    ['empty', '', 'the file is empty'],
    ['a list', [], 'an answer is a JSON object'],
    ['of another operation', { Vpcs: [] }, 'Volumes must be a list, got nothing'],
    [
      'of the wrong shape',
      { Volumes: [{ VolumeId: 7 }] },
      'Volumes[0].VolumeId must be a text, got 7',
    ],
    ['cut after no item', { Volumes: [], NextToken: 'x' }, 'NextToken says that pages are missing'],
  ])('%s', async (_, content, message) => {
    await files.write({ [VOLUMES]: content });
    const { freshness, report } = await again();
    expect(onlyIncomplete(freshness, 'storage', 'us-east-1')).toBe(`${VOLUMES}: ${message}`);
    expect(report.incomplete.map(({ source }) => source)).toEqual([VOLUMES]);
    await unchanged();
  });

  test('missing', async () => {
    await files.remove(VOLUMES);
    const { freshness } = await again();
    expect(onlyIncomplete(freshness, 'storage', 'us-east-1')).toBe(`${VOLUMES}: no such file`);
    await unchanged();
  });

  test('a directory in its place', async () => {
    await files.remove(VOLUMES);
    await mkdir(join(files.directory, VOLUMES));
    const { freshness } = await again();
    expect(onlyIncomplete(freshness, 'storage', 'us-east-1')).toBe(
      `${VOLUMES}: is a directory, not a file`,
    );
    await unchanged();
  });

  test('a link out of the export in its place', async () => {
    await rename(join(files.directory, VOLUMES), join(files.directory, '../volumes.json'));
    await symlink('../../volumes.json', join(files.directory, VOLUMES));
    const { freshness } = await again();
    expect(onlyIncomplete(freshness, 'storage', 'us-east-1')).toContain('leads out of the export');
    await unchanged();
  });

  test('too large', async () => {
    const text = await readFile(join(files.directory, VOLUMES), 'utf8');
    await files.write({ [VOLUMES]: text + ' '.repeat(3_000_000) });
    const { freshness } = await again({ largestFile: 3_000_000 });
    expect(onlyIncomplete(freshness, 'storage', 'us-east-1')).toContain(
      'more than the 3000000 that are read',
    );
    await unchanged();
  });

  test('contradicted by another file', async () => {
    await files.write({ 'us-east-1/ec2-DescribeVolumes.json': { Volumes: [] } });
    const { freshness } = await again();
    expect(onlyIncomplete(freshness, 'storage', 'us-east-1')).toContain(
      'answers the same call differently',
    );
    await unchanged();
  });

  test('about one item', async () => {
    const [bucket = ''] = before.nodes
      .filter(({ type }) => type === 'Bucket')
      .map(({ id }) => id.slice(13));
    const file = `us-east-1/s3-get-bucket-versioning/${bucket}`;
    await files.write({ [file]: '{' });
    const { freshness } = await again();
    expect(onlyIncomplete(freshness, 'storage', null)).toBe(`${file}: the file is not whole JSON`);
    await unchanged();
  });

  test('of a listing that others are asked per item of', async () => {
    const file = 'us-east-1/elbv2-describe-load-balancers.json';
    await files.write({ [file]: '{' });
    const { freshness } = await again();
    expect(onlyIncomplete(freshness, 'loadbalancing', 'us-east-1')).toBe(
      `${file}: the file is not whole JSON`,
    );
    await unchanged();
  });

  test('of one of two listings that share a type', async () => {
    const file = 'us-east-1/elb-describe-load-balancers.json';
    await files.remove(file);
    const { freshness } = await again();
    expect(onlyIncomplete(freshness, 'loadbalancing', 'us-east-1')).toBe(`${file}: no such file`);
    await unchanged();
  });

  test('an optional one that something is known from', async () => {
    const policies = 'us-east-1/s3-get-bucket-policy';
    await files.remove(policies);
    const { freshness } = await again();
    expect(onlyIncomplete(freshness, 'storage', null)).toContain(`${policies}/`);
    await unchanged();
  });
});

test('a whole region that is missing keeps all that it had', async () => {
  await files.remove('eu-west-1');
  const { freshness } = await again();
  const incomplete = freshness.filter(({ complete }) => !complete);
  expect(new Set(incomplete.map(({ region }) => region))).toEqual(new Set(['eu-west-1']));
  await unchanged();
});

test('an answer that says that nothing is there takes what was, and nothing else', async () => {
  await files.write({ 'eu-west-1/ec2-describe-volumes.json': { Volumes: [] } });
  const { changes, freshness } = await again();
  expect(freshness.filter(({ complete }) => !complete)).toEqual([]);
  const gone = before.nodes.filter(
    ({ type, region }) => type === 'Volume' && region === 'eu-west-1',
  );
  expect(gone.length).toBeGreaterThan(0);
  const after = await graphOf(store, ACCOUNT);
  const still = after.nodes.filter(
    ({ id, external }) => !external && gone.some((node) => node.id === id),
  );
  expect(still).toEqual([]);
  const touched = new Set(gone.map(({ id }) => id));
  const others = changes.filter((change) => {
    const ends =
      change.record === 'node'
        ? [change.id]
        : [change.before ?? change.after].flatMap((edge) =>
            edge === null ? [] : [edge.from, edge.to],
          );
    return !ends.some((id) => touched.has(id));
  });
  const external = new Set(before.nodes.filter((node) => node.external).map(({ id }) => id));
  expect(others.filter(({ id }) => !external.has(id))).toEqual([]);
});

describe('regions', () => {
  test('one that the provider does not list is marked, with its file and the reason', async () => {
    await files.write({ 'mars-1/ec2-describe-volumes.json': { Volumes: [] } });
    const { freshness, report } = await again();
    const row = freshness.find(
      ({ service, region }) => service === 'storage' && region === 'mars-1',
    );
    expect(row).toMatchObject({ complete: false, used: false, asOf: null });
    expect(row?.error).toContain(
      'mars-1/ec2-describe-volumes.json: the provider lists no region "mars-1"',
    );
    expect(report.unreadAnswers).toContainEqual({
      region: 'mars-1',
      source: 'mars-1/ec2-describe-volumes.json',
    });
    expect(freshness.filter(({ region, complete }) => region !== 'mars-1' && !complete)).toEqual(
      [],
    );
    await unchanged();
  });

  test('a list of them that is missing is made of the directories', async () => {
    await files.remove('describe-regions.json');
    const { freshness, report } = await again();
    expect(freshness.filter(({ complete }) => !complete)).toEqual([]);
    expect(report.incomplete).toEqual([]);
    await unchanged();
  });

  test('a list of them that is broken is reported, and the directories are read', async () => {
    await files.write({ 'describe-regions.json': '{' });
    const { freshness, report } = await again();
    expect(freshness.filter(({ complete }) => !complete)).toEqual([]);
    expect(report.incomplete.map(({ message }) => message)).toEqual([
      'describe-regions.json: the file is not whole JSON',
    ]);
    await unchanged();
  });
});

describe('an export of which nothing can be read fails and writes nothing', () => {
  test.each<readonly [string, (directory: string) => Promise<unknown>, string]>([
    [
      'without the identity',
      () => files.remove('us-east-1/sts-get-caller-identity.json'),
      'notThere',
    ],
    [
      'with a broken identity',
      () => files.write({ 'us-east-1/sts-get-caller-identity.json': '{' }),
      'notJson',
    ],
    ['without its directory', () => files.remove('.'), 'notReadable'],
    [
      'with an empty directory',
      async (directory) => {
        await files.remove('.');
        await mkdir(directory);
      },
      'notThere',
    ],
  ])('%s', async (_, spoil, code) => {
    await spoil(files.directory);
    const result = await collectExport(openExport(files.directory), store, SECOND);
    expect(result).toMatchObject({ kind: 'failed', reason: { code } });
    expect(await store.freshness(ACCOUNT)).toEqual(fresh);
    await unchanged();
  });
});
