import type { ExpectedItems } from './expected-items.js';

const HERE = 'arn:aws:ec2:us-east-1:210987654321';
const BRANCH = 'arn:aws:ec2:eu-west-1:210987654321';
const PRODUCTION = { key: 'Environment', value: 'production' };
const VPC = {
  ipv6CidrBlocks: [],
  isDefault: false,
  state: 'available',
  instanceTenancy: 'default',
  ownerId: '210987654321',
};
const SUBNET = {
  ipv6CidrBlocks: [],
  state: 'available',
  defaultForZone: false,
  mapCustomerOwnedIpOnLaunch: false,
  assignIpv6AddressOnCreation: false,
  ipv6Native: false,
  dns64: false,
  hostnameType: 'ip-name',
  resourceNameDnsARecord: false,
  resourceNameDnsAaaaRecord: false,
  ownerId: '210987654321',
};
const TABLE = {
  propagatingGatewayIds: [],
  associatedGatewayIds: [],
  associatedIpv4Pools: [],
  ownerId: '210987654321',
};
const EVERYWHERE = { protocol: '-1', cidr: '0.0.0.0/0' };

/** The only route of a table that leads to no resource: the one within the VPC. */
function within(cidr: string) {
  return [{ destination: cidr, target: 'local', origin: 'CreateRouteTable', state: 'active' }];
}

/** Of ec2-describe-vpcs, -subnets, -route-tables and -security-groups. */
export const network: ExpectedItems = {
  Vpc: [
    {
      id: `${HERE}:vpc/vpc-574b78e045341c21c`,
      name: 'store',
      region: 'us-east-1',
      attributes: {
        ...VPC,
        cidrBlock: '10.40.0.0/16',
        cidrBlocks: ['10.40.0.0/16'],
        dhcpOptionsId: 'dopt-13ce3135c8521eab1',
        tags: [PRODUCTION, { key: 'Name', value: 'store' }],
      },
    },
    {
      id: `${HERE}:vpc/vpc-e77f61b6c04562ef5`,
      name: 'tools',
      region: 'us-east-1',
      attributes: {
        ...VPC,
        cidrBlock: '10.50.0.0/16',
        cidrBlocks: ['10.50.0.0/16'],
        dhcpOptionsId: 'dopt-13ce3135c8521eab1',
        tags: [
          { key: 'Environment', value: 'internal' },
          { key: 'Name', value: 'tools' },
        ],
      },
    },
    {
      id: `${BRANCH}:vpc/vpc-ccf16b3c151dac40b`,
      name: 'branch',
      region: 'eu-west-1',
      attributes: {
        ...VPC,
        cidrBlock: '10.60.0.0/16',
        cidrBlocks: ['10.60.0.0/16'],
        dhcpOptionsId: 'dopt-45f393ccd2bda6774',
        tags: [PRODUCTION, { key: 'Name', value: 'branch' }],
      },
    },
    {
      id: 'arn:aws:ec2:eu-central-1:333344445555:vpc/vpc-0f1e2d3c4b5a69788',
      name: 'vpc-0f1e2d3c4b5a69788',
      region: null,
      attributes: {},
    },
  ],
  Subnet: [
    {
      id: `${HERE}:subnet/subnet-8c0bd61dd07647596`,
      name: 'store-public-a',
      region: 'us-east-1',
      attributes: {
        ...SUBNET,
        cidrBlock: '10.40.0.0/24',
        availabilityZone: 'us-east-1a',
        availabilityZoneId: 'use1-az4',
        mapPublicIpOnLaunch: true,
        tags: [{ key: 'Name', value: 'store-public-a' }],
      },
    },
    {
      id: `${HERE}:subnet/subnet-d75a52eefb811370c`,
      name: 'store-data-b',
      region: 'us-east-1',
      attributes: {
        ...SUBNET,
        cidrBlock: '10.40.21.0/24',
        availabilityZone: 'us-east-1b',
        availabilityZoneId: 'use1-az6',
        mapPublicIpOnLaunch: false,
        tags: [{ key: 'Name', value: 'store-data-b' }],
      },
    },
    {
      id: `${BRANCH}:subnet/subnet-62fa7af65611d688c`,
      name: 'branch-data-b',
      region: 'eu-west-1',
      attributes: {
        ...SUBNET,
        cidrBlock: '10.60.21.0/24',
        availabilityZone: 'eu-west-1b',
        availabilityZoneId: 'euw1-az3',
        mapPublicIpOnLaunch: false,
        tags: [{ key: 'Name', value: 'branch-data-b' }],
      },
    },
  ],
  RouteTable: [
    {
      id: `${HERE}:route-table/rtb-df19a798bd374d33c`,
      name: null,
      region: 'us-east-1',
      attributes: {
        ...TABLE,
        main: true,
        mainAssociationId: 'rtbassoc-2827a7081af4c1b03',
        routes: within('10.40.0.0/16'),
        tags: [],
      },
    },
    {
      id: `${HERE}:route-table/rtb-9c08dabd649a1b27c`,
      name: 'store-app-a',
      region: 'us-east-1',
      attributes: {
        ...TABLE,
        main: false,
        routes: within('10.40.0.0/16'),
        tags: [{ key: 'Name', value: 'store-app-a' }],
      },
    },
    {
      id: `${HERE}:route-table/rtb-0ccb3b680e62489d2`,
      name: null,
      region: 'us-east-1',
      attributes: {
        ...TABLE,
        main: true,
        mainAssociationId: 'rtbassoc-6d5c4bcb16d92da77',
        routes: within('10.50.0.0/16'),
        tags: [],
      },
    },
  ],
  SecurityGroup: [
    {
      id: `${HERE}:security-group/sg-50cd7d1030e58925d`,
      name: 'store-edge',
      region: 'us-east-1',
      attributes: {
        groupName: 'store-edge',
        description: 'public load balancer',
        ingressRules: [
          { protocol: 'tcp', fromPort: 443, toPort: 443, cidr: '0.0.0.0/0' },
          { protocol: 'tcp', fromPort: 80, toPort: 80, cidr: '0.0.0.0/0' },
        ],
        egressRules: [],
        ownerId: '210987654321',
        tags: [PRODUCTION],
      },
    },
    {
      id: `${HERE}:security-group/sg-725aa46a492e0d3fb`,
      name: 'store-bastion',
      region: 'us-east-1',
      attributes: {
        groupName: 'store-bastion',
        description: 'way in for operators',
        ingressRules: [{ protocol: 'tcp', fromPort: 22, toPort: 22, cidr: '198.51.100.0/24' }],
        egressRules: [{ protocol: 'tcp', fromPort: 443, toPort: 443, cidr: '0.0.0.0/0' }],
        ownerId: '210987654321',
        tags: [PRODUCTION],
      },
    },
    {
      id: `${BRANCH}:security-group/sg-2470b941f4f1a2188`,
      name: 'default',
      region: 'eu-west-1',
      attributes: {
        groupName: 'default',
        description: 'default VPC security group',
        ingressRules: [],
        egressRules: [EVERYWHERE],
        ownerId: '210987654321',
        tags: [],
      },
    },
  ],
};
