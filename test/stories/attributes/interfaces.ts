import type { ExpectedItems } from './expected-items.js';

const HERE = 'arn:aws:ec2:us-east-1:210987654321';
const INTERFACE = {
  ipv6Addresses: [],
  ipv4Prefixes: [],
  ipv6Prefixes: [],
  ownerId: '210987654321',
};
const ADDRESS = { domain: 'vpc', publicIpv4Pool: 'amazon', networkBorderGroup: 'us-east-1' };

/** Of ec2-describe-network-interfaces and -addresses. */
export const interfaces: ExpectedItems = {
  NetworkInterface: [
    {
      id: `${HERE}:network-interface/eni-c09ce4b42b1555c8f`,
      name: null,
      region: 'us-east-1',
      attributes: {
        ...INTERFACE,
        description: 'Interface for NAT Gateway nat-3e63755b621b4ae72',
        interfaceType: 'nat_gateway',
        state: 'in-use',
        macAddress: '02:05:85:2c:d4:e4',
        availabilityZone: 'us-east-1a',
        privateIpAddress: '10.40.0.200',
        privateDnsName: 'ip-10-40-0-200.ec2.internal',
        privateIpAddresses: [
          { address: '10.40.0.200', dnsName: 'ip-10-40-0-200.ec2.internal', primary: true },
        ],
        publicIpAddress: '203.0.113.10',
        publicIpOwner: '210987654321',
        publicDnsName: 'ec2-203-0-113-10.compute-1.amazonaws.com',
        sourceDestinationCheck: false,
        requesterManaged: true,
        tags: [],
      },
    },
    {
      id: `${HERE}:network-interface/eni-d994e991882f01057`,
      name: 'partner-line',
      region: 'us-east-1',
      attributes: {
        ...INTERFACE,
        description: 'line to the partner, second interface of the router',
        interfaceType: 'interface',
        state: 'in-use',
        macAddress: '02:58:29:06:2c:23',
        availabilityZone: 'us-east-1a',
        privateIpAddress: '10.50.0.40',
        privateDnsName: 'ip-10-50-0-40.ec2.internal',
        privateIpAddresses: [
          { address: '10.50.0.40', dnsName: 'ip-10-50-0-40.ec2.internal', primary: true },
        ],
        publicIpAddress: '203.0.113.30',
        publicIpOwner: '210987654321',
        publicDnsName: 'ec2-203-0-113-30.compute-1.amazonaws.com',
        sourceDestinationCheck: true,
        requesterManaged: false,
        tags: [{ key: 'Name', value: 'partner-line' }],
      },
    },
    {
      id: `${HERE}:network-interface/eni-2133f3aefe3f3cca2`,
      name: 'spare-data-interface',
      region: 'us-east-1',
      attributes: {
        ...INTERFACE,
        description: 'kept for the reporting server',
        interfaceType: 'interface',
        state: 'available',
        macAddress: '02:76:e2:09:a8:12',
        availabilityZone: 'us-east-1b',
        privateIpAddress: '10.40.21.50',
        privateDnsName: 'ip-10-40-21-50.ec2.internal',
        privateIpAddresses: [
          { address: '10.40.21.50', dnsName: 'ip-10-40-21-50.ec2.internal', primary: true },
        ],
        sourceDestinationCheck: true,
        requesterManaged: false,
        tags: [{ key: 'Name', value: 'spare-data-interface' }],
      },
    },
  ],
  ElasticIp: [
    {
      id: `${HERE}:elastic-ip/eipalloc-2d09036c0058fdb94`,
      name: 'store-nat-a',
      region: 'us-east-1',
      attributes: {
        ...ADDRESS,
        publicIpAddress: '203.0.113.10',
        tags: [{ key: 'Name', value: 'store-nat-a' }],
      },
    },
    {
      id: `${HERE}:elastic-ip/eipalloc-e9a0bfb4766b2b47f`,
      name: 'partner-line',
      region: 'us-east-1',
      attributes: {
        ...ADDRESS,
        publicIpAddress: '203.0.113.30',
        tags: [{ key: 'Name', value: 'partner-line' }],
      },
    },
    {
      id: `${HERE}:elastic-ip/eipalloc-298356b39e12991dc`,
      name: 'kept-for-the-old-shop',
      region: 'us-east-1',
      attributes: {
        ...ADDRESS,
        publicIpAddress: '203.0.113.99',
        tags: [{ key: 'Name', value: 'kept-for-the-old-shop' }],
      },
    },
  ],
};
