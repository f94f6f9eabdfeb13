import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';
import { allow } from './allow.js';
import { attached, type Holder } from './attached.js';
import { pathOf } from './path-of.js';

interface PlannedUser extends Holder {
  readonly path: string;
  readonly groups: readonly string[];
  readonly team: string;
}

const PLAN: readonly PlannedUser[] = [
  {
    path: 'people/ada.linden',
    groups: ['teams/engineering', 'teams/operations'],
    team: 'platform',
  },
  { path: 'people/ben.osei', groups: ['teams/engineering'], team: 'shop' },
  {
    path: 'people/cleo.marsh',
    groups: ['bookkeeping'],
    team: 'finance',
    managedPolicies: ['ReadOnlyAccess'],
  },
  {
    path: 'services/continuous-delivery',
    groups: [],
    team: 'platform',
    inline: {
      name: 'assume-deployer',
      document: allow(['sts:AssumeRole'], refer.role('deployer').id),
    },
  },
];

/** The users as the details of the account list them. */
export function users(ledger: Ledger): object[] {
  return PLAN.map((planned) => {
    const user = refer.user(planned.path);
    ledger.resource(user);
    attached.relate(ledger, user, planned);
    const groups = planned.groups.map(refer.group);
    for (const group of groups) ledger.relate(user, 'MEMBER_OF', group);
    return {
      Path: pathOf(planned.path),
      UserName: user.name,
      UserId: derive.identityId('AIDA', user.id),
      Arn: user.id,
      CreateDate: derive.moment(user.id),
      UserPolicyList: attached.inline(planned),
      GroupList: groups.map(({ name }) => name),
      AttachedManagedPolicies: attached.managed(planned),
      Tags: tags({ Team: planned.team }),
    };
  });
}
