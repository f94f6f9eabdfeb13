import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { dbSubnetGroupAnswer } from './db-subnet-group-answer.js';
import { dbSubnetGroupPlan } from './db-subnet-group-plan.js';

export function dbSubnetGroups(ledger: Ledger): void {
  for (const { region, name, subnets } of dbSubnetGroupPlan) {
    const group = refer.dbSubnetGroup(region, name);
    ledger.resource(group);
    for (const subnet of subnets) ledger.relate(group, 'IN_SUBNET', refer.subnet(region, subnet));
    ledger.list(region, 'rds-describe-db-subnet-groups', dbSubnetGroupAnswer(region, name));
  }
}
