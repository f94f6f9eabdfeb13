import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Provider } from '../../../account/collect/provider.js';
import { openExport } from '../../../provider/export/open-export.js';
import { A, BASE, ask, begin, exportOf, opened, reasonOf } from './opened-export.js';

const MAKE_PIPE = 'mkfifo';

describe('files that cannot be read', () => {
  const path = 'us-east-1/ec2-describe-volumes.json';
  const utf16 = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(JSON.stringify(A), 'utf16le'),
  ]);

  test.each<readonly [string, unknown, string]>([
    ['empty', '', `notJson: ${path}: the file is empty`],
    ['blank', ' \n', `notJson: ${path}: the file is empty`],
    ['truncated', '{"Volumes": [', `notJson: ${path}: the file is not whole JSON`],
    ['no JSON', 'An error occurred (AccessDenied)', `notJson: ${path}: the file is not whole JSON`],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), `notJson: ${path}: the file is not UTF-8 text`],
    ['a list', '[]', `wrongShape: ${path}: an answer is a JSON object`],
    ['null', 'null', `wrongShape: ${path}: an answer is a JSON object`],
    [
      'cut off',
      { Volumes: [], NextToken: 'x' },
      `cutOff: ${path}: NextToken says that pages are missing`,
    ],
    [
      'cut off by a marker',
      { IsTruncated: true },
      `cutOff: ${path}: IsTruncated says that pages are missing`,
    ],
  ])('%s', async (_, content, message) => {
    const provider = await opened({ ...BASE, [path]: content });
    expect(reasonOf(await ask(provider, 'ec2:DescribeVolumes'))).toBe(message);
  });

  test.each<readonly [string, unknown]>([
    ['a mark of its encoding', `\ufeff${JSON.stringify(A)}`],
    ['UTF-16, as some shells write', utf16],
    ['an empty token', { ...A, NextToken: '' }],
    ['no further pages', { ...A, IsTruncated: false, NextToken: null }],
  ])('%s is no fault', async (_, content) => {
    const provider = await opened({ ...BASE, [path]: content });
    expect(await ask(provider, 'ec2:DescribeVolumes')).toMatchObject({ kind: 'answer', value: A });
  });

  test('a cut answer holds the pages that are there', async () => {
    const provider = await opened({ ...BASE, [path]: { ...A, NextToken: 'x' } });
    expect(await ask(provider, 'ec2:DescribeVolumes')).toMatchObject({ partial: A });
  });

  test('a directory in its place', async () => {
    const provider = await opened({
      ...BASE,
      [`${path}/x`]: A,
      'us-east-1/s3-get-bucket-policy/b/x': A,
    });
    expect(reasonOf(await ask(provider, 'ec2:DescribeVolumes'))).toBe(
      `notReadable: ${path}: is a directory, not a file`,
    );
    expect(reasonOf(await ask(provider, 's3:GetBucketPolicy', { Bucket: 'b' }))).toBe(
      'notReadable: us-east-1/s3-get-bucket-policy/b: is a directory, not a file',
    );
  });

  test('one larger than the limit', async () => {
    const provider = await opened({ ...BASE, [path]: { Volumes: ['x'.repeat(2000)] } }, 1000);
    expect(reasonOf(await ask(provider, 'ec2:DescribeVolumes'))).toBe(
      `notReadable: ${path}: has 2016 bytes, more than the 1000 that are read`,
    );
  });

  test('one larger than any text can be, without reading it', async () => {
    const { directory } = await exportOf({ ...BASE, [path]: '' });
    await truncate(join(directory, path), 2 ** 34);
    const provider = await begin(openExport(directory));
    expect(reasonOf(await ask(provider, 'ec2:DescribeVolumes'))).toContain(
      'more than the 268435456 that are read',
    );
  });

  test('one that went away since the directory was listed', async () => {
    const made = await exportOf({ ...BASE, [path]: A });
    const provider = await begin(openExport(made.directory));
    await made.remove(path);
    expect(reasonOf(await ask(provider, 'ec2:DescribeVolumes'))).toBe(
      `notThere: ${path}: no such file`,
    );
  });

  test('a pipe, without waiting for it', async () => {
    const { directory } = await exportOf(BASE);
    execFileSync(MAKE_PIPE, [join(directory, path)]);
    const provider = await begin(openExport(directory));
    expect(reasonOf(await ask(provider, 'ec2:DescribeVolumes'))).toBe(
      `notReadable: ${path}: is not a regular file`,
    );
  });
});

describe('two files that answer the same call', () => {
  const other = 'us-east-1/ec2-describe-volumes.json';
  const first = 'us-east-1/ec2-DescribeVolumes.json';

  test('are one answer when they agree', async () => {
    const provider = await opened({
      ...BASE,
      [first]: { a: 1, b: [2] },
      [other]: { b: [2], a: 1 },
    });
    expect(await ask(provider, 'ec2:DescribeVolumes')).toMatchObject({
      kind: 'answer',
      source: first,
    });
    expect(await provider.unread()).toEqual([]);
  });

  test('are none when they differ', async () => {
    const provider = await opened({ ...BASE, [first]: { a: 1 }, [other]: { a: 2 } });
    expect(reasonOf(await ask(provider, 'ec2:DescribeVolumes'))).toBe(
      `contradiction: ${first}: ${other} answers the same call differently`,
    );
  });

  test('are none when one cannot be read, which is named', async () => {
    for (const [files, name] of [
      [{ [first]: '{', [other]: A }, first],
      [{ [first]: A, [other]: '{' }, other],
    ] as const) {
      const provider = await opened({ ...BASE, ...files });
      expect(reasonOf(await ask(provider, 'ec2:DescribeVolumes'))).toBe(
        `notJson: ${name}: the file is not whole JSON`,
      );
    }
  });

  test('with and without their ending are two as well', async () => {
    const policy = 'us-east-1/s3-get-bucket-policy/b';
    const provider = await opened({ ...BASE, [policy]: { a: 1 }, [`${policy}.json`]: { a: 2 } });
    expect(reasonOf(await ask(provider, 's3:GetBucketPolicy', { Bucket: 'b' }))).toContain(
      'differently',
    );
  });
});

describe('links', () => {
  const volumes = 'us-east-1/ec2-describe-volumes.json';

  async function linked(link: string, target: string): Promise<Provider> {
    const { directory } = await exportOf({
      ...BASE,
      'us-east-1/ec2-describe-vpcs.json': A,
      'eu-west-1/s3-get-bucket-policy/b': A,
    });
    await mkdir(join(directory, '../outside/s3-get-bucket-policy'), { recursive: true });
    await writeFile(join(directory, '../outside/secret.json'), JSON.stringify(A));
    await writeFile(join(directory, '../outside/s3-get-bucket-policy/b'), JSON.stringify(A));
    await symlink(target, join(directory, link));
    return begin(openExport(directory));
  }

  test('to a file of the export are read', async () => {
    const provider = await linked(volumes, 'ec2-describe-vpcs.json');
    expect(await ask(provider, 'ec2:DescribeVolumes')).toMatchObject({
      kind: 'answer',
      source: volumes,
    });
  });

  test.each([
    ['a file outside', '../../outside/secret.json', 'is a link that leads out of the export'],
    ['a device', '/dev/zero', 'is a link that leads out of the export'],
    ['nothing', 'nowhere', 'is a link that leads nowhere'],
    ['itself', 'ec2-describe-volumes.json', 'is a link that leads nowhere'],
  ])('to %s are refused', async (_, target, rule) => {
    const provider = await linked(volumes, target);
    expect(reasonOf(await ask(provider, 'ec2:DescribeVolumes'))).toBe(
      `notReadable: ${volumes}: ${rule}`,
    );
  });

  test('to a directory of items are refused', async () => {
    const provider = await linked(
      'us-east-1/s3-get-bucket-policy',
      '../../outside/s3-get-bucket-policy',
    );
    expect(reasonOf(await ask(provider, 's3:GetBucketPolicy', { Bucket: 'b' }))).toBe(
      'notReadable: us-east-1/s3-get-bucket-policy/b: us-east-1/s3-get-bucket-policy is a link that leads out of the export',
    );
  });

  test('to a region are refused, and its region is known', async () => {
    const provider = await linked('eu-north-1', '../outside');
    expect(await provider.regions()).toMatchObject({
      value: ['eu-north-1', 'eu-west-1', 'us-east-1'],
    });
    const inside = await linked('eu-north-1', 'eu-west-1');
    expect(
      reasonOf(await ask(inside, 's3:GetBucketPolicy', { Bucket: 'b' }, 'eu-north-1')),
    ).toMatch(/^(unknownRegion|notReadable): eu-north-1/);
  });
});
