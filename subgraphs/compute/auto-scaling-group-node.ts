import { arnParts } from '../../account/collect/arn.js';
import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedNode, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import type { Json } from '../../account/graph/record.js';
import type { WarmPool } from '../../schema/generated/types.js';

/** An auto scaling group as `autoscaling:DescribeAutoScalingGroups` shows it. */
export function autoScalingGroupNode(group: Field, at: Scope): MappedNode<'AutoScalingGroup'> {
  return {
    id: group.required('AutoScalingGroupARN'),
    type: 'AutoScalingGroup',
    region: at.region,
    name: group.text('AutoScalingGroupName'),
    attributes: {
      placementGroup: group.text('PlacementGroup'),
      launchConfiguration: group.text('LaunchConfigurationName'),
      capacityReservationSpecification: group.json('CapacityReservationSpecification'),
      warmPool: warmPool(group),
      latticeTargetGroups: latticeTargetGroups(group),
      enabledMetrics: named(group, 'EnabledMetrics', 'Metric'),
      context: group.text('Context'),
      createdAt: group.time('CreatedTime'),
      propagatedTags: propagatedTags(group),
      tags: tagList(group),
      ...capacity(group),
      ...upkeep(group),
      ...choices(group),
    },
  };
}

function capacity(group: Field): { readonly [name: string]: Json | undefined } {
  const distribution = group.object('AvailabilityZoneDistribution');
  return {
    minSize: group.number('MinSize'),
    maxSize: group.number('MaxSize'),
    desiredCapacity: group.number('DesiredCapacity'),
    desiredCapacityType: group.text('DesiredCapacityType'),
    availabilityZones: group.texts('AvailabilityZones').toSorted(),
    capacityRebalance: group.flag('CapacityRebalance'),
    capacityDistribution: distribution?.text('CapacityDistributionStrategy'),
  };
}

function upkeep(group: Field): { readonly [name: string]: Json | undefined } {
  const impairment = group.object('AvailabilityZoneImpairmentPolicy');
  const maintenance = group.object('InstanceMaintenancePolicy');
  const retention = group.object('InstanceLifecyclePolicy')?.object('RetentionTriggers');
  return {
    cooldownSeconds: group.number('DefaultCooldown'),
    instanceWarmupSeconds: group.number('DefaultInstanceWarmup'),
    maxInstanceLifetimeSeconds: group.number('MaxInstanceLifetime'),
    healthCheckType: group.text('HealthCheckType'),
    healthCheckGracePeriodSeconds: group.number('HealthCheckGracePeriod'),
    // the order in which they are tried
    terminationPolicies: group.texts('TerminationPolicies'),
    suspendedProcesses: named(group, 'SuspendedProcesses', 'ProcessName'),
    newInstancesProtected: group.flag('NewInstancesProtectedFromScaleIn'),
    zonalShift: impairment?.flag('ZonalShiftEnabled'),
    impairedZoneHealthCheck: impairment?.text('ImpairedZoneHealthCheckBehavior'),
    minHealthyPercentage: maintenance?.number('MinHealthyPercentage'),
    maxHealthyPercentage: maintenance?.number('MaxHealthyPercentage'),
    deletionProtection: group.text('DeletionProtection'),
    terminateHookAbandon: retention?.text('TerminateHookAbandon'),
  };
}

/** How a group with several instance types chooses. */
function choices(group: Field): { readonly [name: string]: Json | undefined } {
  const policy = group.object('MixedInstancesPolicy');
  const distribution = policy?.object('InstancesDistribution');
  const overrides = policy?.object('LaunchTemplate')?.objects('Overrides') ?? [];
  return {
    instancesDistribution:
      distribution &&
      defined({
        onDemandAllocationStrategy: distribution.text('OnDemandAllocationStrategy'),
        onDemandBaseCapacity: distribution.number('OnDemandBaseCapacity'),
        onDemandPercentageAboveBase: distribution.number('OnDemandPercentageAboveBaseCapacity'),
        spotAllocationStrategy: distribution.text('SpotAllocationStrategy'),
        spotInstancePools: distribution.number('SpotInstancePools'),
        spotMaxPrice: distribution.text('SpotMaxPrice'),
      }),
    launchOverrides: overrides.map((override) =>
      defined({
        instanceType: override.text('InstanceType'),
        weightedCapacity: override.text('WeightedCapacity'),
        instanceRequirements: override.json('InstanceRequirements'),
      }),
    ),
  };
}

function warmPool(group: Field): WarmPool | undefined {
  const pool = group.object('WarmPoolConfiguration');
  if (pool === undefined) return undefined;
  return defined({
    minSize: pool.number('MinSize'),
    maxPreparedCapacity: pool.number('MaxGroupPreparedCapacity'),
    poolState: pool.text('PoolState'),
    reuseOnScaleIn: pool.object('InstanceReusePolicy')?.flag('ReuseOnScaleIn'),
  });
}

/** Target groups of VPC Lattice, which no listing collects. */
function latticeTargetGroups(group: Field): readonly string[] {
  const sources = group.objects('TrafficSources').map((source) => source.required('Identifier'));
  return sources.filter((source) => arnParts(source)?.service === 'vpc-lattice').toSorted();
}

function propagatedTags(group: Field): readonly string[] {
  const tags = group.objects('Tags').filter((tag) => tag.flag('PropagateAtLaunch') === true);
  return tags.map((tag) => tag.required('Key')).toSorted();
}

function named(owner: Field, list: string, member: string): readonly string[] {
  const names = owner.objects(list).map((item) => item.required(member));
  return names.toSorted();
}
