import { ec2Arn, sharedEc2Arn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumes.html */
export const describeVolumes: Listing = {
  operation: 'ec2:DescribeVolumes',
  scope: 'region',
  states: {
    nodes: [{ type: 'Volume' }],
    relations: [
      { kind: 'ATTACHED_TO', from: ['Volume'], to: ['Instance'], anchor: 'from' },
      { kind: 'CREATED_FROM', from: ['Volume'], to: ['Snapshot', 'Volume'], anchor: 'from' },
    ],
    attributes: {},
  },
  dropped: {
    'Volumes[].Attachments[].VolumeId': 'repeats the volume itself',
    'Volumes[].Attachments[].InstanceOwningService': 'follows from what it is attached to',
    'Volumes[].AvailabilityZoneId': 'another name of the zone',
    'Volumes[].Operator.Managed': 'follows from there being an operator',
    'Volumes[].Operator.HiddenByDefault': 'how the console shows it',
  },
  map: (answer, at) => {
    const volumes = answer.requiredObjects('Volumes');
    return {
      nodes: volumes.map((volume) => volumeNode(volume, at)),
      edges: volumes.flatMap((volume) => volumeEdges(volume, at)),
    };
  },
};

function volumeNode(volume: Field, at: Scope): MappedNode<'Volume'> {
  return {
    id: ec2Arn(at, 'volume', volume.required('VolumeId')),
    type: 'Volume',
    region: at.region,
    attributes: {
      sizeGiB: volume.number('Size'),
      state: volume.text('State'),
      volumeType: volume.text('VolumeType'),
      iops: volume.number('Iops'),
      throughputMiBps: volume.number('Throughput'),
      initializationRateMiBps: volume.number('VolumeInitializationRate'),
      encrypted: volume.flag('Encrypted'),
      kmsKeyId: volume.text('KmsKeyId'),
      encryptionType: volume.text('SseType'),
      multiAttach: volume.flag('MultiAttachEnabled'),
      fastRestored: volume.flag('FastRestored'),
      availabilityZone: volume.text('AvailabilityZone'),
      outpostArn: volume.text('OutpostArn'),
      managedBy: volume.object('Operator')?.text('Principal'),
      attachedServices: attachedServices(volume),
      createdAt: volume.time('CreateTime'),
      tags: tagList(volume),
    },
  };
}

/** The provider's own services attach volumes to what they run, which is no instance of the account. */
function attachedServices(volume: Field): readonly string[] {
  const attached = attachments(volume).map((one) => one.text('AssociatedResource'));
  return attached.filter((arn) => arn !== undefined).toSorted();
}

/** An ended attachment is listed for a while; every other state is one of a volume that is attached. */
function attachments(volume: Field): readonly Field[] {
  return volume.objects('Attachments').filter((one) => one.text('State') !== 'detached');
}

function volumeEdges(volume: Field, at: Scope): readonly MappedEdge[] {
  const from = byId('Volume', ec2Arn(at, 'volume', volume.required('VolumeId')));
  const kind = 'CREATED_FROM';
  const snapshot = volume.text('SnapshotId');
  const source = volume.text('SourceVolumeId');
  const edges = attachments(volume).flatMap((one) => attachedEdge(one, from, at));
  if (snapshot !== undefined) {
    const to = byId('Snapshot', sharedEc2Arn(at.region, 'snapshot', snapshot));
    edges.push({ from, kind, to });
  }
  if (source !== undefined) {
    edges.push({ from, kind, to: byId('Volume', ec2Arn(at, 'volume', source)) });
  }
  return edges;
}

function attachedEdge(attachment: Field, from: MappedEdge['from'], at: Scope): MappedEdge[] {
  const instance = attachment.text('InstanceId');
  const attributes = {
    device: attachment.text('Device'),
    attachedAt: attachment.time('AttachTime'),
    deleteOnTermination: attachment.flag('DeleteOnTermination'),
  };
  if (instance === undefined) return [];
  const to = byId('Instance', ec2Arn(at, 'instance', instance));
  return [{ from, kind: 'ATTACHED_TO', to, attributes }];
}
