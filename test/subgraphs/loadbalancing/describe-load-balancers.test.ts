import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { describeLoadBalancers } from '../../../subgraphs/loadbalancing/describe-load-balancers.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const PREFIX = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer';

const answer = {
  LoadBalancers: [
    {
      LoadBalancerArn: `${PREFIX}/net/edge/1a`,
      LoadBalancerName: 'edge',
      Type: 'network',
      State: { Code: 'active', Reason: 'none' },
      Scheme: 'internet-facing',
      DNSName: 'edge-1.elb.example.com',
      CanonicalHostedZoneId: 'Z1',
      IpAddressType: 'dualstack',
      VpcId: 'vpc-1',
      CustomerOwnedIpv4Pool: 'ipv4pool-coip-1',
      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: 'on',
      EnablePrefixForIpv6SourceNat: 'on',
      IpamPools: { Ipv4IpamPoolId: 'ipam-pool-1' },
      CreatedTime: '2026-01-05T10:00:00Z',
      SecurityGroups: ['sg-1'],
      AvailabilityZones: [
        {
          ZoneName: 'eu-central-1b',
          SubnetId: 'subnet-2',
          OutpostId: 'op-1',
          SourceNatIpv6Prefixes: ['2001:db8::/80'],
          LoadBalancerAddresses: [
            {
              IpAddress: '198.51.100.7',
              AllocationId: 'eipalloc-1',
              PrivateIPv4Address: '10.1.2.3',
              IPv6Address: '2001:db8::1',
            },
          ],
        },
        { ZoneName: 'eu-central-1a', SubnetId: 'subnet-1', LoadBalancerAddresses: [] },
      ],
    },
    {
      LoadBalancerArn: `${PREFIX}/app/shop/2b`,
      LoadBalancerName: 'shop',
      Type: 'application',
      State: { Code: 'provisioning' },
      Scheme: 'internal',
      VpcId: 'vpc-1',
      SecurityGroups: ['sg-1', 'sg-2'],
      AvailabilityZones: [{ ZoneName: 'eu-central-1a', SubnetId: 'subnet-1' }],
    },
    { LoadBalancerArn: `${PREFIX}/gwy/wall/3c`, LoadBalancerName: 'wall', Type: 'gateway' },
  ],
};

describe('elbv2:DescribeLoadBalancers', () => {
  test('a load balancer has its addresses, zones and name', () => {
    expect(mapAnswer(describeLoadBalancers, answer).nodes).toEqual([
      {
        id: `${PREFIX}/net/edge/1a`,
        type: 'LoadBalancer',
        region: 'eu-central-1',
        name: 'edge',
        attributes: {
          loadBalancerType: 'network',
          state: 'active',
          scheme: 'internet-facing',
          dnsName: 'edge-1.elb.example.com',
          hostedZoneId: 'Z1',
          ipAddressType: 'dualstack',
          outpostIds: ['op-1'],
          customerOwnedIpv4Pool: 'ipv4pool-coip-1',
          ipamPoolId: 'ipam-pool-1',
          privateLinkRules: 'on',
          sourceNatIpv6: 'on',
          sourceNatIpv6Prefixes: ['2001:db8::/80'],
          createdAt: '2026-01-05T10:00:00.000Z',
        },
      },
      {
        id: `${PREFIX}/app/shop/2b`,
        type: 'LoadBalancer',
        region: 'eu-central-1',
        name: 'shop',
        attributes: {
          loadBalancerType: 'application',
          state: 'provisioning',
          scheme: 'internal',
          outpostIds: [],
          sourceNatIpv6Prefixes: [],
        },
      },
      {
        id: `${PREFIX}/gwy/wall/3c`,
        type: 'LoadBalancer',
        region: 'eu-central-1',
        name: 'wall',
        attributes: { loadBalancerType: 'gateway', outpostIds: [], sourceNatIpv6Prefixes: [] },
      },
    ]);
  });

  test('a load balancer stands in a subnet per zone, with its own addresses, behind its security groups', () => {
    const edge = byId('LoadBalancer', `${PREFIX}/net/edge/1a`);
    const shop = byId('LoadBalancer', `${PREFIX}/app/shop/2b`);
    const [first, second] = [
      ec2Reference('Subnet', 'subnet/subnet-1'),
      ec2Reference('Subnet', 'subnet/subnet-2'),
    ];
    const group = (id: string) => ec2Reference('SecurityGroup', `security-group/${id}`);
    const address = {
      ipAddress: '198.51.100.7',
      privateIpAddress: '10.1.2.3',
      ipv6Address: '2001:db8::1',
    };
    expect(mapAnswer(describeLoadBalancers, answer).edges).toEqual([
      { from: edge, kind: 'IN_SUBNET', to: second, attributes: { addresses: [address] } },
      {
        from: ec2Reference('ElasticIp', 'elastic-ip/eipalloc-1'),
        kind: 'ASSOCIATED_WITH',
        to: edge,
      },
      { from: edge, kind: 'IN_SUBNET', to: first, attributes: {} },
      { from: edge, kind: 'HAS_SECURITY_GROUP', to: group('sg-1') },
      { from: shop, kind: 'IN_SUBNET', to: first, attributes: {} },
      { from: shop, kind: 'HAS_SECURITY_GROUP', to: group('sg-1') },
      { from: shop, kind: 'HAS_SECURITY_GROUP', to: group('sg-2') },
    ]);
  });

  test('it lists every kind but the classic one', () => {
    const where = describeLoadBalancers.states.nodes[0]?.where;
    expect(where?.({ loadBalancerType: 'gateway' })).toBe(true);
    expect(where?.({ loadBalancerType: 'classic' })).toBe(false);
  });

  test('no field is left over', () => {
    expect(unmappedOf(describeLoadBalancers, answer)).toEqual([]);
  });

  test('an answer of another shape is refused, naming the place', () => {
    const wrong = (one: object) => () => mapAnswer(describeLoadBalancers, { LoadBalancers: [one] });
    expect(() => mapAnswer(describeLoadBalancers, {})).toThrow('LoadBalancers must be a list');
    expect(wrong({ Type: 'network' })).toThrow('LoadBalancers[0].LoadBalancerArn must be a text');
    expect(wrong({ LoadBalancerArn: 'a', Type: 3 })).toThrow(
      'LoadBalancers[0].Type must be a text',
    );
  });
});
