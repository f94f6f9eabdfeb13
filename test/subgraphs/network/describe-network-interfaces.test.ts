import { expect, test } from '@jest/globals';
import { describeNetworkInterfaces } from '../../../subgraphs/network/describe-network-interfaces.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';
import { networkInterfaceAnswer } from './network-interface-answer.js';

const none = {
  privateIpAddresses: [],
  ipv6Addresses: [],
  ipv4Prefixes: [],
  ipv6Prefixes: [],
  tags: [],
};

const full = {
  description: 'Primary network interface',
  interfaceType: 'interface',
  state: 'in-use',
  macAddress: '02:00:00:00:00:01',
  availabilityZone: 'eu-central-1b',
  availabilityZoneId: 'euc1-az3',
  outpostArn: 'arn:aws:outposts:eu-central-1:123456789012:outpost/op-1',
  privateIpAddress: '10.1.4.9',
  privateDnsName: 'ip-10-1-4-9.internal',
  privateIpAddresses: [
    {
      address: '10.1.4.10',
      dnsName: 'ip-10-1-4-10.internal',
      primary: false,
      publicAddress: '198.51.100.8',
      publicAddressOwner: 'amazon',
      publicDnsName: 'second.example.com',
      customerOwnedAddress: '203.0.113.11',
      carrierAddress: '203.0.113.12',
    },
    { address: '10.1.4.9', dnsName: 'ip-10-1-4-9.internal', primary: true },
  ],
  publicIpAddress: '198.51.100.7',
  publicIpOwner: '123456789012',
  publicDnsName: 'own.example.com',
  publicHostnameType: 'public-ipv4-dns-name',
  customerOwnedIpAddress: '203.0.113.9',
  carrierIpAddress: '203.0.113.10',
  ipv6Native: false,
  ipv6Addresses: [
    { address: '2001:db8::10' },
    { address: '2001:db8::9', publicDnsName: 'nine.example.com', primary: true },
  ],
  ipv4Prefixes: ['10.1.5.0/28', '10.1.5.16/28'],
  ipv6Prefixes: ['2001:db8:1::/80'],
  sourceDestinationCheck: true,
  denyInternetGatewayTraffic: false,
  tcpEstablishedTimeoutSeconds: 432000,
  udpStreamTimeoutSeconds: 180,
  udpTimeoutSeconds: 30,
  requesterId: 'AIDAEXAMPLE',
  requesterManaged: false,
  managed: true,
  operator: 'eks.example.com',
  ownerId: '123456789012',
  tags: [{ key: 'Name', value: 'eth0' }],
};

test('a network interface has its addresses and settings', () => {
  expect(mapAnswer(describeNetworkInterfaces, networkInterfaceAnswer).nodes).toEqual([
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:network-interface/eni-full',
      type: 'NetworkInterface',
      region: 'eu-central-1',
      attributes: full,
    },
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:network-interface/eni-service',
      type: 'NetworkInterface',
      region: 'eu-central-1',
      attributes: {
        ...none,
        state: 'in-use',
        publicIpAddress: '203.0.113.5',
        publicIpOwner: 'amazon',
        publicDnsName: 'lb.example.com',
        requesterId: 'amazon-elb',
        requesterManaged: true,
        ownerId: '210987654321',
        serviceAttachment: {
          attachmentId: 'eni-attach-2',
          owner: 'amazon-elb',
          deviceIndex: 1,
          deleteOnTermination: false,
          attachedAt: '2026-02-03T04:05:07.000Z',
        },
      },
    },
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:network-interface/eni-lent',
      type: 'NetworkInterface',
      region: 'eu-central-1',
      attributes: none,
    },
  ]);
});

test('a network interface is in its subnet, has its groups and is attached to an instance shown', () => {
  const from = ec2Reference('NetworkInterface', 'network-interface/eni-full');
  const service = ec2Reference('NetworkInterface', 'network-interface/eni-service');
  const subnet = ec2Reference('Subnet', 'subnet/subnet-1');
  expect(mapAnswer(describeNetworkInterfaces, networkInterfaceAnswer).edges).toEqual([
    { from, kind: 'IN_SUBNET', to: subnet },
    { from, kind: 'ASSOCIATED_WITH', to: ec2Reference('Subnet', 'subnet/subnet-2') },
    {
      from,
      kind: 'HAS_SECURITY_GROUP',
      to: ec2Reference('SecurityGroup', 'security-group/sg-1', 'web'),
    },
    {
      from,
      kind: 'HAS_SECURITY_GROUP',
      to: ec2Reference('SecurityGroup', 'security-group/sg-2', 'ops'),
    },
    {
      from,
      kind: 'ATTACHED_TO',
      to: ec2Reference('Instance', 'instance/i-1'),
      attributes: {
        attachmentId: 'eni-attach-1',
        deviceIndex: 0,
        networkCardIndex: 0,
        deleteOnTermination: true,
        attachedAt: '2026-02-03T04:05:06.000Z',
        queueCount: 4,
        enaExpress: true,
        enaExpressUdp: false,
      },
    },
    { from: service, kind: 'IN_SUBNET', to: subnet },
    {
      from: ec2Reference('NetworkInterface', 'network-interface/eni-lent'),
      kind: 'ATTACHED_TO',
      to: {
        by: 'id',
        type: 'Instance',
        id: 'arn:aws:ec2:eu-central-1:210987654321:instance/i-far',
      },
      attributes: {},
    },
  ]);
});

test('no field of a network interface is left over', () => {
  expect(unmappedOf(describeNetworkInterfaces, networkInterfaceAnswer)).toEqual([]);
});

const item = (of: object) => ({ NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1', ...of }] });

test.each([
  [{}, 'NetworkInterfaces must be a list, got nothing'],
  [item({ NetworkInterfaceId: '' }), 'NetworkInterfaces[0].NetworkInterfaceId must be a text'],
  [item({ Attachment: 'i-1' }), 'NetworkInterfaces[0].Attachment must be an object, got "i-1"'],
  [item({ Groups: [{}] }), 'NetworkInterfaces[0].Groups[0].GroupId must be a text'],
  [
    item({ Attachment: { AttachTime: 'yesterday' } }),
    'NetworkInterfaces[0].Attachment.AttachTime must be a time, got "yesterday"',
  ],
])('an answer of the wrong shape is refused: %j', (wrong, message) => {
  expect(() => mapAnswer(describeNetworkInterfaces, wrong)).toThrow(message);
});
