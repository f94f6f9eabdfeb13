import { ec2Arn, sharedEc2Arn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';

/** What the provider puts in the place of a volume for a snapshot that was copied. */
const NO_VOLUME = 'vol-ffffffff';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html */
export const describeSnapshots: Listing = {
  operation: 'ec2:DescribeSnapshots',
  scope: 'region',
  states: {
    nodes: [{ type: 'Snapshot' }],
    relations: [{ kind: 'SNAPSHOT_OF', from: ['Snapshot'], to: ['Volume'], anchor: 'from' }],
    attributes: {},
  },
  dropped: {
    'Snapshots[].Progress': 'a measurement',
    'Snapshots[].StateMessage': 'story of the state, not configuration',
    'Snapshots[].CompletionTime': 'a measurement',
    'Snapshots[].CompletionDurationMinutes': 'a measurement',
    'Snapshots[].FullSnapshotSizeInBytes': 'a measurement',
    'Snapshots[].DataEncryptionKeyId':
      "the provider's own id of a data key, kmsKeyId names the key",
  },
  map: (answer, at) => {
    const snapshots = answer.requiredObjects('Snapshots');
    return {
      nodes: snapshots.map((snapshot) => snapshotNode(snapshot, at)),
      edges: snapshots.flatMap((snapshot) => snapshotEdges(snapshot, at)),
    };
  },
};

function snapshotNode(snapshot: Field, at: Scope): MappedNode<'Snapshot'> {
  return {
    id: sharedEc2Arn(at.region, 'snapshot', snapshot.required('SnapshotId')),
    type: 'Snapshot',
    region: at.region,
    attributes: {
      sizeGiB: snapshot.number('VolumeSize'),
      state: snapshot.text('State'),
      description: snapshot.text('Description'),
      encrypted: snapshot.flag('Encrypted'),
      kmsKeyId: snapshot.text('KmsKeyId'),
      encryptionType: snapshot.text('SseType'),
      storageTier: snapshot.text('StorageTier'),
      restoreExpiresAt: snapshot.time('RestoreExpiryTime'),
      ownerId: snapshot.text('OwnerId'),
      ownerAlias: snapshot.text('OwnerAlias'),
      availabilityZone: snapshot.text('AvailabilityZone'),
      outpostArn: snapshot.text('OutpostArn'),
      transferType: snapshot.text('TransferType'),
      createdAt: snapshot.time('StartTime'),
      tags: tagList(snapshot),
    },
  };
}

function snapshotEdges(snapshot: Field, at: Scope): readonly MappedEdge[] {
  const volume = snapshot.text('VolumeId');
  if (volume === undefined || volume === NO_VOLUME) return [];
  const owner = { account: snapshot.text('OwnerId') ?? at.account, region: at.region };
  const id = sharedEc2Arn(at.region, 'snapshot', snapshot.required('SnapshotId'));
  const to = byId('Volume', ec2Arn(owner, 'volume', volume));
  return [{ from: byId('Snapshot', id), kind: 'SNAPSHOT_OF', to }];
}
