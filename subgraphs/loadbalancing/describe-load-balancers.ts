import { ec2Arn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';
import { isClassic } from './is-classic.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html */
export const describeLoadBalancers: Listing = {
  operation: 'elbv2:DescribeLoadBalancers',
  scope: 'region',
  states: {
    nodes: [{ type: 'LoadBalancer', where: (attributes) => !isClassic(attributes) }],
    relations: [
      { kind: 'IN_SUBNET', from: ['LoadBalancer'], to: ['Subnet'], anchor: 'from' },
      {
        kind: 'HAS_SECURITY_GROUP',
        from: ['LoadBalancer'],
        to: ['SecurityGroup'],
        anchor: 'from',
      },
      { kind: 'ASSOCIATED_WITH', from: ['ElasticIp'], to: ['LoadBalancer'], anchor: 'to' },
    ],
    attributes: {},
  },
  dropped: {
    'LoadBalancers[].VpcId': 'follows from the subnets',
    'LoadBalancers[].AvailabilityZones[].ZoneName': 'ec2:DescribeSubnets states it',
    'LoadBalancers[].State.Reason': 'explains a passing state',
  },
  map: (answer, at) => {
    const loadBalancers = answer.requiredObjects('LoadBalancers');
    return {
      nodes: loadBalancers.map((loadBalancer) => loadBalancerNode(loadBalancer, at)),
      edges: loadBalancers.flatMap((loadBalancer) => [
        ...zoneEdges(loadBalancer, at),
        ...securityGroupEdges(loadBalancer, at),
      ]),
    };
  },
};

function loadBalancerNode(loadBalancer: Field, at: Scope): MappedNode<'LoadBalancer'> {
  const zones = loadBalancer.objects('AvailabilityZones');
  return {
    id: loadBalancer.required('LoadBalancerArn'),
    type: 'LoadBalancer',
    region: at.region,
    name: loadBalancer.text('LoadBalancerName'),
    attributes: {
      loadBalancerType: loadBalancer.required('Type'),
      state: loadBalancer.object('State')?.text('Code'),
      scheme: loadBalancer.text('Scheme'),
      dnsName: loadBalancer.text('DNSName'),
      hostedZoneId: loadBalancer.text('CanonicalHostedZoneId'),
      ipAddressType: loadBalancer.text('IpAddressType'),
      outpostIds: zones.flatMap((zone) => zone.text('OutpostId') ?? []).toSorted(),
      customerOwnedIpv4Pool: loadBalancer.text('CustomerOwnedIpv4Pool'),
      ipamPoolId: loadBalancer.object('IpamPools')?.text('Ipv4IpamPoolId'),
      privateLinkRules: loadBalancer.text('EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic'),
      sourceNatIpv6: loadBalancer.text('EnablePrefixForIpv6SourceNat'),
      sourceNatIpv6Prefixes: zones
        .flatMap((zone) => zone.texts('SourceNatIpv6Prefixes'))
        .toSorted(),
      createdAt: loadBalancer.time('CreatedTime'),
    },
  };
}

/** A load balancer stands in one subnet per zone, with addresses of its own there if it is a network one. */
function zoneEdges(loadBalancer: Field, at: Scope): readonly MappedEdge[] {
  const self = byId('LoadBalancer', loadBalancer.required('LoadBalancerArn'));
  return loadBalancer.objects('AvailabilityZones').flatMap((zone): readonly MappedEdge[] => {
    const addresses = zone.objects('LoadBalancerAddresses');
    const subnet = ec2Arn(at, 'subnet', zone.required('SubnetId'));
    const elasticIps = addresses.flatMap((address) => address.text('AllocationId') ?? []);
    return [
      {
        from: self,
        kind: 'IN_SUBNET',
        to: byId('Subnet', subnet),
        attributes: {
          addresses: addresses.length === 0 ? undefined : addresses.map(addressOf),
        },
      },
      ...elasticIps.map((id) => ({
        from: byId('ElasticIp', ec2Arn(at, 'elastic-ip', id)),
        kind: 'ASSOCIATED_WITH',
        to: self,
      })),
    ];
  });
}

function addressOf(address: Field): ReturnType<typeof defined> {
  return defined({
    ipAddress: address.text('IpAddress'),
    privateIpAddress: address.text('PrivateIPv4Address'),
    ipv6Address: address.text('IPv6Address'),
  });
}

function securityGroupEdges(loadBalancer: Field, at: Scope): readonly MappedEdge[] {
  const from = byId('LoadBalancer', loadBalancer.required('LoadBalancerArn'));
  return loadBalancer.texts('SecurityGroups').map((group) => ({
    from,
    kind: 'HAS_SECURITY_GROUP',
    to: byId('SecurityGroup', ec2Arn(at, 'security-group', group)),
  }));
}
