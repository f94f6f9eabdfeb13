import { describe, expect, test } from '@jest/globals';
import { describeAutoScalingGroups } from '../../../subgraphs/compute/describe-auto-scaling-groups.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';
import { ANSWER } from './auto-scaling-groups-answer.js';

const EC2 = 'arn:aws:ec2:eu-central-1:123456789012';
const SCALING = 'arn:aws:autoscaling:eu-central-1:123456789012:autoScalingGroup';
const BALANCING = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012';
const OVENS = `${SCALING}:1:autoScalingGroupName/ovens`;
const MIXERS = `${SCALING}:2:autoScalingGroupName/mixers`;
const OLD = `${SCALING}:3:autoScalingGroupName/old`;

const { nodes, edges } = mapAnswer(describeAutoScalingGroups, ANSWER);

/** Each edge of a group as kind, other end and attributes. */
function edgesOf(group: string) {
  return edges
    .filter(({ from }) => from.by === 'id' && from.id === group)
    .map(({ kind, to, attributes }) => [kind, to, attributes]);
}

describe('auto scaling groups', () => {
  test('a group with everything set', () => {
    expect(nodes[0]).toEqual({
      id: OVENS,
      type: 'AutoScalingGroup',
      region: 'eu-central-1',
      name: 'ovens',
      attributes: {
        minSize: 1,
        maxSize: 4,
        desiredCapacity: 2,
        desiredCapacityType: 'units',
        availabilityZones: ['eu-central-1a', 'eu-central-1b'],
        cooldownSeconds: 300,
        instanceWarmupSeconds: 60,
        maxInstanceLifetimeSeconds: 604800,
        healthCheckType: 'EC2,ELB',
        healthCheckGracePeriodSeconds: 120,
        terminationPolicies: ['OldestInstance', 'Default'],
        suspendedProcesses: ['AZRebalance'],
        enabledMetrics: ['GroupMaxSize', 'GroupMinSize'],
        newInstancesProtected: false,
        capacityRebalance: true,
        capacityDistribution: 'balanced-best-effort',
        zonalShift: true,
        impairedZoneHealthCheck: 'IgnoreUnhealthy',
        minHealthyPercentage: 90,
        maxHealthyPercentage: 120,
        deletionProtection: 'none',
        terminateHookAbandon: 'retain',
        placementGroup: 'ovens',
        instancesDistribution: {
          onDemandAllocationStrategy: 'prioritized',
          onDemandBaseCapacity: 1,
          onDemandPercentageAboveBase: 50,
          spotAllocationStrategy: 'price-capacity-optimized',
          spotInstancePools: 2,
          spotMaxPrice: '0.10',
        },
        launchOverrides: [
          { instanceType: 'm7g.large', weightedCapacity: '4' },
          { instanceType: 'm7i.large' },
          { instanceRequirements: { VCpuCount: { Min: 2 } } },
        ],
        capacityReservationSpecification: { CapacityReservationPreference: 'default' },
        warmPool: {
          minSize: 1,
          maxPreparedCapacity: 5,
          poolState: 'Stopped',
          reuseOnScaleIn: true,
        },
        latticeTargetGroups: ['arn:aws:vpc-lattice:eu-central-1:123456789012:targetgroup/tg-1'],
        propagatedTags: ['Name'],
        context: 'reserved',
        createdAt: '2024-05-05T05:05:05.000Z',
        tags: [
          { key: 'Cost', value: '7' },
          { key: 'Name', value: 'all ovens' },
        ],
      },
    });
  });

  test('what the group with everything set refers to', () => {
    const byName = {
      by: 'name',
      type: 'LaunchTemplate',
      attribute: 'templateName',
      value: 'oven-x86',
      region: 'eu-central-1',
      fallbackId: `${EC2}:launch-template/oven-x86`,
    };
    expect(edgesOf(OVENS)).toEqual([
      [
        'USES_LAUNCH_TEMPLATE',
        { by: 'id', type: 'LaunchTemplate', id: `${EC2}:launch-template/lt-1` },
        { version: '$Default' },
      ],
      ['USES_LAUNCH_TEMPLATE', byName, { version: '1', instanceType: 'm7i.large' }],
      [
        'USES_IMAGE',
        { by: 'id', type: 'Image', id: 'arn:aws:ec2:eu-central-1::image/ami-2' },
        { instanceType: 'm7i.large' },
      ],
      [
        'MANAGES',
        { by: 'id', type: 'Instance', id: `${EC2}:instance/i-1` },
        { protectedFromScaleIn: true, weightedCapacity: '4', launchTemplateVersion: '2' },
      ],
      ['IN_SUBNET', { by: 'id', type: 'Subnet', id: `${EC2}:subnet/subnet-1` }, undefined],
      ['IN_SUBNET', { by: 'id', type: 'Subnet', id: `${EC2}:subnet/subnet-2` }, undefined],
      [
        'REGISTERS_WITH',
        { by: 'id', type: 'TargetGroup', id: `${BALANCING}:targetgroup/oven/1` },
        undefined,
      ],
      [
        'REGISTERS_WITH',
        { by: 'id', type: 'LoadBalancer', id: `${BALANCING}:loadbalancer/old-oven` },
        undefined,
      ],
      [
        'HAS_ROLE',
        { by: 'id', type: 'Role', id: 'arn:aws:iam::123456789012:role/aws-service-role/scaling' },
        undefined,
      ],
    ]);
  });

  test('a plain group and one with a launch configuration', () => {
    const none = {
      terminationPolicies: [],
      suspendedProcesses: [],
      enabledMetrics: [],
      launchOverrides: [],
      latticeTargetGroups: [],
      propagatedTags: [],
      tags: [],
    };
    expect(nodes.slice(1)).toEqual([
      {
        id: MIXERS,
        type: 'AutoScalingGroup',
        region: 'eu-central-1',
        name: 'mixers',
        attributes: {
          ...none,
          minSize: 0,
          maxSize: 1,
          desiredCapacity: 0,
          availabilityZones: ['eu-central-1a'],
        },
      },
      {
        id: OLD,
        type: 'AutoScalingGroup',
        region: 'eu-central-1',
        name: 'old',
        attributes: { ...none, availabilityZones: [], launchConfiguration: 'old-2' },
      },
    ]);
    expect(edgesOf(MIXERS)).toEqual([
      [
        'USES_LAUNCH_TEMPLATE',
        { by: 'id', type: 'LaunchTemplate', id: `${EC2}:launch-template/lt-2` },
        { version: '$Latest' },
      ],
    ]);
    expect(edgesOf(OLD)).toEqual([
      [
        'MANAGES',
        { by: 'id', type: 'Instance', id: `${EC2}:instance/i-9` },
        { protectedFromScaleIn: false },
      ],
    ]);
  });

  test('every documented field is mapped or dropped', () => {
    expect(unmappedOf(describeAutoScalingGroups, ANSWER)).toEqual([]);
  });

  test.each([
    [{}, 'AutoScalingGroups must be a list, got nothing'],
    [
      { AutoScalingGroups: [{ AutoScalingGroupName: 'ovens' }] },
      'AutoScalingGroups[0].AutoScalingGroupARN must be a text that is not empty, got nothing',
    ],
    [
      { AutoScalingGroups: [{ AutoScalingGroupARN: OVENS, LaunchTemplate: { Version: '1' } }] },
      'AutoScalingGroups[0].LaunchTemplate.LaunchTemplateId must be the id of a template',
    ],
    [
      { AutoScalingGroups: [{ AutoScalingGroupARN: OVENS, TargetGroupARNs: [4] }] },
      'AutoScalingGroups[0].TargetGroupARNs[0] must be a text, got 4',
    ],
  ])('a wrong shape names its path: %j', (answer, message) => {
    expect(() => mapAnswer(describeAutoScalingGroups, answer)).toThrow(message);
  });
});
