import { company } from '../company.js';
import type { Ledger } from '../ledger.js';
import { place } from '../place.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';
import { type PlannedGroup, type PlannedRule, securityGroupPlan } from './security-group-plan.js';

const EVERYWHERE: readonly PlannedRule[] = [{ protocol: '-1', cidr: '0.0.0.0/0' }];

function permission({ region }: PlannedGroup, rule: PlannedRule): object {
  const [from, to] = rule.ports ?? [];
  return {
    ...(from === undefined ? {} : { FromPort: from }),
    IpProtocol: rule.protocol,
    IpRanges: rule.cidr === undefined ? [] : [{ CidrIp: rule.cidr }],
    Ipv6Ranges: [],
    PrefixListIds: [],
    ...(to === undefined ? {} : { ToPort: to }),
    UserIdGroupPairs: (rule.groups ?? []).map((group) => ({
      GroupId: refer.securityGroup(region, group).key,
      UserId: company.account,
    })),
  };
}

/** The default group is the only one whose own name is not the plan's, and the only one without tags. */
function ownName({ name }: PlannedGroup): string {
  return name.endsWith('-default') ? 'default' : name;
}

function relate(ledger: Ledger, group: PlannedGroup): void {
  const { region, ingress, egress = [] } = group;
  const reference = refer.securityGroup(region, group.name);
  ledger.resource(reference, ownName(group));
  ledger.relate(reference, 'IN_VPC', refer.vpc(region, place.vpc(group.name)));
  for (const name of ingress.flatMap((rule) => rule.groups ?? [])) {
    ledger.relate(reference, 'ALLOWS_FROM', refer.securityGroup(region, name));
  }
  for (const name of egress.flatMap((rule) => rule.groups ?? [])) {
    ledger.relate(reference, 'ALLOWS_TO', refer.securityGroup(region, name));
  }
}

export function securityGroups(ledger: Ledger): void {
  for (const group of securityGroupPlan) {
    const { region, name } = group;
    const reference = refer.securityGroup(region, name);
    const isDefault = ownName(group) === 'default';
    relate(ledger, group);
    ledger.list(region, 'ec2-describe-security-groups', {
      Description: group.description,
      GroupId: reference.key,
      GroupName: ownName(group),
      IpPermissions: group.ingress.map((rule) => permission(group, rule)),
      IpPermissionsEgress: (group.egress ?? EVERYWHERE).map((rule) => permission(group, rule)),
      OwnerId: company.account,
      SecurityGroupArn: reference.id,
      Tags: isDefault ? [] : tags({ Environment: 'production' }),
      VpcId: refer.vpc(region, place.vpc(name)).key,
    });
  }
}
