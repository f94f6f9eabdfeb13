import type { SeededCompute } from './seed-compute.js';
import { type Place, given, times } from './place.js';

export interface TrafficParts {
  readonly compute: SeededCompute;
  readonly functions: readonly string[];
  /** the bucket that access is logged to */
  readonly logs: string;
}

/** Load balancers of each kind, listeners, target groups and an auto scaling group that registers with one. */
export async function seedTraffic(place: Place, parts: TrafficParts, count: number): Promise<void> {
  const groups = await times(count, (number) => targetGroup(place, parts, number));
  const balancers = await times(count, (number) => loadBalancer(place, parts, number));
  const [group = ''] = groups;
  const [balancer = ''] = balancers;
  await listener(place, balancer, group);
  await accessLogs(place, balancer, parts.logs);
  await targets(place, group, parts.compute.instances);
  await functionGroup(place, parts.functions[0] ?? '');
  await classic(place, parts);
  await autoScalingGroup(place, parts.compute, group);
}

async function targetGroup(place: Place, parts: TrafficParts, number: number): Promise<string> {
  const { balancing, expected, region, arn } = place;
  const name = `targets-${number}`;
  const { TargetGroups } = await balancing.createTargetGroup({
    Name: name,
    Protocol: 'HTTP',
    Port: 8080,
    VpcId: parts.compute.network.vpc,
    TargetType: 'instance',
  });
  const id = given(TargetGroups?.[0]?.TargetGroupArn);
  const attributes = { protocol: 'HTTP', port: 8080, targetType: 'instance' };
  expected.node(id, { type: 'TargetGroup', region, name, attributes });
  expected.edge(id, 'IN_VPC', arn('vpc', parts.compute.network.vpc));
  return id;
}

async function loadBalancer(place: Place, parts: TrafficParts, number: number): Promise<string> {
  const { balancing, expected, region, arn } = place;
  const { network } = parts.compute;
  const name = `balancer-${number}`;
  const network_ = number % 2 === 0;
  const groups = network_ ? [] : [network.groups[0] ?? ''];
  const Subnets = network.subnets.slice(0, 2);
  const { LoadBalancers } = await balancing.createLoadBalancer({
    Name: name,
    Type: network_ ? 'network' : 'application',
    Scheme: 'internal',
    Subnets,
    ...(network_ ? {} : { SecurityGroups: groups }),
  });
  const id = given(LoadBalancers?.[0]?.LoadBalancerArn);
  const attributes = {
    loadBalancerType: network_ ? 'network' : 'application',
    scheme: 'internal',
  };
  expected.node(id, { type: 'LoadBalancer', region, name, attributes });
  expected.edge(id, 'IN_SUBNET', ...Subnets.map((subnet) => arn('subnet', subnet)));
  expected.edge(id, 'HAS_SECURITY_GROUP', ...groups.map((one) => arn('security-group', one)));
  return id;
}

async function listener(place: Place, balancer: string, group: string): Promise<void> {
  const { balancing, expected, region } = place;
  const forward = [{ Type: 'forward' as const, TargetGroupArn: group }];
  const { Listeners } = await balancing.createListener({
    LoadBalancerArn: balancer,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: forward,
  });
  const id = given(Listeners?.[0]?.ListenerArn);
  const attributes = { protocol: 'HTTP', port: 80 };
  expected.node(id, { type: 'Listener', region, name: null, attributes });
  expected.edge(id, 'LISTENS_ON', balancer);
  const rules = [{ priority: '10' }, { priority: 'default' }];
  expected.stated(`${id} FORWARDS_TO ${group}`, { rules });
  await balancing.createRule({
    ListenerArn: id,
    Priority: 10,
    Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
    Actions: forward,
  });
}

async function accessLogs(place: Place, LoadBalancerArn: string, logs: string): Promise<void> {
  await place.balancing.modifyLoadBalancerAttributes({
    LoadBalancerArn,
    Attributes: [
      { Key: 'access_logs.s3.enabled', Value: 'true' },
      { Key: 'access_logs.s3.bucket', Value: logs },
      { Key: 'access_logs.s3.prefix', Value: 'balancer' },
    ],
  });
  place.expected.edge(LoadBalancerArn, 'LOGS_TO', `arn:aws:s3:::${logs}`);
}

async function targets(
  { balancing, expected, arn }: Place,
  TargetGroupArn: string,
  instances: readonly string[],
): Promise<void> {
  const both = instances.slice(0, 2);
  await balancing.registerTargets({ TargetGroupArn, Targets: both.map((Id) => ({ Id })) });
  expected.edge(TargetGroupArn, 'TARGETS', ...both.map((id) => arn('instance', id)));
}

async function functionGroup(place: Place, target: string): Promise<void> {
  const { balancing, expected, region } = place;
  const name = 'targets-function';
  const { TargetGroups } = await balancing.createTargetGroup({ Name: name, TargetType: 'lambda' });
  const TargetGroupArn = given(TargetGroups?.[0]?.TargetGroupArn);
  const attributes = { targetType: 'lambda' };
  expected.node(TargetGroupArn, { type: 'TargetGroup', region, name, attributes });
  await balancing.registerTargets({ TargetGroupArn, Targets: [{ Id: target }] });
  expected.edge(TargetGroupArn, 'TARGETS', target);
}

async function classic(place: Place, { compute, logs }: TrafficParts): Promise<void> {
  const { classic: balancing, expected, region, account, arn } = place;
  const LoadBalancerName = 'balancer-classic';
  const [subnet = ''] = compute.network.subnets;
  const [group = ''] = compute.network.groups;
  const [InstanceId = ''] = compute.instances;
  await balancing.createLoadBalancer({
    LoadBalancerName,
    Listeners: [{ Protocol: 'http', LoadBalancerPort: 80, InstancePort: 8080 }],
    Subnets: [subnet],
    SecurityGroups: [group],
    Scheme: 'internal',
  });
  await balancing.registerInstancesWithLoadBalancer({
    LoadBalancerName,
    Instances: [{ InstanceId }],
  });
  await balancing.modifyLoadBalancerAttributes({
    LoadBalancerName,
    LoadBalancerAttributes: {
      AccessLog: { Enabled: true, S3BucketName: logs, EmitInterval: 60, S3BucketPrefix: 'old' },
    },
  });
  const id = `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/${LoadBalancerName}`;
  const attributes = { loadBalancerType: 'classic', scheme: 'internal' };
  expected.node(id, { type: 'LoadBalancer', region, name: LoadBalancerName, attributes });
  expected.edge(id, 'IN_SUBNET', arn('subnet', subnet));
  expected.edge(id, 'HAS_SECURITY_GROUP', arn('security-group', group));
  expected.edge(id, 'TARGETS', arn('instance', InstanceId));
  const log = { log: 'access', prefix: 'old', intervalMinutes: 60 };
  expected.stated(`${id} LOGS_TO arn:aws:s3:::${logs}`, { logs: [log] });
}

async function autoScalingGroup(
  place: Place,
  { network, template }: SeededCompute,
  targets: string,
): Promise<void> {
  const { autoscaling, expected, region, arn } = place;
  const AutoScalingGroupName = 'workers';
  const [VPCZoneIdentifier = ''] = network.subnets;
  await autoscaling.createAutoScalingGroup({
    AutoScalingGroupName,
    MinSize: 0,
    MaxSize: 4,
    DesiredCapacity: 2,
    LaunchTemplate: { LaunchTemplateId: template, Version: '1' },
    VPCZoneIdentifier,
    TargetGroupARNs: [targets],
  });
  const { AutoScalingGroups } = await autoscaling.describeAutoScalingGroups({});
  const made = given(AutoScalingGroups?.[0]);
  const id = given(made.AutoScalingGroupARN);
  const attributes = { minSize: 0, maxSize: 4, desiredCapacity: 2 };
  expected.node(id, { type: 'AutoScalingGroup', region, name: AutoScalingGroupName, attributes });
  expected.edge(id, 'IN_SUBNET', arn('subnet', VPCZoneIdentifier));
  expected.edge(id, 'USES_LAUNCH_TEMPLATE', arn('launch-template', template));
  expected.edge(id, 'REGISTERS_WITH', targets);
  const scaling = given(made.ServiceLinkedRoleARN);
  expected.edge(id, 'HAS_ROLE', expected.outside('Role', scaling));
  const instances = (made.Instances ?? []).map((one) => arn('instance', one.InstanceId));
  expected.edge(id, 'MANAGES', ...instances);
  expected.edge(targets, 'TARGETS', ...instances);
}
