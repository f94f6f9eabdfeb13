import { expect, test } from '@jest/globals';
import { describeSubnets } from '../../../subgraphs/network/describe-subnets.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const answer = {
  Subnets: [
    {
      SubnetId: 'subnet-full',
      SubnetArn: 'arn:aws:ec2:eu-central-1:210987654321:subnet/subnet-full',
      OwnerId: '210987654321',
      VpcId: 'vpc-1',
      State: 'available',
      Type: 'Elastic',
      CidrBlock: '10.1.4.0/24',
      AvailabilityZone: 'eu-central-1b',
      AvailabilityZoneId: 'euc1-az3',
      AvailableIpAddressCount: 201,
      DefaultForAz: false,
      MapPublicIpOnLaunch: true,
      MapCustomerOwnedIpOnLaunch: true,
      CustomerOwnedIpv4Pool: 'ipv4pool-coip-1',
      EnableLniAtDeviceIndex: 1,
      AssignIpv6AddressOnCreation: true,
      EnableDns64: true,
      Ipv6Native: false,
      OutpostArn: 'arn:aws:outposts:eu-central-1:210987654321:outpost/op-1',
      Ipv6CidrBlockAssociationSet: [
        {
          AssociationId: 'b-1',
          Ipv6CidrBlock: '2001:db8:5:1::/64',
          Ipv6CidrBlockState: { State: 'associated', StatusMessage: 'done' },
          Ipv6AddressAttribute: 'public',
          IpSource: 'byoip',
        },
      ],
      PrivateDnsNameOptionsOnLaunch: {
        HostnameType: 'resource-name',
        EnableResourceNameDnsARecord: true,
        EnableResourceNameDnsAAAARecord: false,
      },
      BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
      Tags: [{ Key: 'Name', Value: 'web-b' }],
    },
    {
      SubnetId: 'subnet-usual',
      VpcId: 'vpc-1',
      State: 'pending',
      CidrBlock: '10.1.5.0/24',
      AvailabilityZone: 'eu-central-1a',
      DefaultForAz: true,
      MapPublicIpOnLaunch: false,
      AssignIpv6AddressOnCreation: false,
      Ipv6CidrBlockAssociationSet: [],
      Tags: [],
    },
    { SubnetId: 'subnet-bare' },
  ],
};

const nodes = [
  {
    id: 'arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-full',
    type: 'Subnet',
    region: 'eu-central-1',
    attributes: {
      cidrBlock: '10.1.4.0/24',
      ipv6CidrBlocks: [{ cidr: '2001:db8:5:1::/64', visibility: 'public', source: 'byoip' }],
      availabilityZone: 'eu-central-1b',
      availabilityZoneId: 'euc1-az3',
      state: 'available',
      subnetType: 'Elastic',
      defaultForZone: false,
      outpostArn: 'arn:aws:outposts:eu-central-1:210987654321:outpost/op-1',
      internetGatewayBlockMode: 'off',
      mapPublicIpOnLaunch: true,
      mapCustomerOwnedIpOnLaunch: true,
      customerOwnedIpv4Pool: 'ipv4pool-coip-1',
      assignIpv6AddressOnCreation: true,
      ipv6Native: false,
      dns64: true,
      localInterfaceDeviceIndex: 1,
      hostnameType: 'resource-name',
      resourceNameDnsARecord: true,
      resourceNameDnsAaaaRecord: false,
      ownerId: '210987654321',
      tags: [{ key: 'Name', value: 'web-b' }],
    },
  },
  {
    id: 'arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-usual',
    type: 'Subnet',
    region: 'eu-central-1',
    attributes: {
      cidrBlock: '10.1.5.0/24',
      ipv6CidrBlocks: [],
      availabilityZone: 'eu-central-1a',
      state: 'pending',
      defaultForZone: true,
      mapPublicIpOnLaunch: false,
      assignIpv6AddressOnCreation: false,
      tags: [],
    },
  },
  {
    id: 'arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-bare',
    type: 'Subnet',
    region: 'eu-central-1',
    attributes: { ipv6CidrBlocks: [], tags: [] },
  },
];

test('a subnet has its addresses and launch defaults, and is in its VPC', () => {
  expect(mapAnswer(describeSubnets, answer)).toEqual({
    nodes,
    edges: [
      {
        from: ec2Reference('Subnet', 'subnet/subnet-full'),
        kind: 'IN_VPC',
        to: ec2Reference('Vpc', 'vpc/vpc-1'),
      },
      {
        from: ec2Reference('Subnet', 'subnet/subnet-usual'),
        kind: 'IN_VPC',
        to: ec2Reference('Vpc', 'vpc/vpc-1'),
      },
    ],
  });
});

test('no field of a subnet is left over', () => {
  expect(unmappedOf(describeSubnets, answer)).toEqual([]);
});

test.each([
  [{ Subnets: {} }, 'Subnets must be a list, got {}'],
  [{ Subnets: [{ SubnetId: '' }] }, 'Subnets[0].SubnetId must be a text that is not empty, got ""'],
  [
    { Subnets: [{ SubnetId: 'subnet-1', EnableLniAtDeviceIndex: [1] }] },
    'Subnets[0].EnableLniAtDeviceIndex must be a number, got [1]',
  ],
])('an answer of the wrong shape is refused: %j', (wrong, message) => {
  expect(() => mapAnswer(describeSubnets, wrong)).toThrow(message);
});
