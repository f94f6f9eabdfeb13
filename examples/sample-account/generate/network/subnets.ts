import { company, type Region } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { place } from '../place.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';

const ZONE_IDS: Readonly<Record<string, string>> = {
  'us-east-1a': 'use1-az4',
  'us-east-1b': 'use1-az6',
  'eu-west-1a': 'euw1-az2',
  'eu-west-1b': 'euw1-az3',
};

const PLAN: readonly { region: Region; name: string; cidr: string }[] = [
  { region: company.home, name: 'store-public-a', cidr: '10.40.0.0/24' },
  { region: company.home, name: 'store-public-b', cidr: '10.40.1.0/24' },
  { region: company.home, name: 'store-app-a', cidr: '10.40.10.0/24' },
  { region: company.home, name: 'store-app-b', cidr: '10.40.11.0/24' },
  { region: company.home, name: 'store-data-a', cidr: '10.40.20.0/24' },
  { region: company.home, name: 'store-data-b', cidr: '10.40.21.0/24' },
  { region: company.home, name: 'tools-office-a', cidr: '10.50.0.0/24' },
  { region: company.home, name: 'tools-office-b', cidr: '10.50.1.0/24' },
  { region: company.branch, name: 'branch-public-a', cidr: '10.60.0.0/24' },
  { region: company.branch, name: 'branch-data-a', cidr: '10.60.20.0/24' },
  { region: company.branch, name: 'branch-data-b', cidr: '10.60.21.0/24' },
];

function subnet(region: Region, name: string, cidr: string): unknown {
  const { key, id } = refer.subnet(region, name);
  const zone = place.zone(region, name);
  return {
    AssignIpv6AddressOnCreation: false,
    AvailabilityZone: zone,
    AvailabilityZoneId: ZONE_IDS[zone],
    AvailableIpAddressCount: 200 + derive.number(`free ${name}`, 50),
    CidrBlock: cidr,
    DefaultForAz: false,
    EnableDns64: false,
    Ipv6CidrBlockAssociationSet: [],
    Ipv6Native: false,
    MapCustomerOwnedIpOnLaunch: false,
    MapPublicIpOnLaunch: name.includes('-public-'),
    OwnerId: company.account,
    PrivateDnsNameOptionsOnLaunch: {
      EnableResourceNameDnsAAAARecord: false,
      EnableResourceNameDnsARecord: false,
      HostnameType: 'ip-name',
    },
    State: 'available',
    SubnetArn: id,
    SubnetId: key,
    Tags: tags({ Name: name }),
    VpcId: refer.vpc(region, place.vpc(name)).key,
  };
}

export function subnets(ledger: Ledger): void {
  for (const { region, name, cidr } of PLAN) {
    const reference = refer.subnet(region, name);
    ledger.resource(reference);
    ledger.relate(reference, 'IN_VPC', refer.vpc(region, place.vpc(name)));
    ledger.list(region, 'ec2-describe-subnets', subnet(region, name, cidr));
  }
}
