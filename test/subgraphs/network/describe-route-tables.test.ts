import { expect, test } from '@jest/globals';
import { describeRouteTables } from '../../../subgraphs/network/describe-route-tables.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const created = { Origin: 'CreateRoute', State: 'active' };

const answer = {
  RouteTables: [
    {
      RouteTableId: 'rtb-1',
      OwnerId: '123456789012',
      VpcId: 'vpc-1',
      Associations: [
        {
          Main: false,
          RouteTableAssociationId: 'rtbassoc-1',
          RouteTableId: 'rtb-1',
          SubnetId: 'subnet-1',
          AssociationState: { State: 'associated', StatusMessage: 'done' },
        },
        { RouteTableAssociationId: 'rtbassoc-2', RouteTableId: 'rtb-1', GatewayId: 'igw-1' },
        { RouteTableAssociationId: 'rtbassoc-3', RouteTableId: 'rtb-1', GatewayId: 'vgw-1' },
        { RouteTableAssociationId: 'rtbassoc-4', RouteTableId: 'rtb-1', PublicIpv4Pool: 'pool-1' },
        {
          RouteTableAssociationId: 'rtbassoc-5',
          RouteTableId: 'rtb-1',
          SubnetId: 'subnet-gone',
          AssociationState: { State: 'disassociated' },
        },
      ],
      PropagatingVgws: [{ GatewayId: 'vgw-3' }, { GatewayId: 'vgw-2' }],
      Routes: [
        {
          DestinationCidrBlock: '10.1.0.0/16',
          GatewayId: 'local',
          Origin: 'CreateRouteTable',
          State: 'active',
        },
        { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', ...created },
        { DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1', ...created },
        { DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1', ...created },
        { DestinationCidrBlock: '10.2.0.0/16', VpcPeeringConnectionId: 'pcx-1', ...created },
        { DestinationCidrBlock: '10.3.0.0/16', TransitGatewayId: 'tgw-1', ...created },
        {
          DestinationIpv6CidrBlock: '2001:db8::/32',
          EgressOnlyInternetGatewayId: 'eigw-1',
          ...created,
        },
        { DestinationCidrBlock: '10.4.0.0/16', LocalGatewayId: 'lgw-1', ...created },
        { DestinationCidrBlock: '10.5.0.0/16', CarrierGatewayId: 'cagw-1', ...created },
        { DestinationCidrBlock: '10.6.0.0/16', CoreNetworkArn: 'arn:core', ...created },
        { DestinationCidrBlock: '10.7.0.0/16', OdbNetworkArn: 'arn:odb', ...created },
        {
          DestinationCidrBlock: '10.8.0.0/16',
          GatewayId: 'vgw-2',
          Origin: 'EnableVgwRoutePropagation',
          State: 'active',
        },
      ],
      Tags: [{ Key: 'Name', Value: 'public' }],
    },
    {
      RouteTableId: 'rtb-2',
      OwnerId: '123456789012',
      VpcId: 'vpc-1',
      Associations: [
        {
          Main: true,
          RouteTableAssociationId: 'rtbassoc-6',
          RouteTableId: 'rtb-2',
          AssociationState: { State: 'associated' },
        },
      ],
      PropagatingVgws: [],
      Routes: [
        {
          DestinationCidrBlock: '0.0.0.0/0',
          NatGatewayId: 'nat-1',
          Origin: 'CreateRoute',
          State: 'blackhole',
        },
        {
          DestinationCidrBlock: '10.9.0.0/16',
          InstanceId: 'i-far',
          InstanceOwnerId: '210987654321',
          NetworkInterfaceId: 'eni-1',
          IpAddress: '10.1.4.9',
          Origin: 'Advertisement',
          State: 'active',
        },
      ],
      Tags: [],
    },
    { RouteTableId: 'rtb-3', Associations: [], Routes: [] },
  ],
};

const route = (destination: string, target: string) => ({
  destination,
  target,
  origin: 'CreateRoute',
  state: 'active',
});

test('a route table has the routes to what is not collected', () => {
  expect(mapAnswer(describeRouteTables, answer).nodes).toEqual([
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:route-table/rtb-1',
      type: 'RouteTable',
      region: 'eu-central-1',
      attributes: {
        main: false,
        routes: [
          { ...route('10.1.0.0/16', 'local'), origin: 'CreateRouteTable' },
          route('10.3.0.0/16', 'tgw-1'),
          route('10.4.0.0/16', 'lgw-1'),
          route('10.5.0.0/16', 'cagw-1'),
          route('10.6.0.0/16', 'arn:core'),
          route('10.7.0.0/16', 'arn:odb'),
          { ...route('10.8.0.0/16', 'vgw-2'), origin: 'EnableVgwRoutePropagation' },
          route('2001:db8::/32', 'eigw-1'),
        ],
        propagatingGatewayIds: ['vgw-2', 'vgw-3'],
        associatedGatewayIds: ['vgw-1'],
        associatedIpv4Pools: ['pool-1'],
        ownerId: '123456789012',
        tags: [{ key: 'Name', value: 'public' }],
      },
    },
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:route-table/rtb-2',
      type: 'RouteTable',
      region: 'eu-central-1',
      attributes: {
        main: true,
        mainAssociationId: 'rtbassoc-6',
        routes: [],
        propagatingGatewayIds: [],
        associatedGatewayIds: [],
        associatedIpv4Pools: [],
        ownerId: '123456789012',
        tags: [],
      },
    },
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:route-table/rtb-3',
      type: 'RouteTable',
      region: 'eu-central-1',
      attributes: {
        main: false,
        routes: [],
        propagatingGatewayIds: [],
        associatedGatewayIds: [],
        associatedIpv4Pools: [],
        tags: [],
      },
    },
  ]);
});

test('a route table is in its VPC, associated with its subnets and routes to each target', () => {
  const from = ec2Reference('RouteTable', 'route-table/rtb-1');
  const second = ec2Reference('RouteTable', 'route-table/rtb-2');
  const vpc = ec2Reference('Vpc', 'vpc/vpc-1');
  const way = { origin: 'CreateRoute', state: 'active' };
  const gateway = ec2Reference('InternetGateway', 'internet-gateway/igw-1');
  const advertised = {
    destination: '10.9.0.0/16',
    nextHopAddress: '10.1.4.9',
    origin: 'Advertisement',
    state: 'active',
  };
  expect(mapAnswer(describeRouteTables, answer).edges).toEqual([
    { from, kind: 'IN_VPC', to: vpc },
    {
      from,
      kind: 'ASSOCIATED_WITH',
      to: ec2Reference('Subnet', 'subnet/subnet-1'),
      attributes: { associationId: 'rtbassoc-1' },
    },
    { from, kind: 'ASSOCIATED_WITH', to: gateway, attributes: { associationId: 'rtbassoc-2' } },
    { from, kind: 'ROUTES_TO', to: gateway, attributes: { ...way, destination: '0.0.0.0/0' } },
    { from, kind: 'ROUTES_TO', to: gateway, attributes: { ...way, destination: '::/0' } },
    {
      from,
      kind: 'ROUTES_TO',
      to: ec2Reference('VpcEndpoint', 'vpc-endpoint/vpce-1'),
      attributes: { ...way, destination: 'pl-1' },
    },
    {
      from,
      kind: 'ROUTES_TO',
      to: ec2Reference('VpcPeering', 'vpc-peering-connection/pcx-1'),
      attributes: { ...way, destination: '10.2.0.0/16' },
    },
    { from: second, kind: 'IN_VPC', to: vpc },
    {
      from: second,
      kind: 'ROUTES_TO',
      to: ec2Reference('NatGateway', 'natgateway/nat-1'),
      attributes: { destination: '0.0.0.0/0', origin: 'CreateRoute', state: 'blackhole' },
    },
    {
      from: second,
      kind: 'ROUTES_TO',
      to: ec2Reference('NetworkInterface', 'network-interface/eni-1'),
      attributes: advertised,
    },
    {
      from: second,
      kind: 'ROUTES_TO',
      to: {
        by: 'id',
        type: 'Instance',
        id: 'arn:aws:ec2:eu-central-1:210987654321:instance/i-far',
      },
      attributes: advertised,
    },
  ]);
});

test('no field of a route table is left over', () => {
  expect(unmappedOf(describeRouteTables, answer)).toEqual([]);
});

const table = (of: object) => ({ RouteTables: [{ RouteTableId: 'rtb-1', ...of }] });

test.each([
  [{}, 'RouteTables must be a list, got nothing'],
  [table({ RouteTableId: 4 }), 'RouteTables[0].RouteTableId must be a text, got 4'],
  [table({ Routes: { GatewayId: 'local' } }), 'RouteTables[0].Routes must be a list'],
  [table({ Associations: [{ Main: 'main' }] }), 'Associations[0].Main must be true or false'],
])('an answer of the wrong shape is refused: %j', (wrong, message) => {
  expect(() => mapAnswer(describeRouteTables, wrong)).toThrow(message);
});
