import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { allow } from './allow.js';
import { attached, type Holder } from './attached.js';
import { pathOf } from './path-of.js';

const PLAN: readonly (Holder & { readonly path: string })[] = [
  {
    path: 'teams/engineering',
    policies: ['require-mfa'],
    managedPolicies: ['ReadOnlyAccess'],
  },
  {
    path: 'teams/operations',
    policies: ['require-mfa', 'operations-base'],
    inline: {
      name: 'change-queues',
      document: allow(['sqs:SetQueueAttributes']),
    },
  },
  { path: 'bookkeeping', policies: ['require-mfa'] },
];

/** The groups as the details of the account list them. */
export function groups(ledger: Ledger): object[] {
  return PLAN.map((planned) => {
    const group = refer.group(planned.path);
    ledger.resource(group);
    attached.relate(ledger, group, planned);
    return {
      Path: pathOf(planned.path),
      GroupName: group.name,
      GroupId: derive.identityId('AGPA', group.id),
      Arn: group.id,
      CreateDate: derive.moment(group.id),
      GroupPolicyList: attached.inline(planned),
      AttachedManagedPolicies: attached.managed(planned),
    };
  });
}
