import { arnIn, arnParts, ec2Arn, sharedEc2Arn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedEdge, Reference, Scope } from '../../account/collect/listing.js';
import { edgesTo } from './edges-to.js';
import { launchTemplateReference } from './launch-template-reference.js';

/** What an auto scaling group launches from, holds and registers with. */
export function autoScalingGroupEdges(group: Field, at: Scope): readonly MappedEdge[] {
  const id = group.required('AutoScalingGroupARN');
  const from = byId('AutoScalingGroup', id);
  return [
    ...launchEdges(from, group, at),
    ...group.objects('Instances').map((instance) => managesEdge(from, instance, at)),
    ...edgesTo(from, 'IN_SUBNET', 'Subnet', subnets(group, at)),
    ...trafficEdges(from, group, at),
    ...edgesTo(from, 'HAS_ROLE', 'Role', [group.text('ServiceLinkedRoleARN')]),
  ];
}

/** The template of the group, and the templates and images that single instance types override it with. */
function launchEdges(from: Reference, group: Field, at: Scope): readonly MappedEdge[] {
  const mixed = group.object('MixedInstancesPolicy')?.object('LaunchTemplate');
  const templates = [group.object('LaunchTemplate'), mixed?.object('LaunchTemplateSpecification')]
    .filter((one) => one !== undefined)
    .map((one) => templateEdge(from, one, undefined, at));
  const overrides = (mixed?.objects('Overrides') ?? []).flatMap((override) => {
    const instanceType = override.text('InstanceType');
    const template = override.object('LaunchTemplateSpecification');
    const image = override.text('ImageId');
    return [
      ...(template === undefined ? [] : [templateEdge(from, template, instanceType, at)]),
      ...edgesTo(from, 'USES_IMAGE', 'Image', [
        image && sharedEc2Arn(at.region, 'image', image),
      ]).map((edge) => ({ ...edge, attributes: { instanceType } })),
    ];
  });
  return [...templates, ...overrides];
}

function templateEdge(
  from: Reference,
  specification: Field,
  instanceType: string | undefined,
  at: Scope,
): MappedEdge {
  return {
    from,
    kind: 'USES_LAUNCH_TEMPLATE',
    to: launchTemplateReference(specification, at),
    attributes: { version: specification.text('Version'), instanceType },
  };
}

function managesEdge(from: Reference, instance: Field, at: Scope): MappedEdge {
  const id = ec2Arn(at, 'instance', instance.required('InstanceId'));
  return {
    from,
    kind: 'MANAGES',
    to: byId('Instance', id),
    attributes: {
      protectedFromScaleIn: instance.flag('ProtectedFromScaleIn'),
      weightedCapacity: instance.text('WeightedCapacity'),
      launchTemplateVersion: instance.object('LaunchTemplate')?.text('Version'),
    },
  };
}

function subnets(group: Field, at: Scope): readonly string[] {
  const ids = (group.text('VPCZoneIdentifier') ?? '').split(',').map((id) => id.trim());
  return ids.filter((id) => id !== '').map((id) => ec2Arn(at, 'subnet', id));
}

/** Traffic sources repeat target groups and classic load balancers, which have no ARN but a name. */
function trafficEdges(from: Reference, group: Field, at: Scope): readonly MappedEdge[] {
  const sources = [
    ...group.texts('TargetGroupARNs'),
    ...group.texts('LoadBalancerNames'),
    ...group.objects('TrafficSources').map((source) => source.required('Identifier')),
  ];
  const targetGroups = sources.filter(
    (source) => arnParts(source)?.service === 'elasticloadbalancing',
  );
  const names = sources.filter((source) => arnParts(source) === null);
  const classicArn = arnIn(
    at.region,
    `elasticloadbalancing:${at.region}:${at.account}:loadbalancer`,
  );
  return [
    ...edgesTo(from, 'REGISTERS_WITH', 'TargetGroup', targetGroups),
    ...edgesTo(
      from,
      'REGISTERS_WITH',
      'LoadBalancer',
      names.map((name) => `${classicArn}/${name}`),
    ),
  ];
}
