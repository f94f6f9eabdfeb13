import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';
import { networkInterface } from './network-interface.js';

const region = company.home;
const EVERYONE = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

function common(name: string, service: string): object {
  return {
    CreationTimestamp: derive.moment(`endpoint ${name}`),
    IpAddressType: 'ipv4',
    NetworkInterfaceIds: [],
    OwnerId: company.account,
    PolicyDocument: JSON.stringify({ Version: '2008-10-17', Statement: [EVERYONE] }),
    RequesterManaged: false,
    ServiceName: `com.amazonaws.${region}.${service}`,
    State: 'available',
    VpcEndpointId: refer.vpcEndpoint(region, name).key,
    VpcId: refer.vpc(region, 'store').key,
  };
}

function gatewayEndpoint(ledger: Ledger, routeTables: readonly string[]): void {
  const endpoint = refer.vpcEndpoint(region, 'store-buckets');
  const tables = routeTables.map((name) => refer.routeTable(region, name));
  ledger.resource(endpoint);
  ledger.relate(endpoint, 'IN_VPC', refer.vpc(region, 'store'));
  for (const table of tables) ledger.relate(endpoint, 'ASSOCIATED_WITH', table);
  ledger.list(region, 'ec2-describe-vpc-endpoints', {
    ...common('store-buckets', 's3'),
    DnsEntries: [],
    Groups: [],
    PrivateDnsEnabled: false,
    RouteTableIds: tables.map((table) => table.key),
    SubnetIds: [],
    Tags: tags({ Name: 'store-buckets' }),
    VpcEndpointType: 'Gateway',
  });
}

function interfaceEndpoint(ledger: Ledger): void {
  const endpoint = refer.vpcEndpoint(region, 'store-secrets');
  const group = refer.securityGroup(region, 'store-endpoints');
  const subnets = ['store-app-a', 'store-app-b'];
  ledger.resource(endpoint, null);
  ledger.relate(endpoint, 'IN_VPC', refer.vpc(region, 'store'));
  ledger.relate(endpoint, 'HAS_SECURITY_GROUP', group);
  subnets.forEach((subnet, index) => {
    ledger.relate(endpoint, 'IN_SUBNET', refer.subnet(region, subnet));
    networkInterface(ledger, {
      region,
      name: `endpoint-${subnet}`,
      subnet,
      groups: [group.name],
      kind: 'vpc_endpoint',
      address: `10.40.1${index}.210`,
      description: `VPC Endpoint Interface ${endpoint.key}`,
    });
  });
  ledger.list(region, 'ec2-describe-vpc-endpoints', {
    ...common('store-secrets', 'secretsmanager'),
    DnsEntries: [
      {
        DnsName: `${endpoint.key}.secretsmanager.${region}.vpce.amazonaws.com`,
        HostedZoneId: 'Z7HUB22UULQXV',
      },
    ],
    DnsOptions: { DnsRecordIpType: 'ipv4' },
    Groups: [{ GroupId: group.key, GroupName: group.name }],
    PrivateDnsEnabled: true,
    RouteTableIds: [],
    SubnetIds: subnets.map((subnet) => refer.subnet(region, subnet).key),
    Tags: tags({ Environment: 'production' }),
    VpcEndpointType: 'Interface',
  });
}

export function vpcEndpoints(ledger: Ledger): void {
  gatewayEndpoint(ledger, ['store-app-a', 'store-app-b']);
  interfaceEndpoint(ledger);
}
