import type { ExpectedItems } from './expected-items.js';

const HERE = 'arn:aws:ec2:us-east-1:210987654321';
const OPEN = {
  Version: '2008-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};

/** One side of a peering, as both are set in this account. */
function side(cidr: string) {
  return {
    cidrBlock: cidr,
    cidrBlocks: [cidr],
    ipv6CidrBlocks: [],
    dnsResolutionFromOtherVpc: true,
    egressFromClassicLink: false,
    egressToClassicLink: false,
  };
}

/** Of ec2-describe-internet-gateways, -nat-gateways, -vpc-endpoints and -vpc-peering-connections. */
export const gateways: ExpectedItems = {
  InternetGateway: [
    {
      id: `${HERE}:internet-gateway/igw-9b6297ef3e96515c1`,
      name: 'store-internet',
      region: 'us-east-1',
      attributes: { ownerId: '210987654321', tags: [{ key: 'Name', value: 'store-internet' }] },
    },
    {
      id: `${HERE}:internet-gateway/igw-a7c925530fe736c00`,
      name: 'tools-internet',
      region: 'us-east-1',
      attributes: { ownerId: '210987654321', tags: [{ key: 'Name', value: 'tools-internet' }] },
    },
    {
      id: 'arn:aws:ec2:eu-west-1:210987654321:internet-gateway/igw-c29b995808e46b162',
      name: 'branch-internet',
      region: 'eu-west-1',
      attributes: { ownerId: '210987654321', tags: [{ key: 'Name', value: 'branch-internet' }] },
    },
  ],
  NatGateway: [
    {
      id: `${HERE}:natgateway/nat-3e63755b621b4ae72`,
      name: 'store-nat-a',
      region: 'us-east-1',
      attributes: {
        state: 'available',
        connectivityType: 'public',
        addresses: [{ privateIpAddress: '10.40.0.200', primary: true }],
        appliances: [],
        createdAt: '2025-08-14T16:48:31.000Z',
        tags: [{ key: 'Name', value: 'store-nat-a' }],
      },
    },
    {
      id: `${HERE}:natgateway/nat-d4478aae780ee2666`,
      name: 'store-nat-b',
      region: 'us-east-1',
      attributes: {
        state: 'available',
        connectivityType: 'public',
        addresses: [{ privateIpAddress: '10.40.1.200', primary: true }],
        appliances: [],
        createdAt: '2025-10-16T06:32:22.000Z',
        tags: [{ key: 'Name', value: 'store-nat-b' }],
      },
    },
    {
      id: `${HERE}:natgateway/nat-b00972deab14cfa48`,
      name: 'nat-b00972deab14cfa48',
      region: null,
      attributes: {},
    },
  ],
  VpcEndpoint: [
    {
      id: `${HERE}:vpc-endpoint/vpce-7080ba74a9417d1b3`,
      name: 'store-buckets',
      region: 'us-east-1',
      attributes: {
        endpointType: 'Gateway',
        serviceName: 'com.amazonaws.us-east-1.s3',
        state: 'available',
        policy: OPEN,
        ipAddressType: 'ipv4',
        dnsEntries: [],
        privateDnsEnabled: false,
        requesterManaged: false,
        createdAt: '2025-06-20T03:49:32.000Z',
        ownerId: '210987654321',
        tags: [{ key: 'Name', value: 'store-buckets' }],
      },
    },
    {
      id: `${HERE}:vpc-endpoint/vpce-e3a1db71f4acde1b3`,
      name: null,
      region: 'us-east-1',
      attributes: {
        endpointType: 'Interface',
        serviceName: 'com.amazonaws.us-east-1.secretsmanager',
        state: 'available',
        policy: OPEN,
        ipAddressType: 'ipv4',
        dnsEntries: [
          {
            name: 'vpce-e3a1db71f4acde1b3.secretsmanager.us-east-1.vpce.amazonaws.com',
            hostedZoneId: 'Z7HUB22UULQXV',
          },
        ],
        dnsRecordIpType: 'ipv4',
        privateDnsEnabled: true,
        privateDnsDomains: [],
        requesterManaged: false,
        createdAt: '2025-09-23T18:26:57.000Z',
        ownerId: '210987654321',
        tags: [{ key: 'Environment', value: 'production' }],
      },
    },
  ],
  VpcPeering: [
    {
      id: `${HERE}:vpc-peering-connection/pcx-9676851257ba5f621`,
      name: 'tools-to-store',
      region: 'us-east-1',
      attributes: {
        state: 'active',
        requester: side('10.50.0.0/16'),
        accepter: side('10.40.0.0/16'),
        tags: [{ key: 'Name', value: 'tools-to-store' }],
      },
    },
    {
      id: `${HERE}:vpc-peering-connection/pcx-c593bb02e5b381c24`,
      name: 'tools-to-partner',
      region: 'us-east-1',
      attributes: {
        state: 'active',
        requester: side('10.50.0.0/16'),
        accepter: side('10.90.0.0/16'),
        tags: [{ key: 'Name', value: 'tools-to-partner' }],
      },
    },
  ],
};
