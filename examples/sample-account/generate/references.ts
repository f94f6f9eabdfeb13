import { company, type Region } from './company.js';
import { derive } from './derive.js';
import type { ResourceType } from './resource-types.js';

/** What one resource is called: `key` in the provider's answers, `id` in the graph, `name` in the plan. */
export interface Reference {
  readonly type: ResourceType;
  readonly region: Region | null;
  readonly key: string;
  readonly id: string;
  readonly name: string;
}

type Regional = (region: Region, name: string) => Reference;
type Global = (name: string) => Reference;

/** A compute-service resource whose key is a prefix and 17 hexadecimal digits. */
function keyed(
  type: ResourceType,
  kind: string,
  prefix: string,
  owner: string = company.account,
): Regional {
  return (region, name) => {
    const key = `${prefix}-${derive.hex(`${kind} ${region} ${name}`, 17)}`;
    return { type, region, key, id: `arn:aws:ec2:${region}:${owner}:${kind}/${key}`, name };
  };
}

/** A resource whose ARN ends in its own name. */
function named(type: ResourceType, service: string, before: string): Regional {
  return (region, name) => {
    const id = `arn:aws:${service}:${region}:${company.account}:${before}${name}`;
    return { type, region, key: name, id, name };
  };
}

/** A name of an identity may begin with its path: `people/ada.linden`. */
function identity(type: ResourceType, kind: string, owner: string = company.account): Global {
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return { type, region: null, key: name, id: `arn:aws:iam::${owner}:${kind}/${path}`, name };
  };
}

function balancing(type: ResourceType, kind: string): Regional {
  return (region, path) => {
    const end = derive.hex(`${kind} ${region} ${path}`, 16);
    const id = `arn:aws:elasticloadbalancing:${region}:${company.account}:${kind}/${path}/${end}`;
    return { type, region, key: id, id, name: path.slice(path.lastIndexOf('/') + 1) };
  };
}

function listener(balancer: Reference, port: number): Reference {
  const end = derive.hex(`listener ${balancer.id} ${port}`, 16);
  const id = `${balancer.id.replace(':loadbalancer/', ':listener/')}/${end}`;
  return { type: 'Listener', region: balancer.region, key: id, id, name: String(port) };
}

function autoScalingGroup(region: Region, name: string): Reference {
  const group = `autoScalingGroup:${derive.uuid(`scaling ${region} ${name}`)}`;
  const id = `arn:aws:autoscaling:${region}:${company.account}:${group}:autoScalingGroupName/${name}`;
  return { type: 'AutoScalingGroup', region, key: name, id, name };
}

function bucket(region: Region, name: string): Reference {
  const key = `${company.alias}-${name}`;
  return { type: 'Bucket', region, key, id: `arn:aws:s3:::${key}`, name: key };
}

function inlinePolicy(owner: Reference, name: string): Reference {
  return { type: 'Policy', region: null, key: name, id: `${owner.id}/policy/${name}`, name };
}

/** Whoever a role trusts that is no resource of the account: a service or another account. */
function principal(id: string): Reference {
  return { type: 'Principal', region: null, key: id, id, name: id };
}

/** One maker per resource type; what a reference says follows from region and name alone. */
export const refer = {
  vpc: keyed('Vpc', 'vpc', 'vpc'),
  subnet: keyed('Subnet', 'subnet', 'subnet'),
  networkInterface: keyed('NetworkInterface', 'network-interface', 'eni'),
  elasticIp: keyed('ElasticIp', 'elastic-ip', 'eipalloc'),
  routeTable: keyed('RouteTable', 'route-table', 'rtb'),
  internetGateway: keyed('InternetGateway', 'internet-gateway', 'igw'),
  natGateway: keyed('NatGateway', 'natgateway', 'nat'),
  vpcEndpoint: keyed('VpcEndpoint', 'vpc-endpoint', 'vpce'),
  vpcPeering: keyed('VpcPeering', 'vpc-peering-connection', 'pcx'),
  securityGroup: keyed('SecurityGroup', 'security-group', 'sg'),
  instance: keyed('Instance', 'instance', 'i'),
  image: keyed('Image', 'image', 'ami', ''),
  keyPair: keyed('KeyPair', 'key-pair', 'key'),
  launchTemplate: keyed('LaunchTemplate', 'launch-template', 'lt'),
  autoScalingGroup,
  volume: keyed('Volume', 'volume', 'vol'),
  snapshot: keyed('Snapshot', 'snapshot', 'snap', ''),
  bucket,
  loadBalancer: balancing('LoadBalancer', 'loadbalancer'),
  classicLoadBalancer: named('LoadBalancer', 'elasticloadbalancing', 'loadbalancer/'),
  listener,
  targetGroup: balancing('TargetGroup', 'targetgroup'),
  dbInstance: named('DbInstance', 'rds', 'db:'),
  dbSubnetGroup: named('DbSubnetGroup', 'rds', 'subgrp:'),
  table: named('Table', 'dynamodb', 'table/'),
  function: named('Function', 'lambda', 'function:'),
  topic: named('Topic', 'sns', ''),
  queue: named('Queue', 'sqs', ''),
  user: identity('User', 'user'),
  group: identity('Group', 'group'),
  role: identity('Role', 'role'),
  policy: identity('Policy', 'policy'),
  managedPolicy: identity('Policy', 'policy', 'aws'),
  instanceProfile: identity('InstanceProfile', 'instance-profile'),
  inlinePolicy,
  principal,
};
