import { expect, test } from '@jest/globals';
import { describeAddresses } from '../../../subgraphs/network/describe-addresses.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const answer = {
  Addresses: [
    {
      AllocationId: 'eipalloc-1',
      AssociationId: 'eipassoc-1',
      Domain: 'vpc',
      PublicIp: '198.51.100.7',
      PublicIpv4Pool: 'amazon',
      NetworkBorderGroup: 'eu-central-1',
      InstanceId: 'i-1',
      NetworkInterfaceId: 'eni-1',
      NetworkInterfaceOwnerId: '123456789012',
      PrivateIpAddress: '10.1.4.9',
      SubnetId: 'subnet-1',
      CustomerOwnedIp: '203.0.113.9',
      CustomerOwnedIpv4Pool: 'ipv4pool-coip-1',
      CarrierIp: '203.0.113.10',
      ServiceManaged: 'nlb',
      Tags: [{ Key: 'Name', Value: 'front' }],
    },
    {
      AllocationId: 'eipalloc-2',
      AssociationId: 'eipassoc-2',
      Domain: 'vpc',
      PublicIp: '198.51.100.8',
      InstanceId: '',
      NetworkInterfaceId: 'eni-far',
      NetworkInterfaceOwnerId: '210987654321',
      PrivateIpAddress: '10.1.4.10',
      Tags: [],
    },
    { PublicIp: '198.51.100.9', Domain: 'standard', InstanceId: '', NetworkInterfaceId: '' },
  ],
};

const first = ec2Reference('ElasticIp', 'elastic-ip/eipalloc-1');
const firstWay = { associationId: 'eipassoc-1', privateIpAddress: '10.1.4.9' };

test('an address has its pools', () => {
  expect(mapAnswer(describeAddresses, answer).nodes).toEqual([
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:elastic-ip/eipalloc-1',
      type: 'ElasticIp',
      region: 'eu-central-1',
      attributes: {
        publicIpAddress: '198.51.100.7',
        domain: 'vpc',
        publicIpv4Pool: 'amazon',
        networkBorderGroup: 'eu-central-1',
        customerOwnedIpAddress: '203.0.113.9',
        customerOwnedIpv4Pool: 'ipv4pool-coip-1',
        carrierIpAddress: '203.0.113.10',
        serviceManaged: 'nlb',
        tags: [{ key: 'Name', value: 'front' }],
      },
    },
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:elastic-ip/eipalloc-2',
      type: 'ElasticIp',
      region: 'eu-central-1',
      attributes: { publicIpAddress: '198.51.100.8', domain: 'vpc', tags: [] },
    },
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:elastic-ip/198.51.100.9',
      type: 'ElasticIp',
      region: 'eu-central-1',
      attributes: { publicIpAddress: '198.51.100.9', domain: 'standard', tags: [] },
    },
  ]);
});

test('an address is associated with its interface and with the instance behind it', () => {
  expect(mapAnswer(describeAddresses, answer).edges).toEqual([
    {
      from: first,
      kind: 'ASSOCIATED_WITH',
      to: ec2Reference('NetworkInterface', 'network-interface/eni-1'),
      attributes: firstWay,
    },
    {
      from: first,
      kind: 'ASSOCIATED_WITH',
      to: ec2Reference('Instance', 'instance/i-1'),
      attributes: firstWay,
    },
    { from: first, kind: 'IN_SUBNET', to: ec2Reference('Subnet', 'subnet/subnet-1') },
    {
      from: ec2Reference('ElasticIp', 'elastic-ip/eipalloc-2'),
      kind: 'ASSOCIATED_WITH',
      to: {
        by: 'id',
        type: 'NetworkInterface',
        id: 'arn:aws:ec2:eu-central-1:210987654321:network-interface/eni-far',
      },
      attributes: { associationId: 'eipassoc-2', privateIpAddress: '10.1.4.10' },
    },
  ]);
});

test('no field of an address is left over', () => {
  expect(unmappedOf(describeAddresses, answer)).toEqual([]);
});

test.each([
  [{ Addresses: 'none' }, 'Addresses must be a list, got "none"'],
  [{ Addresses: [{}] }, 'Addresses[0].PublicIp must be a text that is not empty, got nothing'],
  [
    { Addresses: [{ AllocationId: 'eipalloc-1', InstanceId: 5 }] },
    'Addresses[0].InstanceId must be a text, got 5',
  ],
])('an answer of the wrong shape is refused: %j', (wrong, message) => {
  expect(() => mapAnswer(describeAddresses, wrong)).toThrow(message);
});
