import { describe, expect, test } from '@jest/globals';
import { describeSnapshots } from '../../../subgraphs/storage/describe-snapshots.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const SNAPSHOT = 'arn:aws:ec2:eu-central-1::snapshot';

const ANSWER = {
  Snapshots: [
    {
      AvailabilityZone: 'eu-central-1a',
      CompletionDurationMinutes: 3,
      CompletionTime: '2024-06-01T00:03:00+00:00',
      DataEncryptionKeyId: 'dek-1',
      Description: 'before the feast',
      Encrypted: true,
      FullSnapshotSizeInBytes: 4096,
      KmsKeyId: 'arn:key',
      OutpostArn: 'arn:outpost',
      OwnerAlias: 'self',
      OwnerId: '123456789012',
      Progress: '100%',
      RestoreExpiryTime: '2024-07-01T00:00:00+00:00',
      SnapshotId: 'snap-1',
      SseType: 'sse-kms',
      StartTime: '2024-06-01T00:00:00+00:00',
      State: 'completed',
      StateMessage: '',
      StorageTier: 'archive',
      Tags: [{ Key: 'Name', Value: 'feast' }],
      TransferType: 'standard',
      VolumeId: 'vol-1',
      VolumeSize: 200,
    },
    { OwnerId: '210987654321', SnapshotId: 'snap-2', State: 'completed', VolumeId: 'vol-7' },
    { OwnerId: '123456789012', SnapshotId: 'snap-3', State: 'pending', VolumeId: 'vol-ffffffff' },
  ],
};

describe('snapshots', () => {
  const { nodes, edges } = mapAnswer(describeSnapshots, ANSWER);

  test('three of them', () => {
    expect(nodes).toEqual([
      {
        id: `${SNAPSHOT}/snap-1`,
        type: 'Snapshot',
        region: 'eu-central-1',
        attributes: {
          sizeGiB: 200,
          state: 'completed',
          description: 'before the feast',
          encrypted: true,
          kmsKeyId: 'arn:key',
          encryptionType: 'sse-kms',
          storageTier: 'archive',
          restoreExpiresAt: '2024-07-01T00:00:00.000Z',
          ownerId: '123456789012',
          ownerAlias: 'self',
          availabilityZone: 'eu-central-1a',
          outpostArn: 'arn:outpost',
          transferType: 'standard',
          createdAt: '2024-06-01T00:00:00.000Z',
          tags: [{ key: 'Name', value: 'feast' }],
        },
      },
      {
        id: `${SNAPSHOT}/snap-2`,
        type: 'Snapshot',
        region: 'eu-central-1',
        attributes: { state: 'completed', ownerId: '210987654321', tags: [] },
      },
      {
        id: `${SNAPSHOT}/snap-3`,
        type: 'Snapshot',
        region: 'eu-central-1',
        attributes: { state: 'pending', ownerId: '123456789012', tags: [] },
      },
    ]);
  });

  test("the volumes they are of, in their owner's account; a copied one is of none", () => {
    const volume = (account: string, id: string) => ({
      by: 'id',
      type: 'Volume',
      id: `arn:aws:ec2:eu-central-1:${account}:volume/${id}`,
    });
    expect(edges).toEqual([
      {
        from: { by: 'id', type: 'Snapshot', id: `${SNAPSHOT}/snap-1` },
        kind: 'SNAPSHOT_OF',
        to: volume('123456789012', 'vol-1'),
      },
      {
        from: { by: 'id', type: 'Snapshot', id: `${SNAPSHOT}/snap-2` },
        kind: 'SNAPSHOT_OF',
        to: volume('210987654321', 'vol-7'),
      },
    ]);
  });

  test('every documented field is mapped or dropped', () => {
    expect(unmappedOf(describeSnapshots, ANSWER)).toEqual([]);
  });

  test.each([
    [{ Snapshots: {} }, 'Snapshots must be a list, got {}'],
    [{ Snapshots: [{}] }, 'Snapshots[0].SnapshotId must be a text that is not empty'],
    [
      { Snapshots: [{ SnapshotId: 'snap-1', Encrypted: 'some' }] },
      'Snapshots[0].Encrypted must be true or false, got "some"',
    ],
  ])('a wrong shape names its path: %j', (answer, message) => {
    expect(() => mapAnswer(describeSnapshots, answer)).toThrow(message);
  });
});
