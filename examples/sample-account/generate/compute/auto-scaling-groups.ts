import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { place } from '../place.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';
import { instancePlan } from './instance-plan.js';

const region = company.home;
const group = refer.autoScalingGroup(region, 'storefront');
const template = refer.launchTemplate(region, 'storefront-web');
const targetGroup = refer.targetGroup(region, 'storefront-web');
const role = refer.role('aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling');
const subnets = ['store-app-a', 'store-app-b'].map((name) => refer.subnet(region, name));
const members = instancePlan.filter((instance) => instance.startedBy === group.name);
const templateAnswer = {
  LaunchTemplateId: template.key,
  LaunchTemplateName: template.name,
  Version: '$Default',
};

function relate(ledger: Ledger): void {
  ledger.resource(group, 'storefront-fleet');
  ledger.relate(group, 'USES_LAUNCH_TEMPLATE', template);
  ledger.relate(group, 'REGISTERS_WITH', targetGroup);
  ledger.relate(group, 'HAS_ROLE', role);
  for (const subnet of subnets) ledger.relate(group, 'IN_SUBNET', subnet);
  for (const { name } of members) ledger.relate(group, 'MANAGES', refer.instance(region, name));
}

function memberAnswers(): object[] {
  return members.map((member) => ({
    AvailabilityZone: place.zone(region, member.subnet),
    HealthStatus: 'Healthy',
    InstanceId: refer.instance(region, member.name).key,
    InstanceType: member.instanceType,
    LaunchTemplate: { ...templateAnswer, Version: '2' },
    LifecycleState: 'InService',
    ProtectedFromScaleIn: false,
  }));
}

function tagAnswers(): object[] {
  return tags({ Name: 'storefront-fleet', Environment: 'production' }).map((tag) => ({
    ...tag,
    PropagateAtLaunch: false,
    ResourceId: group.name,
    ResourceType: 'auto-scaling-group',
  }));
}

export function autoScalingGroups(ledger: Ledger): void {
  relate(ledger);
  ledger.list(region, 'autoscaling-describe-auto-scaling-groups', {
    AutoScalingGroupARN: group.id,
    AutoScalingGroupName: group.name,
    AvailabilityZones: [`${region}a`, `${region}b`],
    CapacityRebalance: false,
    CreatedTime: derive.moment('scaling storefront'),
    DefaultCooldown: 300,
    DesiredCapacity: members.length,
    EnabledMetrics: [],
    HealthCheckGracePeriod: 120,
    HealthCheckType: 'ELB',
    Instances: memberAnswers(),
    LaunchTemplate: templateAnswer,
    LoadBalancerNames: [],
    MaxSize: 6,
    MinSize: 2,
    NewInstancesProtectedFromScaleIn: false,
    ServiceLinkedRoleARN: role.id,
    SuspendedProcesses: [],
    Tags: tagAnswers(),
    TargetGroupARNs: [targetGroup.id],
    TerminationPolicies: ['Default'],
    TrafficSources: [],
    VPCZoneIdentifier: subnets.map((subnet) => subnet.key).join(','),
  });
}
