import type { Region } from '../company.js';
import { place } from '../place.js';
import { refer } from '../references.js';
import { dbSubnetGroupPlan } from './db-subnet-group-plan.js';

/** A subnet group as it is listed, and as it stands inside each database instance. */
export function dbSubnetGroupAnswer(region: Region, name: string): object {
  const subnets = dbSubnetGroupPlan.find((planned) => planned.name === name)?.subnets ?? [];
  return {
    DBSubnetGroupArn: refer.dbSubnetGroup(region, name).id,
    DBSubnetGroupDescription: `data subnets of ${place.vpc(name)}`,
    DBSubnetGroupName: name,
    SubnetGroupStatus: 'Complete',
    Subnets: subnets.map((subnet) => ({
      SubnetAvailabilityZone: { Name: place.zone(region, subnet) },
      SubnetIdentifier: refer.subnet(region, subnet).key,
      SubnetOutpost: {},
      SubnetStatus: 'Active',
    })),
    SupportedNetworkTypes: ['IPV4'],
    VpcId: refer.vpc(region, place.vpc(name)).key,
  };
}
