import { describe, expect, test } from '@jest/globals';
import { openExport } from '../../../provider/export/open-export.js';
import { A, BASE, ask, begin, exportOf, opened, reasonOf } from './opened-export.js';

describe('layout', () => {
  test.each([
    ['us-east-1/ec2-describe-volumes.json'],
    ['us-east-1/ec2-DescribeVolumes.json'],
    ['us-east-1/ec2-describe-volumes'],
  ])('%s answers ec2:DescribeVolumes', async (path) => {
    const provider = await opened({ ...BASE, [path]: A });
    expect(await ask(provider, 'ec2:DescribeVolumes')).toEqual({
      kind: 'answer',
      value: A,
      source: path,
    });
  });

  test.each([
    ['rds-describe-db-instances', 'rds:DescribeDBInstances'],
    ['iam-get-account-authorization-details', 'iam:GetAccountAuthorizationDetails'],
    ['s3-get-bucket-cors', 's3:GetBucketCORS'],
    ['elbv2-DescribeLoadBalancers', 'elbv2:DescribeLoadBalancers'],
  ] as const)('%s answers %s', async (file, operation) => {
    const provider = await opened({ ...BASE, [`us-east-1/${file}.json`]: A });
    expect(await ask(provider, operation)).toMatchObject({ kind: 'answer' });
  });

  test.each([
    ['my-bucket', 'us-east-1/s3-get-bucket-policy/my-bucket'],
    ['my-bucket', 'us-east-1/s3-get-bucket-policy/my-bucket.json'],
    ['my-bucket', 'us-east-1/s3-GetBucketPolicy/my-bucket.json'],
    ['my.json', 'us-east-1/s3-get-bucket-policy/my.json'],
    ['https://sqs/1/a b', 'us-east-1/s3-get-bucket-policy/https%3A%2F%2Fsqs%2F1%2Fa%20b'],
    ['100%', 'us-east-1/s3-get-bucket-policy/100%'],
    ['../../secret', 'us-east-1/s3-get-bucket-policy/..%2F..%2Fsecret'],
    ['.hidden', 'us-east-1/s3-get-bucket-policy/.hidden'],
  ])('an answer about %s may stand in %s', async (Bucket, path) => {
    const provider = await opened({ ...BASE, [path]: A });
    expect(await ask(provider, 's3:GetBucketPolicy', { Bucket })).toMatchObject({ source: path });
  });

  test('several arguments are folders in the order of the input', async () => {
    const path = 'us-east-1/iam-get-role-policy/a%2Fb/c.json';
    const provider = await opened({ ...BASE, [path]: A });
    const input = { RoleName: 'a/b', PolicyName: 'c' };
    expect(await ask(provider, 'iam:GetRolePolicy', input)).toMatchObject({ source: path });
    const joined = await ask(provider, 'iam:GetRolePolicy', { RoleName: 'a/b/c' });
    expect(joined.kind).toBe('unreadable');
  });

  test('an argument never names a file outside its operation', async () => {
    const provider = await opened({
      ...BASE,
      'secret.json': A,
      'us-east-1/ec2-describe-volumes.json': A,
    });
    for (const Bucket of [
      '../ec2-describe-volumes',
      '../../secret',
      '../../secret.json',
      '/etc/passwd',
      '..',
      '',
    ]) {
      const answer = await ask(provider, 's3:GetBucketPolicy', { Bucket });
      expect(reasonOf(answer)).toMatch(/^notThere: /);
    }
  });

  test('half a character in an argument is no fault of the call', async () => {
    const provider = await opened(BASE);
    expect(reasonOf(await ask(provider, 's3:GetBucketPolicy', { Bucket: '\ud800' }))).toMatch(
      /^notThere/,
    );
  });

  test('a missing answer is named as the command line spells it', async () => {
    const provider = await opened(BASE);
    const list = await ask(provider, 'rds:DescribeDBInstances', {}, 'eu-west-1');
    expect(reasonOf(list)).toBe('notThere: eu-west-1/rds-describe-db-instances.json: no such file');
    const item = await ask(provider, 'sqs:GetQueueAttributes', { QueueUrl: 'https://a/b' });
    expect(reasonOf(item)).toBe(
      'notThere: us-east-1/sqs-get-queue-attributes/https%3A%2F%2Fa%2Fb: no such file',
    );
  });

  test('what no call asked for is told, notes of the system and the regions apart', async () => {
    const provider = await opened({
      ...BASE,
      '.DS_Store': 'x',
      'us-east-1/.DS_Store': 'x',
      'account.json': {},
      'README.md': 'x',
      'us-east-1/kms-list-keys.json': {},
      'us-east-1/ec2-describe-volumes.json': A,
      'eu-west-1/s3-get-bucket-policy/old': {},
    });
    await ask(provider, 'ec2:DescribeVolumes');
    expect(await provider.unread()).toEqual([
      { region: null, source: 'account.json' },
      { region: 'eu-west-1', source: 'eu-west-1/s3-get-bucket-policy/old' },
      { region: 'us-east-1', source: 'us-east-1/kms-list-keys.json' },
    ]);
  });

  test('the account is called by its alias', async () => {
    const named = await opened({
      ...BASE,
      'us-east-1/iam-list-account-aliases.json': { AccountAliases: ['shop'] },
    });
    expect(await named.accountName()).toBe('shop');
    expect(await (await opened(BASE)).accountName()).toBeNull();
  });
});

test('each identity lists the directory anew', async () => {
  const made = await exportOf(BASE);
  const provider = await begin(openExport(made.directory));
  await made.write({ 'us-east-1/ec2-describe-volumes.json': A });
  expect((await ask(provider, 'ec2:DescribeVolumes')).kind).toBe('unreadable');
  await provider.identity();
  expect((await ask(provider, 'ec2:DescribeVolumes')).kind).toBe('answer');
});
