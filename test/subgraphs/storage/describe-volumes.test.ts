import { describe, expect, test } from '@jest/globals';
import { describeVolumes } from '../../../subgraphs/storage/describe-volumes.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const EC2 = 'arn:aws:ec2:eu-central-1:123456789012';

const ANSWER = {
  Volumes: [
    {
      Attachments: [
        {
          AttachTime: '2024-05-01T04:00:10+00:00',
          DeleteOnTermination: false,
          Device: '/dev/sdf',
          InstanceId: 'i-1',
          State: 'attached',
          VolumeId: 'vol-1',
        },
        { Device: '/dev/sdg', InstanceId: 'i-2', State: 'attaching', VolumeId: 'vol-1' },
        { Device: '/dev/sdg', InstanceId: 'i-3', State: 'detached', VolumeId: 'vol-1' },
      ],
      AvailabilityZone: 'eu-central-1a',
      AvailabilityZoneId: 'euc1-az2',
      CreateTime: '2024-05-01T04:00:00+00:00',
      Encrypted: true,
      FastRestored: false,
      Iops: 4000,
      KmsKeyId: 'arn:key',
      MultiAttachEnabled: true,
      Operator: { Managed: true, Principal: 'bread.amazonaws.com', HiddenByDefault: false },
      OutpostArn: 'arn:outpost',
      Size: 200,
      SnapshotId: 'snap-1',
      SourceVolumeId: 'vol-0',
      SseType: 'sse-kms',
      State: 'in-use',
      Tags: [{ Key: 'Name', Value: 'dough' }],
      Throughput: 250,
      VolumeId: 'vol-1',
      VolumeInitializationRate: 100,
      VolumeType: 'io2',
    },
    {
      Attachments: [
        {
          AssociatedResource: 'arn:aws:ecs:eu-central-1:123456789012:task/bakery/1',
          InstanceOwningService: 'fargate.amazonaws.com',
          State: 'attached',
        },
      ],
      Encrypted: false,
      Size: 8,
      SnapshotId: '',
      State: 'in-use',
      VolumeId: 'vol-2',
      VolumeType: 'gp3',
    },
    { State: 'available', VolumeId: 'vol-3' },
  ],
};

describe('volumes', () => {
  const { nodes, edges } = mapAnswer(describeVolumes, ANSWER);

  test('three of them', () => {
    expect(nodes).toEqual([
      {
        id: `${EC2}:volume/vol-1`,
        type: 'Volume',
        region: 'eu-central-1',
        attributes: {
          sizeGiB: 200,
          state: 'in-use',
          volumeType: 'io2',
          iops: 4000,
          throughputMiBps: 250,
          initializationRateMiBps: 100,
          encrypted: true,
          kmsKeyId: 'arn:key',
          encryptionType: 'sse-kms',
          multiAttach: true,
          fastRestored: false,
          availabilityZone: 'eu-central-1a',
          outpostArn: 'arn:outpost',
          managedBy: 'bread.amazonaws.com',
          attachedServices: [],
          createdAt: '2024-05-01T04:00:00.000Z',
          tags: [{ key: 'Name', value: 'dough' }],
        },
      },
      {
        id: `${EC2}:volume/vol-2`,
        type: 'Volume',
        region: 'eu-central-1',
        attributes: {
          sizeGiB: 8,
          state: 'in-use',
          volumeType: 'gp3',
          encrypted: false,
          attachedServices: ['arn:aws:ecs:eu-central-1:123456789012:task/bakery/1'],
          tags: [],
        },
      },
      {
        id: `${EC2}:volume/vol-3`,
        type: 'Volume',
        region: 'eu-central-1',
        attributes: { state: 'available', attachedServices: [], tags: [] },
      },
    ]);
  });

  test('what they are attached to and created from', () => {
    const from = ec2Reference('Volume', 'volume/vol-1');
    expect(edges).toEqual([
      {
        from,
        kind: 'ATTACHED_TO',
        to: ec2Reference('Instance', 'instance/i-1'),
        attributes: {
          device: '/dev/sdf',
          attachedAt: '2024-05-01T04:00:10.000Z',
          deleteOnTermination: false,
        },
      },
      {
        from,
        kind: 'ATTACHED_TO',
        to: ec2Reference('Instance', 'instance/i-2'),
        attributes: { device: '/dev/sdg' },
      },
      {
        from,
        kind: 'CREATED_FROM',
        to: { by: 'id', type: 'Snapshot', id: 'arn:aws:ec2:eu-central-1::snapshot/snap-1' },
      },
      { from, kind: 'CREATED_FROM', to: ec2Reference('Volume', 'volume/vol-0') },
    ]);
  });

  test('every documented field is mapped or dropped', () => {
    expect(unmappedOf(describeVolumes, ANSWER)).toEqual([]);
  });

  test.each([
    [{}, 'Volumes must be a list, got nothing'],
    [{ Volumes: [{ Size: 1 }] }, 'Volumes[0].VolumeId must be a text that is not empty'],
    [{ Volumes: [{ VolumeId: 'vol-1', Size: 'big' }] }, 'Volumes[0].Size must be a number'],
  ])('a wrong shape names its path: %j', (answer, message) => {
    expect(() => mapAnswer(describeVolumes, answer)).toThrow(message);
  });
});
