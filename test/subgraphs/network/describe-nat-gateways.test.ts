import { expect, test } from '@jest/globals';
import { describeNatGateways } from '../../../subgraphs/network/describe-nat-gateways.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const answer = {
  NatGateways: [
    {
      NatGatewayId: 'nat-1',
      State: 'available',
      CreateTime: '2026-02-03T04:05:06Z',
      SubnetId: 'subnet-1',
      VpcId: 'vpc-1',
      ConnectivityType: 'public',
      AvailabilityMode: 'zonal',
      AutoScalingIps: 'disabled',
      AutoProvisionZones: 'disabled',
      NatGatewayAddresses: [
        {
          AllocationId: 'eipalloc-1',
          AssociationId: 'eipassoc-1',
          NetworkInterfaceId: 'eni-1',
          PrivateIp: '10.1.4.9',
          PublicIp: '198.51.100.7',
          IsPrimary: true,
          Status: 'succeeded',
          FailureMessage: 'none',
          AvailabilityZone: 'eu-central-1b',
          AvailabilityZoneId: 'euc1-az3',
        },
        { NetworkInterfaceId: 'eni-1', PrivateIp: '10.1.4.10', IsPrimary: false },
      ],
      AttachedAppliances: [
        {
          Type: 'network-firewall-proxy',
          ApplianceArn: 'arn:aws:network-firewall:eu-central-1:123456789012:proxy/p-1',
          VpcEndpointId: 'vpce-1',
          AttachmentState: 'attached',
          ModificationState: 'completed',
          FailureCode: 'none',
          FailureMessage: 'none',
        },
      ],
      ProvisionedBandwidth: {
        ProvisionTime: '2026-02-03T04:05:06Z',
        Provisioned: '5',
        RequestTime: '2026-02-03T04:05:06Z',
        Requested: '5',
        Status: 'done',
      },
      Tags: [{ Key: 'Name', Value: 'nat-b' }],
    },
    {
      NatGatewayId: 'nat-2',
      State: 'available',
      CreateTime: 1770000000,
      VpcId: 'vpc-1',
      RouteTableId: 'rtb-9',
      AvailabilityMode: 'regional',
      AutoScalingIps: 'enabled',
      AutoProvisionZones: 'enabled',
      NatGatewayAddresses: [{ AllocationId: 'eipalloc-2', AvailabilityZone: 'eu-central-1a' }],
    },
    {
      NatGatewayId: 'nat-3',
      State: 'failed',
      FailureCode: 'InsufficientFreeAddressesInSubnet',
      FailureMessage: 'no address left',
      DeleteTime: '2026-02-03T05:05:06Z',
      SubnetId: 'subnet-1',
      VpcId: 'vpc-1',
      Tags: [],
    },
  ],
};

const first = ec2Reference('NatGateway', 'natgateway/nat-1');
const second = ec2Reference('NatGateway', 'natgateway/nat-2');
const third = ec2Reference('NatGateway', 'natgateway/nat-3');
const subnet = ec2Reference('Subnet', 'subnet/subnet-1');
const networkInterface = ec2Reference('NetworkInterface', 'network-interface/eni-1');

test('a NAT gateway has its modes and addresses', () => {
  expect(mapAnswer(describeNatGateways, answer).nodes).toEqual([
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:natgateway/nat-1',
      type: 'NatGateway',
      region: 'eu-central-1',
      attributes: {
        state: 'available',
        connectivityType: 'public',
        availabilityMode: 'zonal',
        autoScalingIps: 'disabled',
        autoProvisionZones: 'disabled',
        addresses: [
          {
            privateIpAddress: '10.1.4.9',
            primary: true,
            availabilityZone: 'eu-central-1b',
            availabilityZoneId: 'euc1-az3',
          },
          { privateIpAddress: '10.1.4.10', primary: false },
        ],
        appliances: [
          {
            applianceType: 'network-firewall-proxy',
            arn: 'arn:aws:network-firewall:eu-central-1:123456789012:proxy/p-1',
          },
        ],
        createdAt: '2026-02-03T04:05:06.000Z',
        tags: [{ key: 'Name', value: 'nat-b' }],
      },
    },
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:natgateway/nat-2',
      type: 'NatGateway',
      region: 'eu-central-1',
      attributes: {
        state: 'available',
        availabilityMode: 'regional',
        autoScalingIps: 'enabled',
        autoProvisionZones: 'enabled',
        addresses: [{ availabilityZone: 'eu-central-1a' }],
        appliances: [],
        createdAt: '2026-02-02T02:40:00.000Z',
        tags: [],
      },
    },
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:natgateway/nat-3',
      type: 'NatGateway',
      region: 'eu-central-1',
      attributes: { state: 'failed', addresses: [], appliances: [], tags: [] },
    },
  ]);
});

test('a NAT gateway is in its subnet, or in its VPC when regional, with its addresses', () => {
  expect(mapAnswer(describeNatGateways, answer).edges).toEqual([
    { from: first, kind: 'IN_SUBNET', to: subnet },
    {
      from: ec2Reference('ElasticIp', 'elastic-ip/eipalloc-1'),
      kind: 'ASSOCIATED_WITH',
      to: first,
    },
    { from: first, kind: 'ASSOCIATED_WITH', to: networkInterface },
    { from: first, kind: 'ASSOCIATED_WITH', to: networkInterface },
    {
      from: first,
      kind: 'ASSOCIATED_WITH',
      to: ec2Reference('VpcEndpoint', 'vpc-endpoint/vpce-1'),
    },
    { from: second, kind: 'IN_VPC', to: ec2Reference('Vpc', 'vpc/vpc-1') },
    {
      from: ec2Reference('ElasticIp', 'elastic-ip/eipalloc-2'),
      kind: 'ASSOCIATED_WITH',
      to: second,
    },
    {
      from: second,
      kind: 'ASSOCIATED_WITH',
      to: ec2Reference('RouteTable', 'route-table/rtb-9'),
    },
    { from: third, kind: 'IN_SUBNET', to: subnet },
  ]);
});

test('no field of a NAT gateway is left over', () => {
  expect(unmappedOf(describeNatGateways, answer)).toEqual([]);
});

const gateway = (of: object) => ({ NatGateways: [{ NatGatewayId: 'nat-1', ...of }] });

test.each([
  [{}, 'NatGateways must be a list, got nothing'],
  [gateway({ NatGatewayId: undefined }), 'NatGateways[0].NatGatewayId must be a text'],
  [gateway({ SubnetId: ['subnet-1'] }), 'NatGateways[0].SubnetId must be a text'],
  [
    gateway({ NatGatewayAddresses: [{ AllocationId: 1 }] }),
    'NatGateways[0].NatGatewayAddresses[0].AllocationId must be a text, got 1',
  ],
])('an answer of the wrong shape is refused: %j', (wrong, message) => {
  expect(() => mapAnswer(describeNatGateways, wrong)).toThrow(message);
});
