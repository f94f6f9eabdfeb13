import { describe, expect, test } from '@jest/globals';
import type { Operation, OperationInput } from '../../../account/collect/provider.js';
import { ACCOUNT, jsonError, s3Error, volumesAnswer } from './answers.js';
import { withScriptedAws } from './scripted-aws.js';
import type { Scripted } from './scripted-provider.js';

describe('an answer', () => {
  test('is all pages in order as one value, in the form of an export', async () => {
    const pages = [
      volumesAnswer(['vol-1', 'vol-2'], 'a'),
      volumesAnswer(['vol-3'], 'b'),
      volumesAnswer(['vol-4']),
    ];
    await withScriptedAws(
      (_, times) => pages[times - 1] ?? { hang: true },
      async ({ call, asked }) => {
        const CreateTime = '2026-03-04T05:06:07+00:00';
        expect(await call('ec2:DescribeVolumes')).toEqual({
          kind: 'answer',
          source: 'eu-west-1/ec2:DescribeVolumes',
          value: {
            Volumes: ['vol-1', 'vol-2', 'vol-3', 'vol-4'].map((VolumeId) => ({
              VolumeId,
              Size: 8,
              CreateTime,
            })),
          },
        });
        expect(asked.map(({ parameters }) => parameters['NextToken'])).toEqual([
          undefined,
          'a',
          'b',
        ]);
        expect(asked.map(({ parameters }) => parameters['MaxResults'])).toEqual([
          '1000',
          '1000',
          '1000',
        ]);
      },
    );
  });

  test('of nothing is an empty list', async () => {
    await withScriptedAws(
      () => volumesAnswer([]),
      async ({ call }) => {
        expect(await call('ec2:DescribeVolumes')).toMatchObject({
          kind: 'answer',
          value: { Volumes: [] },
        });
      },
    );
  });

  test('of no queue has no list, as the service leaves it out', async () => {
    await withScriptedAws(
      () => ({ body: '{}' }),
      async ({ call }) => {
        expect(await call('sqs:ListQueues')).toMatchObject({ kind: 'answer', value: {} });
      },
    );
  });

  test('of identities comes in pages of four lists, its policy documents decoded', async () => {
    const trust = encodeURIComponent('{"Version":"2012-10-17","Statement":[]}');
    const role = `<RoleDetailList><member><Arn>arn:r</Arn><AssumeRolePolicyDocument>${trust}</AssumeRolePolicyDocument></member></RoleDetailList>`;
    const page = (lists: string, end: string): Scripted => ({
      body: `<GetAccountAuthorizationDetailsResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetAccountAuthorizationDetailsResult>${lists}${end}</GetAccountAuthorizationDetailsResult></GetAccountAuthorizationDetailsResponse>`,
    });
    const others = '<UserDetailList/><GroupDetailList/><Policies/>';
    await withScriptedAws(
      (_, times) =>
        times === 1
          ? page(`${role}${others}`, '<IsTruncated>true</IsTruncated><Marker>m</Marker>')
          : page(`${role}${others}`, '<IsTruncated>false</IsTruncated><Marker>m</Marker>'),
      async ({ call, asked }) => {
        const detail = {
          Arn: 'arn:r',
          AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
        };
        expect(await call('iam:GetAccountAuthorizationDetails')).toMatchObject({
          kind: 'answer',
          value: {
            RoleDetailList: [detail, detail],
            UserDetailList: [],
            GroupDetailList: [],
            Policies: [],
          },
        });
        expect(asked.map(({ parameters }) => parameters['Marker'])).toEqual([undefined, 'm']);
        expect(asked[0]?.parameters).toMatchObject({
          'Filter.member.1': 'User',
          'Filter.member.4': 'LocalManagedPolicy',
        });
      },
    );
  });
});

describe('what is asked', () => {
  const cases: readonly (readonly [Operation, OperationInput, object, Scripted])[] = [
    ['ec2:DescribeImages', {}, { 'Owner.1': 'self' }, xml('DescribeImages', '<imagesSet/>')],
    [
      'ec2:DescribeSnapshots',
      {},
      { 'Owner.1': 'self' },
      xml('DescribeSnapshots', '<snapshotSet/>'),
    ],
    [
      'ec2:DescribeKeyPairs',
      {},
      { IncludePublicKey: 'true' },
      xml('DescribeKeyPairs', '<keySet/>'),
    ],
    [
      'ec2:DescribeLaunchTemplateVersions',
      { LaunchTemplateId: 'lt-1' },
      { LaunchTemplateId: 'lt-1', 'LaunchTemplateVersion.1': '$Default' },
      xml('DescribeLaunchTemplateVersions', '<launchTemplateVersionSet/>'),
    ],
    [
      'dynamodb:ListTagsOfResource',
      { TableName: 'carts' },
      { ResourceArn: `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/carts` },
      { body: '{"Tags":[]}' },
    ],
    [
      'sqs:GetQueueAttributes',
      { QueueUrl: 'https://elsewhere.example/1/q' },
      { QueueUrl: 'https://elsewhere.example/1/q', AttributeNames: ['All'] },
      { body: '{"Attributes":{}}' },
    ],
  ];
  test.each(cases)(
    'of %s is what the listing means',
    async (operation, input, parameters, given) => {
      await withScriptedAws(
        () => given,
        async ({ call, asked }) => {
          expect(await call(operation, input)).toMatchObject({ kind: 'answer' });
          expect(asked).toHaveLength(1);
          expect(asked[0]?.parameters).toMatchObject(parameters);
        },
      );
    },
  );

  test('is nothing when the operation is not in the table', async () => {
    await withScriptedAws(
      () => ({ body: '' }),
      async ({ call, asked }) => {
        expect(await call('ec2:DeleteVolume', { VolumeId: 'vol-1' })).toMatchObject({
          kind: 'unreadable',
          reason: { code: 'fault', source: 'eu-west-1/ec2:DeleteVolume' },
        });
        expect(asked).toEqual([]);
      },
    );
  });

  test('is asked of the region where a bucket lies, as the list of buckets says', async () => {
    await withScriptedAws(
      ({ path }) =>
        path.includes('tagging')
          ? { body: '<Tagging><TagSet/></Tagging>' }
          : {
              body: '<ListAllMyBucketsResult><Buckets><Bucket><Name>far</Name><BucketRegion>ap-south-1</BucketRegion></Bucket></Buckets></ListAllMyBucketsResult>',
            },
      async ({ call, asked }) => {
        await call('s3:ListBuckets');
        expect(await call('s3:GetBucketTagging', { Bucket: 'far' })).toMatchObject({
          kind: 'answer',
          value: { TagSet: [] },
        });
        expect(asked.map(({ region }) => region)).toEqual(['eu-west-1', 'ap-south-1']);
        expect(asked[1]?.path).toMatch(/^\/far\/?\?tagging/);
      },
    );
  });

  test('follows a bucket to where a refusal says that it lies, and remembers', async () => {
    await withScriptedAws(
      ({ region }) =>
        region === 'ap-south-1'
          ? { body: '<Tagging><TagSet/></Tagging>' }
          : s3Error(400, 'AuthorizationHeaderMalformed', { 'x-amz-bucket-region': 'ap-south-1' }),
      async ({ call, asked }) => {
        for (const _ of [1, 2]) {
          expect(await call('s3:GetBucketTagging', { Bucket: 'far' })).toMatchObject({
            kind: 'answer',
          });
        }
        expect(asked.map(({ region }) => region)).toEqual([
          'eu-west-1',
          'ap-south-1',
          'ap-south-1',
        ]);
      },
    );
  });
});

describe('what is not configured', () => {
  const cases: readonly (readonly [Operation, string])[] = [
    ['s3:GetBucketPolicy', 'NoSuchBucketPolicy'],
    ['s3:GetBucketTagging', 'NoSuchTagSet'],
    ['s3:GetBucketCors', 'NoSuchCORSConfiguration'],
    ['s3:GetBucketEncryption', 'ServerSideEncryptionConfigurationNotFoundError'],
    ['s3:GetBucketLifecycleConfiguration', 'NoSuchLifecycleConfiguration'],
    ['s3:GetBucketWebsite', 'NoSuchWebsiteConfiguration'],
    ['s3:GetBucketReplication', 'ReplicationConfigurationNotFoundError'],
    ['s3:GetPublicAccessBlock', 'NoSuchPublicAccessBlockConfiguration'],
  ];
  test.each(cases)('is an answer of null: %s', async (operation, code) => {
    await withScriptedAws(
      () => s3Error(404, code),
      async ({ call }) => {
        expect(await call(operation, { Bucket: 'b' })).toEqual({
          kind: 'answer',
          value: null,
          source: `eu-west-1/${operation}/b`,
        });
      },
    );
  });

  test.each(cases)('is not what a bucket that has gone lacks: %s', async (operation) => {
    await withScriptedAws(
      () => s3Error(404, 'NoSuchBucket'),
      async ({ call }) => {
        expect(await call(operation, { Bucket: 'b' })).toMatchObject({
          kind: 'unreadable',
          reason: { code: 'contradiction', message: expect.stringContaining('no longer there') },
        });
      },
    );
  });

  test('of a function is told from a function that has gone by the words', async () => {
    await withScriptedAws(
      (_, times) =>
        times === 1
          ? jsonError(
              404,
              'ResourceNotFoundException',
              'The resource you requested does not exist.',
            )
          : jsonError(404, 'ResourceNotFoundException', 'Function not found: arn:aws:lambda:x'),
      async ({ call }) => {
        const input = { FunctionName: 'f' };
        expect(await call('lambda:GetPolicy', input)).toMatchObject({
          kind: 'answer',
          value: null,
        });
        expect(await call('lambda:GetPolicy', input)).toMatchObject({
          kind: 'unreadable',
          reason: { code: 'contradiction' },
        });
      },
    );
  });
});

function xml(operation: string, content: string): Scripted {
  return { body: `<${operation}Response>${content}</${operation}Response>` };
}
