import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Provider } from '../../../account/collect/provider.js';
import { emptySnapshot } from '../../../account/graph/build-snapshot.js';
import { fingerprintWith } from '../../../account/installation-key.js';
import { exportAccount } from '../../../provider/export/export-account.js';
import { openExport } from '../../../provider/export/open-export.js';
import { SERVICES } from '../../../subgraphs/services.js';
import { collectedGraph } from './collected-graph.js';
import {
  type Files,
  SAMPLE_EXPORT,
  type TemporaryExport,
  temporaryExport,
} from './temporary-export.js';

const exporting = {
  services: SERVICES,
  emptySnapshot,
  fingerprint: fingerprintWith('the key of this test'),
  now: Date.now,
  timeLimit: 60_000,
};

const opened: TemporaryExport[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.end();
});

async function exported(provider: Provider) {
  const to = await temporaryExport({});
  opened.push(to);
  const result = await exportAccount(provider, to.directory, exporting);
  return { result, directory: to.directory };
}

describe('an export of an account', () => {
  test('gives the same graph as the account itself, and an export of it the same files', async () => {
    const sample = openExport(SAMPLE_EXPORT);
    const { result, directory } = await exported(sample);
    expect(result).toMatchObject({ kind: 'exported', account: '210987654321' });
    const again = await collectedGraph(openExport(directory), exporting.fingerprint);
    const own = await collectedGraph(sample, exporting.fingerprint);
    expect(own.nodes.length).toBeGreaterThan(100);
    expect(again).toEqual(own);
    const second = await exported(openExport(directory));
    expect(await filesOf(second.directory)).toEqual(await filesOf(directory));
  });

  test('holds no secret, and nobody else may read it', async () => {
    const { directory } = await exported(openExport((await secretive()).directory));
    const files = await filesOf(directory);
    expect(JSON.stringify(files)).not.toContain('hush');
    expect(files['eu-west-1/lambda-list-functions.json']).toContain('fingerprint:');
    const { mode } = await stat(join(directory, 'eu-west-1', 'lambda-list-functions.json'));
    expect(mode & 0o077).toBe(0);
  });

  test('lacks what could not be read, and says so', async () => {
    const account = await secretive();
    await account.write({ 'eu-west-1/lambda-list-functions.json': '{"Functions":[' });
    const { result, directory } = await exported(openExport(account.directory));
    if (result.kind !== 'exported') throw new Error(`got ${result.kind}`);
    expect(result.missing.map(({ source }) => source)).toContain(
      'eu-west-1/lambda-list-functions.json',
    );
    expect(result.missing.every(({ message }) => message !== '')).toBe(true);
    const files = await filesOf(directory);
    expect(Object.keys(files)).toContain('eu-west-1/sqs-list-queues.json');
    expect(Object.keys(files)).not.toContain('eu-west-1/lambda-list-functions.json');
  });

  test('lacks pages that were cut off', async () => {
    const account = await secretive();
    await account.write({
      'eu-west-1/sqs-list-queues.json': { QueueUrls: [], NextToken: 'more' },
    });
    const { directory } = await exported(openExport(account.directory));
    expect(Object.keys(await filesOf(directory))).not.toContain('eu-west-1/sqs-list-queues.json');
  });

  test('of an account that does not say who it is writes nothing', async () => {
    const account = await secretive();
    await account.remove('us-east-1/sts-get-caller-identity.json');
    const { result, directory } = await exported(openExport(account.directory));
    expect(result).toMatchObject({ kind: 'failed', reason: { code: 'notThere' } });
    expect(await readdir(directory)).toEqual([]);
  });

  test('never writes outside its directory', async () => {
    const account = await secretive();
    const { directory } = account;
    const traversing: Provider = {
      ...bound(openExport(directory)),
      call: async (operation) =>
        operation === 'dynamodb:ListTables'
          ? { kind: 'answer', value: { TableNames: ['..'] }, source: 'tables' }
          : { kind: 'answer', value: { Table: { TableStatus: 'ACTIVE' }, Tags: [] }, source: 'x' },
    };
    const { result } = await exported(traversing);
    if (result.kind !== 'exported') throw new Error(`got ${result.kind}`);
    expect(result.missing).toContainEqual(
      expect.objectContaining({
        code: 'notWritten',
        source: 'eu-west-1/dynamodb-describe-table/..',
      }),
    );
  });
});

/** An export of one function with a secret and no queue. */
async function secretive(): Promise<TemporaryExport> {
  const name = 'arn:aws:lambda:eu-west-1:111122223333:function:f';
  const Functions = [
    {
      FunctionName: 'f',
      FunctionArn: name,
      Environment: { Variables: { PASSWORD: 'hush', NAME: 'f' } },
    },
  ];
  const files: Files = {
    'describe-regions.json': { Regions: [{ RegionName: 'eu-west-1' }] },
    'us-east-1/sts-get-caller-identity.json': { Account: '111122223333' },
    'eu-west-1/lambda-list-functions.json': { Functions },
    'eu-west-1/sqs-list-queues.json': {},
  };
  const made = await temporaryExport(files);
  opened.push(made);
  return made;
}

function bound(provider: Provider): Provider {
  return {
    name: provider.name,
    source: provider.source,
    globalRegion: provider.globalRegion,
    identity: () => provider.identity(),
    regions: () => provider.regions(),
    unread: () => provider.unread(),
    accountName: () => provider.accountName(),
    call: (operation, input, at) => provider.call(operation, input, at),
  };
}

async function filesOf(directory: string): Promise<{ readonly [path: string]: string }> {
  const files: { [path: string]: string } = {};
  for (const path of await readdir(directory, { recursive: true })) {
    const file = join(directory, path);
    if ((await stat(file)).isFile()) files[path] = await readFile(file, 'utf8');
  }
  return files;
}
