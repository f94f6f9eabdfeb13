import type { ExpectedItems } from './expected-items.js';

const EC2 = 'arn:aws:ec2:us-east-1';
const OWNER = '3f575da5599f412ca458c5d866f25510c7362a91d3094deda5d1847c421511ac';
const GRANTS = [{ permission: 'FULL_CONTROL', granteeType: 'CanonicalUser', grantee: OWNER }];
const ALL_BLOCKED = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};
const TEAM = { key: 'Team', value: 'shop' };

/** Of ec2-describe-volumes, ec2-describe-snapshots, s3-list-buckets and the calls made once per bucket. */
export const storage: ExpectedItems = {
  Volume: [
    {
      id: `${EC2}:210987654321:volume/vol-1d9ab7e10faba913e`,
      name: 'orders-1-data',
      region: 'us-east-1',
      attributes: {
        sizeGiB: 200,
        state: 'in-use',
        volumeType: 'gp3',
        iops: 3000,
        throughputMiBps: 125,
        encrypted: true,
        multiAttach: false,
        availabilityZone: 'us-east-1a',
        attachedServices: [],
        createdAt: '2025-06-26T01:10:51.000Z',
        tags: [{ key: 'Name', value: 'orders-1-data' }, TEAM],
      },
    },
    {
      id: `${EC2}:210987654321:volume/vol-97d93fbd986770f6d`,
      name: 'spare-data',
      region: 'us-east-1',
      attributes: {
        sizeGiB: 50,
        state: 'available',
        volumeType: 'gp3',
        iops: 3000,
        throughputMiBps: 125,
        encrypted: true,
        multiAttach: false,
        availabilityZone: 'us-east-1b',
        attachedServices: [],
        createdAt: '2025-04-18T22:55:09.000Z',
        tags: [{ key: 'Name', value: 'spare-data' }, TEAM],
      },
    },
    {
      id: 'arn:aws:ec2:eu-west-1:210987654321:volume/vol-2bec0cc093d3b7524',
      name: null,
      region: 'eu-west-1',
      attributes: {
        sizeGiB: 16,
        state: 'in-use',
        volumeType: 'gp3',
        iops: 3000,
        throughputMiBps: 125,
        encrypted: false,
        multiAttach: false,
        availabilityZone: 'eu-west-1a',
        attachedServices: [],
        createdAt: '2025-01-08T12:19:11.000Z',
        tags: [],
      },
    },
    {
      id: `${EC2}:210987654321:volume/vol-0cec3946235b7b56e`,
      name: 'vol-0cec3946235b7b56e',
      region: null,
      attributes: {},
    },
  ],
  Snapshot: [
    {
      id: `${EC2}::snapshot/snap-49b6fbfed1cf1fa1a`,
      name: 'orders-1-data-daily',
      region: 'us-east-1',
      attributes: {
        sizeGiB: 200,
        state: 'completed',
        description: 'backup of orders-1-data',
        encrypted: false,
        storageTier: 'standard',
        ownerId: '210987654321',
        createdAt: '2025-10-28T14:58:54.000Z',
        tags: [{ key: 'Name', value: 'orders-1-data-daily' }],
      },
    },
    {
      id: `${EC2}::snapshot/snap-1e50e007d63d9c788`,
      name: null,
      region: 'us-east-1',
      attributes: {
        sizeGiB: 16,
        state: 'completed',
        description: 'Created by CreateImage',
        encrypted: false,
        storageTier: 'standard',
        ownerId: '210987654321',
        createdAt: '2025-09-05T05:15:35.000Z',
        tags: [],
      },
    },
    {
      id: 'arn:aws:ec2:eu-west-1::snapshot/snap-b9f873868ae10aa30',
      name: 'mirror-1-weekly',
      region: 'eu-west-1',
      attributes: {
        sizeGiB: 16,
        state: 'completed',
        description: 'backup of mirror-1-root',
        encrypted: false,
        storageTier: 'standard',
        ownerId: '210987654321',
        createdAt: '2025-06-15T05:46:47.000Z',
        tags: [{ key: 'Name', value: 'mirror-1-weekly' }],
      },
    },
  ],
  Bucket: [
    {
      id: 'arn:aws:s3:::marram-finch-exports',
      name: 'marram-finch-exports',
      region: 'us-east-1',
      attributes: {
        createdAt: '2025-01-26T20:08:38.000Z',
        encryption: [
          {
            algorithm: 'aws:kms',
            kmsKeyId: 'arn:aws:kms:us-east-1:210987654321:key/54bcc3e5-03e5-4160-a04b-ec290669e556',
            bucketKey: true,
          },
        ],
        publicAccessBlock: ALL_BLOCKED,
        ownerCanonicalId: OWNER,
        grants: GRANTS,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'PartnerReads',
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::333344445555:root' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::marram-finch-exports/*',
            },
          ],
        },
        tags: [{ key: 'Purpose', value: 'files for the bookkeeper' }, TEAM],
      },
    },
    {
      id: 'arn:aws:s3:::marram-finch-media-copy',
      name: 'marram-finch-media-copy',
      region: 'eu-west-1',
      attributes: {
        createdAt: '2025-04-13T23:38:33.000Z',
        versioning: 'Enabled',
        encryption: [{ algorithm: 'AES256', bucketKey: false }],
        publicAccessBlock: ALL_BLOCKED,
        ownerCanonicalId: OWNER,
        grants: GRANTS,
        tags: [{ key: 'Purpose', value: 'copy of media' }, TEAM],
      },
    },
    {
      id: 'arn:aws:s3:::marram-finch-builds',
      name: 'marram-finch-builds',
      region: 'us-east-1',
      attributes: {
        createdAt: '2025-09-03T16:47:59.000Z',
        versioning: 'Suspended',
        publicAccessBlock: ALL_BLOCKED,
        ownerCanonicalId: OWNER,
        grants: GRANTS,
        tags: [{ key: 'Purpose', value: 'build results' }, TEAM],
      },
    },
    {
      id: 'arn:aws:s3:::marram-finch-storefront-assets',
      name: 'marram-finch-storefront-assets',
      region: 'us-east-1',
      attributes: {
        createdAt: '2025-07-18T09:26:18.000Z',
        ownerCanonicalId: OWNER,
        grants: GRANTS,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'AnybodyReads',
              Effect: 'Allow',
              Principal: '*',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::marram-finch-storefront-assets/*',
            },
          ],
        },
        tags: [{ key: 'Purpose', value: 'pictures and scripts of the shop' }, TEAM],
      },
    },
  ],
};
