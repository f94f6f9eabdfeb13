import { arnIn, ec2Arn, sharedEc2Arn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedEdge, Reference, Scope } from '../../account/collect/listing.js';
import type { NodeId } from '../../account/graph/record.js';
import { edgesTo } from './edges-to.js';
import { keyPairNamed } from './key-pair-named.js';
import { snapshotEdges } from './snapshot-edges.js';

/** What a launch template's data refers to. */
export function launchTemplateEdges(id: NodeId, data: Field, at: Scope): readonly MappedEdge[] {
  const from = byId('LaunchTemplate', id);
  const image = data.text('ImageId');
  const key = data.text('KeyName');
  return [
    ...edgesTo(from, 'USES_IMAGE', 'Image', [
      image?.startsWith('ami-') ? sharedEc2Arn(at.region, 'image', image) : undefined,
    ]),
    ...(key === undefined ? [] : [{ from, kind: 'USES_KEY_PAIR', to: keyPairNamed(key, at) }]),
    ...profileEdges(from, data, at),
    ...groupEdges(from, data, at),
    ...interfaceEdges(from, data, at),
    ...snapshotEdges(from, data, at),
  ];
}

/** A template names its instance profile by ARN or by name. */
function profileEdges(from: Reference, data: Field, at: Scope): readonly MappedEdge[] {
  const profile = data.object('IamInstanceProfile');
  const arn = profile?.text('Arn');
  const name = profile?.text('Name');
  if (arn !== undefined) return edgesTo(from, 'HAS_INSTANCE_PROFILE', 'InstanceProfile', [arn]);
  if (name === undefined) return [];
  const fallbackId = arnIn(at.region, `iam::${at.account}:instance-profile/${name}`);
  const to: Reference = {
    by: 'name',
    type: 'InstanceProfile',
    attribute: 'instanceProfileName',
    value: name,
    region: null,
    fallbackId,
  };
  return [{ from, kind: 'HAS_INSTANCE_PROFILE', to }];
}

/** Security groups of the template and of its interfaces; those of a default VPC may be named instead. */
function groupEdges(from: Reference, data: Field, at: Scope): readonly MappedEdge[] {
  const ids = [
    ...data.texts('SecurityGroupIds'),
    ...data.objects('NetworkInterfaces').flatMap((one) => one.texts('Groups')),
  ];
  const listed = edgesTo(
    from,
    'HAS_SECURITY_GROUP',
    'SecurityGroup',
    ids.map((id) => ec2Arn(at, 'security-group', id)),
  );
  const named = data.texts('SecurityGroups').map((name): MappedEdge => {
    const fallbackId = ec2Arn(at, 'security-group', name);
    const to: Reference = {
      by: 'name',
      type: 'SecurityGroup',
      attribute: 'groupName',
      value: name,
      region: at.region,
      fallbackId,
    };
    return { from, kind: 'HAS_SECURITY_GROUP', to };
  });
  return [...listed, ...named];
}

/** The subnets its new interfaces are put in, and the existing interfaces that it takes. */
function interfaceEdges(from: Reference, data: Field, at: Scope): readonly MappedEdge[] {
  const interfaces = data.objects('NetworkInterfaces');
  const subnets = interfaces.map((one) => one.text('SubnetId'));
  const existing = interfaces.map((one) => one.text('NetworkInterfaceId'));
  return [
    ...edgesTo(
      from,
      'IN_SUBNET',
      'Subnet',
      subnets.map((id) => id && ec2Arn(at, 'subnet', id)),
    ),
    ...edgesTo(
      from,
      'ASSOCIATED_WITH',
      'NetworkInterface',
      existing.map((id) => id && ec2Arn(at, 'network-interface', id)),
    ),
  ];
}
