import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type EditableExport, copyOfSample } from '../support/editable-export.js';
import { type ReadGraph, readGraph } from '../support/read-graph.js';
import { type RunningGateway, SAMPLE_ACCOUNT, runGateway } from '../support/run-gateway.js';
import { VOLUMES, type VolumesAnswer } from '../support/volumes-answer.js';

const IDENTITY = 'us-east-1/sts-get-caller-identity.json';
const POLICY = 'us-east-1/s3-get-bucket-policy/';
const REFRESH = `mutation ($account: ID!) { refreshAccount(account: $account) {
  version { seq } changeCount services { service region complete error }
} }`;

let sample: EditableExport;
let gateway: RunningGateway;
let whole: ReadGraph;

beforeAll(async () => {
  sample = await copyOfSample();
  gateway = await runGateway({ exports: [sample.directory] });
  whole = await readGraph(gateway, SAMPLE_ACCOUNT);
});
afterAll(async () => {
  await gateway.stop();
  await sample.remove();
});

interface Refreshed {
  readonly refreshAccount: {
    readonly version: { readonly seq: number };
    readonly changeCount: number;
    readonly services: readonly Status[];
  };
}

interface Status {
  readonly service: string;
  readonly region: string | null;
  readonly complete: boolean;
  readonly error: string | null;
}

async function refresh(): Promise<Refreshed['refreshAccount']> {
  return (await gateway.data<Refreshed>(REFRESH, { account: SAMPLE_ACCOUNT })).refreshAccount;
}

/** What a refresh finds incomplete, as `<service> <region>`, and why. */
async function incomplete() {
  const { version, changeCount, services } = await refresh();
  expect([version.seq, changeCount]).toEqual([1, 0]);
  const failed = services.filter(({ complete }) => !complete);
  const where = failed.map(({ service, region }) => `${service} ${region}`);
  return { where, error: failed.map(({ error }) => error).join('\n') };
}

describe('an answer that cannot be used leaves what was known of its scope, and is named', () => {
  afterEach(async () => {
    await sample.restore(VOLUMES);
    const { services } = await refresh();
    expect(services.every(({ complete }) => complete)).toBe(true);
    expect(await readGraph(gateway, SAMPLE_ACCOUNT)).toEqual(whole);
  });

  test('a file that is not there', async () => {
    await sample.delete(VOLUMES);
    const { where, error } = await incomplete();
    expect(where).toEqual(['storage us-east-1']);
    expect(error).toBe(`${VOLUMES}: no such file`);
  });

  test.each([
    ['truncated', '{"Volumes": [{"VolumeId": "vol-1', /not whole JSON/],
    ['empty', '', /empty/],
    ['no JSON', '<html>Sign in</html>', /not whole JSON/],
    ['a list', '[]', /an answer is a JSON object/],
    ['of the wrong shape', '{"Volumes": "none"}', /Volumes must be a list, got "none"/],
    ['without its list', '{"Snapshots": []}', /Volumes must be a list, got nothing/],
    [
      'without the id of an item',
      '{"Volumes": [{"Size": 1}]}',
      /Volumes\[0\]\.VolumeId must be .*got nothing/,
    ],
    [
      'with a text for a number',
      '{"Volumes": [{"VolumeId": "vol-1", "Size": "big"}]}',
      /Volumes\[0\]\.Size/,
    ],
  ])('a file that is %s', async (_what, text, reason) => {
    await sample.write(VOLUMES, text);
    const { where, error } = await incomplete();
    expect(where).toEqual(['storage us-east-1']);
    expect(error.startsWith(`${VOLUMES}: `)).toBe(true);
    expect(error).toMatch(reason);
  });

  test('a file that cannot be opened', async () => {
    await sample.delete(VOLUMES);
    await symlink('/nowhere/at/all', join(sample.directory, VOLUMES));
    const { where, error } = await incomplete();
    await sample.delete(VOLUMES);
    expect(where).toEqual(['storage us-east-1']);
    expect(error).toMatch(
      new RegExp(`^${VOLUMES}: (the file cannot be read|is a link that leads nowhere)`),
    );
  });

  test('two files that answer one call differently', async () => {
    const other = 'us-east-1/ec2-DescribeVolumes.json';
    await sample.write(other, '{"Volumes": []}');
    const { where, error } = await incomplete();
    await sample.delete(other);
    expect(where).toEqual(['storage us-east-1']);
    expect(error).toContain(VOLUMES);
    expect(error).toContain(other);
  });

  test('pages of which the last are missing say nothing of what they lack', async () => {
    await sample.edit(VOLUMES, (answer: VolumesAnswer & { NextToken?: string }) => {
      answer.Volumes = answer.Volumes.slice(0, 2);
      answer.NextToken = 'more';
    });
    const { where, error } = await incomplete();
    expect(where).toEqual(['storage us-east-1']);
    expect(error).toContain('pages are missing');
  });

  test('an answer about one item leaves the others alone', async () => {
    const policy = `${POLICY}${(await policies())[0]}`;
    await sample.write(policy, '{"Policy": ');
    const { where, error } = await incomplete();
    await sample.restore(policy);
    expect(where).toEqual(['storage null']);
    expect(error).toContain(policy);
  });
});

async function policies(): Promise<readonly string[]> {
  const { nodes } = await readGraph(gateway, SAMPLE_ACCOUNT);
  const names = nodes.filter(({ type }) => type === 'Bucket').map(({ id }) => id.slice(13));
  const there = await Promise.all(
    names.map((name) =>
      readFile(join(sample.directory, POLICY, name)).then(
        () => [name],
        () => [],
      ),
    ),
  );
  return there.flat();
}

describe('what no collector uses', () => {
  const report = `query ($account: ID!) { account(id: $account) { report { unmappedFields unreadAnswers } } }`;
  type Answer = { account: { report: { unmappedFields: string[]; unreadAnswers: string[] } } };

  test('is in the report: a field that nobody reads, a file that nobody asks for', async () => {
    await sample.edit(VOLUMES, ({ Volumes }: { Volumes: object[] }) => {
      Object.assign(Volumes[0] ?? {}, { Colour: 'green', Shape: [{ Corners: 3 }] });
    });
    await sample.write('us-east-1/forecast-list-clouds.json', '{}');
    const { changeCount, services } = await refresh();
    expect([changeCount, services.every(({ complete }) => complete)]).toEqual([0, true]);
    const data = await gateway.data<Answer>(report, { account: SAMPLE_ACCOUNT });
    expect(data.account.report.unmappedFields).toEqual([
      'ec2:DescribeVolumes Volumes[].Colour',
      'ec2:DescribeVolumes Volumes[].Shape[].Corners',
    ]);
    expect(data.account.report.unreadAnswers).toContain('us-east-1/forecast-list-clouds.json');
    await sample.delete('us-east-1/forecast-list-clouds.json');
    await sample.restore(VOLUMES);
  });
});

describe('an export that cannot be used at all', () => {
  async function failure(): Promise<string> {
    const { data, errors } = await gateway.ask(REFRESH, { account: SAMPLE_ACCOUNT });
    expect(data ?? null).toBeNull();
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['COLLECTION_FAILED']);
    expect(await readGraph(gateway, SAMPLE_ACCOUNT)).toEqual(whole);
    return errors[0]?.message ?? '';
  }

  test('is refused when it is another account’s', async () => {
    await sample.edit(IDENTITY, (answer: { Account: string }) => {
      answer.Account = '999999999999';
    });
    expect(await failure()).toContain('999999999999');
    await sample.restore(IDENTITY);
  });

  test('is refused when it does not say whose it is', async () => {
    await sample.write(IDENTITY, '{"Account": "somebody"}');
    expect(await failure()).toContain('Account must be 12 digits');
    await sample.delete(IDENTITY);
    expect(await failure()).toContain(IDENTITY);
    await sample.restore(IDENTITY);
  });
});

test('a region that the provider does not list is named, and the others are read', async () => {
  const strange = await copyOfSample();
  const volumes = await readFile(join(strange.directory, VOLUMES), 'utf8');
  await strange.write('mars-north-1/ec2-describe-volumes.json', volumes);
  const other = await runGateway({ exports: [strange.directory] });
  const [result] = other.collected;
  if (result?.kind !== 'collected') throw new Error('It was not collected');
  const failed = result.freshness.filter(({ complete }) => !complete);
  expect(new Set(failed.map(({ region }) => region))).toEqual(new Set(['mars-north-1']));
  const messages = result.report.incomplete.map(({ message }) => message).join('\n');
  expect(messages).toContain('mars-north-1/ec2-describe-volumes.json');
  expect(await readGraph(other, SAMPLE_ACCOUNT)).toEqual(whole);
  await other.stop();
  await strange.remove();
});
