import { expect, test } from '@jest/globals';
import { describeVpcEndpoints } from '../../../subgraphs/network/describe-vpc-endpoints.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const answer = {
  VpcEndpoints: [
    {
      VpcEndpointId: 'vpce-1',
      VpcEndpointType: 'Interface',
      VpcId: 'vpc-1',
      OwnerId: '123456789012',
      ServiceName: 'com.amazonaws.eu-central-1.sqs',
      ServiceRegion: 'eu-central-1',
      ServiceNetworkArn: 'arn:aws:vpc-lattice:eu-central-1:123456789012:servicenetwork/sn-1',
      ResourceConfigurationArn:
        'arn:aws:vpc-lattice:eu-central-1:123456789012:resourceconfiguration/rc-1',
      State: 'available',
      PolicyDocument: '{"Statement":[{"Effect":"Allow","Action":"*"}]}',
      RouteTableIds: [],
      SubnetIds: ['subnet-1', 'subnet-2'],
      Groups: [{ GroupId: 'sg-1', GroupName: 'endpoints' }],
      NetworkInterfaceIds: ['eni-1', 'eni-2'],
      IpAddressType: 'dualstack',
      DnsOptions: {
        DnsRecordIpType: 'dualstack',
        PrivateDnsOnlyForInboundResolverEndpoint: true,
        PrivateDnsPreference: 'SPECIFIED_DOMAINS_ONLY',
        PrivateDnsSpecifiedDomains: ['b.example.com', 'a.example.com'],
      },
      PrivateDnsEnabled: true,
      RequesterManaged: false,
      DnsEntries: [
        { DnsName: 'sqs.example.com', HostedZoneId: 'Z2' },
        { DnsName: 'b.sqs.example.com', HostedZoneId: 'Z1' },
      ],
      CreationTimestamp: '2026-02-03T04:05:06.789Z',
      Ipv4Prefixes: [{ SubnetId: 'subnet-1', IpPrefixes: ['10.1.5.16/28', '10.1.5.0/28'] }],
      Ipv6Prefixes: [{ SubnetId: 'subnet-1', IpPrefixes: ['2001:db8:1::/80'] }],
      LastError: { Code: 'Gone', Message: 'it was' },
      FailureReason: 'it was gone',
      Tags: [{ Key: 'Name', Value: 'sqs' }],
    },
    {
      VpcEndpointId: 'vpce-2',
      VpcEndpointType: 'Gateway',
      VpcId: 'vpc-1',
      ServiceName: 'com.amazonaws.eu-central-1.s3',
      State: 'available',
      PrivateDnsEnabled: false,
      RouteTableIds: ['rtb-1', 'rtb-2'],
      SubnetIds: [],
      Groups: [],
      NetworkInterfaceIds: [],
      DnsEntries: [],
      Tags: [],
    },
    { VpcEndpointId: 'vpce-3', State: 'deleting' },
  ],
};

test('an endpoint has its service, policy and names', () => {
  expect(mapAnswer(describeVpcEndpoints, answer).nodes).toEqual([
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:vpc-endpoint/vpce-1',
      type: 'VpcEndpoint',
      region: 'eu-central-1',
      attributes: {
        endpointType: 'Interface',
        serviceName: 'com.amazonaws.eu-central-1.sqs',
        serviceRegion: 'eu-central-1',
        serviceNetworkArn: 'arn:aws:vpc-lattice:eu-central-1:123456789012:servicenetwork/sn-1',
        resourceConfigurationArn:
          'arn:aws:vpc-lattice:eu-central-1:123456789012:resourceconfiguration/rc-1',
        state: 'available',
        policy: { Statement: [{ Effect: 'Allow', Action: '*' }] },
        ipAddressType: 'dualstack',
        dnsEntries: [
          { name: 'b.sqs.example.com', hostedZoneId: 'Z1' },
          { name: 'sqs.example.com', hostedZoneId: 'Z2' },
        ],
        dnsRecordIpType: 'dualstack',
        privateDnsEnabled: true,
        privateDnsOnlyForInboundResolver: true,
        privateDnsPreference: 'SPECIFIED_DOMAINS_ONLY',
        privateDnsDomains: ['a.example.com', 'b.example.com'],
        requesterManaged: false,
        ownerId: '123456789012',
        createdAt: '2026-02-03T04:05:06.789Z',
        tags: [{ key: 'Name', value: 'sqs' }],
      },
    },
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:vpc-endpoint/vpce-2',
      type: 'VpcEndpoint',
      region: 'eu-central-1',
      attributes: {
        endpointType: 'Gateway',
        serviceName: 'com.amazonaws.eu-central-1.s3',
        state: 'available',
        privateDnsEnabled: false,
        dnsEntries: [],
        tags: [],
      },
    },
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:vpc-endpoint/vpce-3',
      type: 'VpcEndpoint',
      region: 'eu-central-1',
      attributes: { state: 'deleting', dnsEntries: [], tags: [] },
    },
  ]);
});

test('an endpoint is in its VPC and subnets, with its groups, route tables and interfaces', () => {
  const from = ec2Reference('VpcEndpoint', 'vpc-endpoint/vpce-1');
  const second = ec2Reference('VpcEndpoint', 'vpc-endpoint/vpce-2');
  const vpc = ec2Reference('Vpc', 'vpc/vpc-1');
  const associated = (type: string, resource: string) => ({
    kind: 'ASSOCIATED_WITH',
    to: ec2Reference(type, resource),
  });
  expect(mapAnswer(describeVpcEndpoints, answer).edges).toEqual([
    { from, kind: 'IN_VPC', to: vpc },
    {
      from,
      kind: 'IN_SUBNET',
      to: ec2Reference('Subnet', 'subnet/subnet-1'),
      attributes: {
        ipv4Prefixes: ['10.1.5.0/28', '10.1.5.16/28'],
        ipv6Prefixes: ['2001:db8:1::/80'],
      },
    },
    {
      from,
      kind: 'IN_SUBNET',
      to: ec2Reference('Subnet', 'subnet/subnet-2'),
      attributes: {},
    },
    {
      from,
      kind: 'HAS_SECURITY_GROUP',
      to: ec2Reference('SecurityGroup', 'security-group/sg-1', 'endpoints'),
    },
    { from, ...associated('NetworkInterface', 'network-interface/eni-1') },
    { from, ...associated('NetworkInterface', 'network-interface/eni-2') },
    { from: second, kind: 'IN_VPC', to: vpc },
    { from: second, ...associated('RouteTable', 'route-table/rtb-1') },
    { from: second, ...associated('RouteTable', 'route-table/rtb-2') },
  ]);
});

test('no field of an endpoint is left over', () => {
  expect(unmappedOf(describeVpcEndpoints, answer)).toEqual([]);
});

const endpoint = (of: object) => ({ VpcEndpoints: [{ VpcEndpointId: 'vpce-1', ...of }] });

test.each([
  [{}, 'VpcEndpoints must be a list, got nothing'],
  [endpoint({ VpcEndpointId: null }), 'VpcEndpoints[0].VpcEndpointId must be a text'],
  [endpoint({ SubnetIds: [7] }), 'VpcEndpoints[0].SubnetIds[0] must be a text, got 7'],
  [endpoint({ PolicyDocument: '{' }), 'VpcEndpoints[0].PolicyDocument must be JSON as a text'],
])('an answer of the wrong shape is refused: %j', (wrong, message) => {
  expect(() => mapAnswer(describeVpcEndpoints, wrong)).toThrow(message);
});
