import { company, type Region } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';

const PLAN: readonly { region: Region; name: string; cidr: string; environment: string }[] = [
  { region: company.home, name: 'store', cidr: '10.40.0.0/16', environment: 'production' },
  { region: company.home, name: 'tools', cidr: '10.50.0.0/16', environment: 'internal' },
  { region: company.branch, name: 'branch', cidr: '10.60.0.0/16', environment: 'production' },
];

export function vpcs(ledger: Ledger): void {
  for (const { region, name, cidr, environment } of PLAN) {
    const vpc = refer.vpc(region, name);
    ledger.resource(vpc);
    ledger.list(region, 'ec2-describe-vpcs', {
      CidrBlock: cidr,
      CidrBlockAssociationSet: [
        {
          AssociationId: `vpc-cidr-assoc-${derive.hex(`cidr ${name}`, 17)}`,
          CidrBlock: cidr,
          CidrBlockState: { State: 'associated' },
        },
      ],
      DhcpOptionsId: `dopt-${derive.hex(`dhcp ${region}`, 17)}`,
      InstanceTenancy: 'default',
      Ipv6CidrBlockAssociationSet: [],
      IsDefault: false,
      OwnerId: company.account,
      State: 'available',
      Tags: tags({ Name: name, Environment: environment }),
      VpcId: vpc.key,
    });
  }
}
