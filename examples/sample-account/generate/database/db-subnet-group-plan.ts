import { company, type Region } from '../company.js';

/** Each subnet group has the name of the security group in front of its databases. */
export const dbSubnetGroupPlan: readonly {
  region: Region;
  name: string;
  subnets: readonly string[];
}[] = [
  { region: company.home, name: 'store-data', subnets: ['store-data-a', 'store-data-b'] },
  { region: company.branch, name: 'branch-data', subnets: ['branch-data-a', 'branch-data-b'] },
];
