import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadEdge } from './read-graph.js';
import { textsAt, valuesAt } from './values-at.js';

/** What a reader of the answer files expects of the graph, found without the collectors. */
export interface Expectations {
  /** type → ids that the type's own list shows */
  readonly nodes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly edges: readonly ReadEdge[];
}

const REGION = 'us-east-1';
const ACCOUNT = '123456789012';

/** One list answer: where its items are, what each of them is, and which of its members name another resource. */
interface Reading {
  readonly file: string;
  readonly items: string;
  readonly type: string;
  readonly id: (item: unknown) => string;
  /** kind, path of the other ends' names, how a name becomes an id */
  readonly edges: readonly (readonly [string, string, (name: string) => string])[];
}

const ec2 = (kind: string) => (id: string) => `arn:aws:ec2:${REGION}:${ACCOUNT}:${kind}/${id}`;
const ec2Item = (kind: string, member: string) => (item: unknown) => ec2(kind)(only(item, member));
const own = (member: string) => (item: unknown) => only(item, member);
const asIs = (id: string) => id;
const image = (id: string) => `arn:aws:ec2:${REGION}::image/${id}`;
const group = ec2('security-group');
const subnet = ec2('subnet');
const vpc = ec2('vpc');
const balancer = (name: string) =>
  `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:loadbalancer/${name}`;

const READINGS: readonly Reading[] = [
  {
    file: 'ec2-describe-instances.json',
    items: 'Reservations.Instances',
    type: 'Instance',
    id: ec2Item('instance', 'InstanceId'),
    edges: [
      ['IN_SUBNET', 'SubnetId', subnet],
      ['HAS_SECURITY_GROUP', 'SecurityGroups.GroupId', group],
      ['USES_IMAGE', 'ImageId', image],
      ['USES_KEY_PAIR', 'KeyName', ec2('key-pair')],
      ['HAS_INSTANCE_PROFILE', 'IamInstanceProfile.Arn', asIs],
    ],
  },
  {
    file: 'ec2-describe-network-interfaces.json',
    items: 'NetworkInterfaces',
    type: 'NetworkInterface',
    id: ec2Item('network-interface', 'NetworkInterfaceId'),
    edges: [
      ['IN_SUBNET', 'SubnetId', subnet],
      ['HAS_SECURITY_GROUP', 'Groups.GroupId', group],
      ['ATTACHED_TO', 'Attachment.InstanceId', ec2('instance')],
    ],
  },
  {
    file: 'ec2-describe-subnets.json',
    items: 'Subnets',
    type: 'Subnet',
    id: ec2Item('subnet', 'SubnetId'),
    edges: [['IN_VPC', 'VpcId', vpc]],
  },
  {
    file: 'ec2-describe-vpcs.json',
    items: 'Vpcs',
    type: 'Vpc',
    id: ec2Item('vpc', 'VpcId'),
    edges: [],
  },
  {
    file: 'ec2-describe-security-groups.json',
    items: 'SecurityGroups',
    type: 'SecurityGroup',
    id: ec2Item('security-group', 'GroupId'),
    edges: [
      ['IN_VPC', 'VpcId', vpc],
      ['ALLOWS_FROM', 'IpPermissions.UserIdGroupPairs.GroupId', group],
      ['ALLOWS_TO', 'IpPermissionsEgress.UserIdGroupPairs.GroupId', group],
    ],
  },
  {
    file: 'ec2-describe-snapshots.json',
    items: 'Snapshots',
    type: 'Snapshot',
    id: (item) => `arn:aws:ec2:${REGION}::snapshot/${only(item, 'SnapshotId')}`,
    edges: [['SNAPSHOT_OF', 'VolumeId', ec2('volume')]],
  },
  {
    file: 'ec2-describe-vpc-endpoints.json',
    items: 'VpcEndpoints',
    type: 'VpcEndpoint',
    id: ec2Item('vpc-endpoint', 'VpcEndpointId'),
    edges: [
      ['IN_VPC', 'VpcId', vpc],
      ['IN_SUBNET', 'SubnetIds', subnet],
      ['HAS_SECURITY_GROUP', 'Groups.GroupId', group],
      ['ASSOCIATED_WITH', 'RouteTableIds', ec2('route-table')],
    ],
  },
  {
    file: 'elbv2-describe-load-balancers.json',
    items: 'LoadBalancers',
    type: 'LoadBalancer',
    id: own('LoadBalancerArn'),
    edges: [
      ['IN_SUBNET', 'AvailabilityZones.SubnetId', subnet],
      ['HAS_SECURITY_GROUP', 'SecurityGroups', group],
    ],
  },
  {
    file: 'elb-describe-load-balancers.json',
    items: 'LoadBalancerDescriptions',
    type: 'LoadBalancer',
    id: (item) => balancer(only(item, 'LoadBalancerName')),
    edges: [
      ['IN_SUBNET', 'Subnets', subnet],
      ['HAS_SECURITY_GROUP', 'SecurityGroups', group],
      ['TARGETS', 'Instances.InstanceId', ec2('instance')],
    ],
  },
  {
    file: 'rds-describe-db-instances.json',
    items: 'DBInstances',
    type: 'DbInstance',
    id: own('DBInstanceArn'),
    edges: [
      ['HAS_SECURITY_GROUP', 'VpcSecurityGroups.VpcSecurityGroupId', group],
      [
        'IN_SUBNET_GROUP',
        'DBSubnetGroup.DBSubnetGroupName',
        (name) => `arn:aws:rds:${REGION}:${ACCOUNT}:subgrp:${name}`,
      ],
      ['HAS_ROLE', 'MonitoringRoleArn', asIs],
    ],
  },
  {
    file: 'lambda-list-functions.json',
    items: 'Functions',
    type: 'Function',
    id: own('FunctionArn'),
    edges: [
      ['HAS_ROLE', 'Role', asIs],
      ['IN_SUBNET', 'VpcConfig.SubnetIds', subnet],
      ['HAS_SECURITY_GROUP', 'VpcConfig.SecurityGroupIds', group],
    ],
  },
  ...(['User', 'Group', 'Role'] as const).map((type) => ({
    file: 'iam-get-account-authorization-details.json',
    items: `${type}DetailList`,
    type,
    id: own('Arn'),
    edges: [
      ['HAS_POLICY', 'AttachedManagedPolicies.PolicyArn', asIs],
      // the one group of the export does not lie where its name alone would say
      ['MEMBER_OF', 'GroupList', (name: string) => `arn:aws:iam::aws:group/${name}`],
      ['TRUSTS', 'AssumeRolePolicyDocument.Statement.Principal.Service', asIs],
      ['TRUSTS', 'AssumeRolePolicyDocument.Statement.Principal.AWS', asIs],
      ['TRUSTS', 'AssumeRolePolicyDocument.Statement.Principal.Federated', asIs],
    ] as const,
  })),
  {
    file: 's3-list-buckets.json',
    items: 'Buckets',
    type: 'Bucket',
    id: (item) => `arn:aws:s3:::${only(item, 'Name')}`,
    edges: [],
  },
  {
    file: 'sns-list-topics.json',
    items: 'Topics',
    type: 'Topic',
    id: own('TopicArn'),
    edges: [],
  },
  {
    file: 'sqs-list-queues.json',
    items: 'QueueUrls',
    type: 'Queue',
    id: (url) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${String(url).split('/').at(-1)}`,
    edges: [],
  },
];

/** Reads the demo export's answers for themselves: what its own lists name, and what they say of one another. */
export function demoExpectations(directory: string): Expectations {
  const nodes = new Map<string, Set<string>>();
  const edges: ReadEdge[] = [];
  for (const reading of READINGS) {
    const ids = nodes.get(reading.type) ?? new Set();
    nodes.set(reading.type, ids);
    for (const item of valuesAt(answer(directory, reading.file), reading.items)) {
      const from = reading.id(item);
      ids.add(from);
      edges.push(
        ...reading.edges.flatMap(([kind, path, toId]) =>
          textsAt(item, path).map((name): ReadEdge => ({ from, kind, to: toId(name) })),
        ),
      );
    }
  }
  addPolicies(directory, nodes, edges);
  return { nodes, edges };
}

/** The account's own managed policies, and the inline ones inside users, groups and roles. */
function addPolicies(directory: string, nodes: Map<string, Set<string>>, edges: ReadEdge[]): void {
  const details = answer(directory, 'iam-get-account-authorization-details.json');
  const managed = textsAt(details, 'Policies.Arn').filter((arn) => !arn.includes('::aws:'));
  const policies = new Set(managed);
  for (const type of ['User', 'Group', 'Role']) {
    for (const owner of valuesAt(details, `${type}DetailList`)) {
      for (const name of textsAt(owner, `${type}PolicyList.PolicyName`)) {
        const [from, to] = [only(owner, 'Arn'), `${only(owner, 'Arn')}/policy/${name}`];
        policies.add(to);
        edges.push({ from, kind: 'HAS_POLICY', to });
      }
    }
  }
  nodes.set('Policy', policies);
}

function answer(directory: string, file: string): unknown {
  const path = join(directory, REGION, file);
  if (!existsSync(path)) throw new Error(`The export has no ${file}`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

function only(item: unknown, member: string): string {
  const [text, ...others] = textsAt(item, member);
  if (text === undefined || others.length > 0) throw new Error(`One ${member} was expected`);
  return text;
}
