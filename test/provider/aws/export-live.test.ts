import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { emptySnapshot } from '../../../account/graph/build-snapshot.js';
import { fingerprintWith } from '../../../account/installation-key.js';
import { exportAccount } from '../../../provider/export/export-account.js';
import { openExport } from '../../../provider/export/open-export.js';
import { SERVICES } from '../../../subgraphs/services.js';
import { type LiveAccounts, openLiveAccounts } from '../../live/live-account.js';
import { collectedGraph } from '../export/collected-graph.js';
import { runExport } from './run-export.js';

const fingerprint = fingerprintWith('the key of this test');
const exporting = {
  services: SERVICES,
  emptySnapshot,
  fingerprint,
  now: Date.now,
  timeLimit: 120_000,
};

let live: LiveAccounts;
let directory: string;

beforeAll(async () => {
  live = await openLiveAccounts({ first: 6, second: 2 }, 5);
  directory = await mkdtemp(join(tmpdir(), 'export-live-'));
}, 120_000);
afterAll(async () => {
  await live.stop();
  await rm(directory, { recursive: true });
});

test('the export of a live account gives the same graph as the account itself', async () => {
  const { account } = live.seeded.own;
  const provider = live.providerOf(live.seeded.own);
  const to = await mkdtemp(join(directory, 'own-'));
  const exported = await exportAccount(provider, to, exporting);
  expect(exported).toMatchObject({ kind: 'exported', account, missing: [] });
  const own = await collectedGraph(provider, fingerprint);
  expect(own.nodes.length).toBeGreaterThan(200);
  expect(own.edges.length).toBeGreaterThan(200);
  expect(await collectedGraph(openExport(to), fingerprint)).toEqual(own);
}, 120_000);

describe('the command that exports', () => {
  test('asks with the settings of the environment, and writes into an empty directory only', async () => {
    const to = join(directory, 'by-command');
    const { account, roleArn } = live.seeded.other;
    const settings = {
      ACCOUNT_SOURCE: `aws:${roleArn}`,
      AWS_ENDPOINT_URL: live.proxy.url,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'testing',
      AWS_SECRET_ACCESS_KEY: 'testing',
      DATA_DIR: join(directory, 'data'),
    };
    const first = await runExport([to], settings);
    expect(first).toMatchObject({ code: 0, said: expect.stringContaining('answers of account') });
    expect(await readdir(join(to, 'us-east-1'))).toContain('ec2-describe-instances.json');
    const identity = await readFile(join(to, 'us-east-1', 'sts-get-caller-identity.json'), 'utf8');
    expect(JSON.parse(identity)).toEqual({ Account: account });
    const second = await runExport([to], settings);
    expect(second).toMatchObject({ code: 2, said: expect.stringContaining('is not empty') });
  }, 120_000);

  test.each([
    ['without a directory', [], { ACCOUNT_SOURCE: 'aws' }, 2, 'usage'],
    ['from nowhere', ['x'], { ACCOUNT_SOURCE: 'mars' }, 2, 'ACCOUNT_SOURCE must begin with'],
    ['as no role', ['x'], { ACCOUNT_SOURCE: 'aws:reader' }, 2, 'role/<name>'],
    ['as nobody', ['x'], { ACCOUNT_SOURCE: 'aws', AWS_REGION: 'eu-west-1' }, 1, 'none found'],
  ] as const)('is refused %s', async (_, args, settings, code, said) => {
    const result = await runExport(
      args.map((name) => join(directory, name)),
      { ...settings, DATA_DIR: join(directory, 'data') },
    );
    expect(result).toMatchObject({ code, said: expect.stringContaining(said) });
  });
});
