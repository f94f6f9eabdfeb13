import type { Listing } from '../../account/collect/listing.js';
import { autoScalingGroupEdges } from './auto-scaling-group-edges.js';
import { autoScalingGroupNode } from './auto-scaling-group-node.js';

const GROUP = 'AutoScalingGroups[]';
const INSTANCE = `${GROUP}.Instances[]`;

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingGroups.html */
export const describeAutoScalingGroups: Listing = {
  operation: 'autoscaling:DescribeAutoScalingGroups',
  scope: 'region',
  states: {
    nodes: [{ type: 'AutoScalingGroup' }],
    relations: [
      { kind: 'MANAGES', from: ['AutoScalingGroup'], to: ['Instance'], anchor: 'from' },
      { kind: 'IN_SUBNET', from: ['AutoScalingGroup'], to: ['Subnet'], anchor: 'from' },
      { kind: 'HAS_ROLE', from: ['AutoScalingGroup'], to: ['Role'], anchor: 'from' },
      { kind: 'USES_IMAGE', from: ['AutoScalingGroup'], to: ['Image'], anchor: 'from' },
      {
        kind: 'USES_LAUNCH_TEMPLATE',
        from: ['AutoScalingGroup'],
        to: ['LaunchTemplate'],
        anchor: 'from',
      },
      {
        kind: 'REGISTERS_WITH',
        from: ['AutoScalingGroup'],
        to: ['TargetGroup', 'LoadBalancer'],
        anchor: 'from',
      },
    ],
    attributes: {},
  },
  dropped: {
    [`${GROUP}.AvailabilityZoneIds`]: 'other names of the zones',
    [`${GROUP}.PredictedCapacity`]: 'a measurement',
    [`${GROUP}.Status`]: 'passing state of a deletion',
    [`${GROUP}.WarmPoolSize`]: 'a measurement',
    [`${GROUP}.WarmPoolConfiguration.Status`]: 'passing state of a deletion',
    [`${GROUP}.SuspendedProcesses[].SuspensionReason`]: 'story of the suspension',
    [`${GROUP}.EnabledMetrics[].Granularity`]: 'one minute is the only one there is',
    [`${GROUP}.Tags[].ResourceId`]: 'repeats the group itself',
    [`${GROUP}.Tags[].ResourceType`]: 'repeats the group itself',
    [`${GROUP}.TrafficSources[].Type`]: 'the identifier tells the types apart',
    [`${INSTANCE}.AvailabilityZone`]: 'ec2:DescribeInstances states it',
    [`${INSTANCE}.AvailabilityZoneId`]: 'ec2:DescribeInstances states the zone',
    [`${INSTANCE}.InstanceType`]: 'ec2:DescribeInstances states it',
    [`${INSTANCE}.ImageId`]: 'ec2:DescribeInstances states it',
    [`${INSTANCE}.HealthStatus`]: 'health is a measurement',
    [`${INSTANCE}.LifecycleState`]: 'passing state within the group',
    [`${INSTANCE}.LaunchConfigurationName`]: 'the group names the configuration of its launches',
    [`${INSTANCE}.LaunchTemplate.LaunchTemplateId`]: 'the group names the template of its launches',
    [`${INSTANCE}.LaunchTemplate.LaunchTemplateName`]:
      'the group names the template of its launches',
  },
  map: (answer, at) => {
    const groups = answer.requiredObjects('AutoScalingGroups');
    return {
      nodes: groups.map((group) => autoScalingGroupNode(group, at)),
      edges: groups.flatMap((group) => autoScalingGroupEdges(group, at)),
    };
  },
};
