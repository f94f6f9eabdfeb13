import { arnIn, ec2Arn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';
import { classicConfiguration } from './classic-configuration.js';
import { isClassic } from './is-classic.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_DescribeLoadBalancers.html */
export const describeClassicLoadBalancers: Listing = {
  operation: 'elb:DescribeLoadBalancers',
  scope: 'region',
  states: {
    nodes: [{ type: 'LoadBalancer', where: isClassic }],
    relations: [
      { kind: 'TARGETS', from: ['LoadBalancer'], to: ['Instance'], anchor: 'from' },
      { kind: 'IN_SUBNET', from: ['LoadBalancer'], to: ['Subnet'], anchor: 'from' },
      {
        kind: 'HAS_SECURITY_GROUP',
        from: ['LoadBalancer'],
        to: ['SecurityGroup'],
        anchor: 'from',
      },
    ],
    attributes: {},
  },
  dropped: {
    'LoadBalancerDescriptions[].VPCId': 'follows from the subnets',
    'LoadBalancerDescriptions[].AvailabilityZones': 'follows from the subnets',
    'LoadBalancerDescriptions[].SourceSecurityGroup': 'follows from the security groups',
    'LoadBalancerDescriptions[].CanonicalHostedZoneName': 'repeats the DNS name',
  },
  map: (answer, at) => {
    const loadBalancers = answer.requiredObjects('LoadBalancerDescriptions');
    return {
      nodes: loadBalancers.map((loadBalancer) => classicNode(loadBalancer, at)),
      edges: loadBalancers.flatMap((loadBalancer) => classicEdges(loadBalancer, at)),
    };
  },
};

/** The provider gives classic load balancers no ARN in its answers; this is the form its permissions use. */
function classicArn(loadBalancer: Field, at: Scope): string {
  const name = loadBalancer.required('LoadBalancerName');
  return arnIn(at.region, `elasticloadbalancing:${at.region}:${at.account}:loadbalancer/${name}`);
}

function classicNode(loadBalancer: Field, at: Scope): MappedNode<'LoadBalancer'> {
  return {
    id: classicArn(loadBalancer, at),
    type: 'LoadBalancer',
    region: at.region,
    name: loadBalancer.required('LoadBalancerName'),
    attributes: {
      loadBalancerType: 'classic',
      scheme: loadBalancer.text('Scheme'),
      dnsName: loadBalancer.text('DNSName'),
      hostedZoneId: loadBalancer.text('CanonicalHostedZoneNameID'),
      createdAt: loadBalancer.time('CreatedTime'),
      ...classicConfiguration(loadBalancer),
    },
  };
}

function classicEdges(loadBalancer: Field, at: Scope): readonly MappedEdge[] {
  const from = byId('LoadBalancer', classicArn(loadBalancer, at));
  const instances = loadBalancer.objects('Instances').map((one) => one.required('InstanceId'));
  return [
    ...instances.map((id) => ({
      from,
      kind: 'TARGETS',
      to: byId('Instance', ec2Arn(at, 'instance', id)),
    })),
    ...loadBalancer.texts('Subnets').map((id) => ({
      from,
      kind: 'IN_SUBNET',
      to: byId('Subnet', ec2Arn(at, 'subnet', id)),
    })),
    ...loadBalancer.texts('SecurityGroups').map((id) => ({
      from,
      kind: 'HAS_SECURITY_GROUP',
      to: byId('SecurityGroup', ec2Arn(at, 'security-group', id)),
    })),
  ];
}
