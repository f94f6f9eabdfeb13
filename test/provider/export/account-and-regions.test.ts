import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openExport } from '../../../provider/export/open-export.js';
import { BASE, IDENTITY, REGIONS, ask, exportOf, opened, reasonOf } from './opened-export.js';
import type { Files } from './temporary-export.js';

describe('identity', () => {
  test('is that of the global region, or of another where that one has none', async () => {
    const elsewhere = { 'eu-west-1/sts-GetCallerIdentity.json': { Account: '111122223333' } };
    for (const files of [BASE, elsewhere, { ...BASE, ...elsewhere }]) {
      const { directory } = await exportOf(files);
      expect(await openExport(directory).identity()).toMatchObject({
        kind: 'answer',
        value: '111122223333',
      });
    }
  });

  test.each<readonly [string, Files, string]>([
    ['is missing', REGIONS, 'the directory holds no answer files'],
    [
      'is missing beside other answers',
      { 'us-east-1/ec2-describe-vpcs.json': {} },
      'notThere: us-east-1/sts-get-caller-identity.json: no such file',
    ],
    [
      'is none',
      { 'us-east-1/sts-get-caller-identity.json': { Account: '12' } },
      'wrongShape: us-east-1/sts-get-caller-identity.json: Account must be 12 digits',
    ],
    [
      'is of another type',
      { 'us-east-1/sts-get-caller-identity.json': { Account: 111122223333 } },
      'Account must be 12 digits',
    ],
    ['is broken', { 'us-east-1/sts-get-caller-identity.json': '{' }, 'notJson'],
    [
      'differs between regions',
      { ...IDENTITY, 'eu-west-1/sts-get-caller-identity.json': { Account: '999988887777' } },
      'contradiction: us-east-1/sts-get-caller-identity.json: eu-west-1/sts-get-caller-identity.json does not name the same account',
    ],
  ])('that %s', async (_, files, message) => {
    const { directory } = await exportOf(files);
    expect(reasonOf(await openExport(directory).identity())).toContain(message);
  });

  test('of a directory that is not there or is a file', async () => {
    const { directory } = await exportOf({ 'a.json': {} });
    const missing = join(directory, 'nowhere');
    expect(reasonOf(await openExport(missing).identity())).toBe(
      `notReadable: ${missing}: the directory cannot be listed (ENOENT)`,
    );
    expect(reasonOf(await openExport(join(directory, 'a.json')).identity())).toContain('(ENOTDIR)');
  });

  test('of an empty directory', async () => {
    const { directory } = await exportOf({});
    expect(reasonOf(await openExport(directory).identity())).toBe(
      `notThere: ${directory}: the directory holds no answer files`,
    );
  });
});

describe('regions', () => {
  const listed = (...regions: readonly unknown[]) => ({
    ...IDENTITY,
    'describe-regions.json': { Regions: regions },
  });

  async function regionsOf(files: Files) {
    const { directory } = await exportOf(files);
    const provider = openExport(directory);
    await provider.identity();
    return provider.regions();
  }

  test('are those listed and those that have a directory', async () => {
    const answer = await regionsOf({
      ...listed({ RegionName: 'eu-west-1' }),
      'mars-1/ec2-describe-vpcs.json': {},
    });
    expect(answer).toMatchObject({ kind: 'answer', value: ['eu-west-1', 'mars-1', 'us-east-1'] });
  });

  test('are not those that the account has not opted in to', async () => {
    const answer = await regionsOf(
      listed({ RegionName: 'af-south-1', OptInStatus: 'not-opted-in' }),
    );
    expect(answer).toMatchObject({ value: ['us-east-1'] });
  });

  test('are the directories named like one where none are listed', async () => {
    const { directory } = await exportOf({
      ...IDENTITY,
      'eu-west-1/ec2-describe-vpcs.json': {},
      'mars/x.json': {},
      '.git/config': 'x',
    });
    await mkdir(join(directory, 'empty'));
    const provider = openExport(directory);
    await provider.identity();
    expect(await provider.regions()).toMatchObject({
      kind: 'answer',
      value: ['eu-west-1', 'mars', 'us-east-1'],
    });
    expect(await ask(provider, 'ec2:DescribeVpcs', {}, 'eu-west-1')).toMatchObject({
      kind: 'answer',
    });
    expect(reasonOf(await ask(provider, 'ec2:DescribeVpcs', {}, 'mars'))).toBe(
      'unknownRegion: mars/ec2-describe-vpcs.json: the provider lists no region "mars"',
    );
  });

  test.each<readonly [unknown, string]>([
    ['{', 'notJson: describe-regions.json: the file is not whole JSON'],
    [{}, 'wrongShape: describe-regions.json: Regions must be a list'],
    [{ Regions: [{}] }, 'wrongShape: describe-regions.json: each region must have a RegionName'],
    [{ Regions: [null] }, 'wrongShape: describe-regions.json: each region must have a RegionName'],
  ])(
    'in a broken list are reported, and those with a directory read: %j',
    async (content, message) => {
      const answer = await regionsOf({ ...IDENTITY, 'describe-regions.json': content });
      expect(reasonOf(answer)).toBe(message);
      expect(answer).toMatchObject({ partial: ['us-east-1'] });
    },
  );

  test('the global one is always known', async () => {
    const provider = await opened({
      ...listed({ RegionName: 'eu-west-1' }),
      'us-east-1/iam-list-roles.json': {},
    });
    expect(await ask(provider, 'iam:ListRoles')).toMatchObject({ kind: 'answer' });
  });
});
