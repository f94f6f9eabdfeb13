import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { attached } from './attached.js';
import { instanceProfileAnswer } from './instance-profile-answer.js';
import { instanceProfilePlan } from './instance-profile-plan.js';
import { roleAnswer } from './role-answer.js';
import { type PlannedRole, rolePlan } from './role-plan.js';

function relate(ledger: Ledger, planned: PlannedRole): void {
  const role = refer.role(planned.path);
  ledger.resource(role);
  attached.relate(ledger, role, planned);
  for (const trusted of planned.trusts) {
    ledger.relate(
      role,
      'TRUSTS',
      trusted.type === 'Principal' ? ledger.external(trusted) : trusted,
    );
  }
}

/** The instance profiles that hand out a role. */
function profilesOf(role: string): object[] {
  return instanceProfilePlan
    .filter((planned) => planned.role === role)
    .map((planned) => instanceProfileAnswer(planned.path, planned.role));
}

/** The roles as the details of the account list them. */
export function roles(ledger: Ledger): object[] {
  return rolePlan.map((planned) => {
    relate(ledger, planned);
    const { path } = planned;
    return {
      ...roleAnswer(planned),
      InstanceProfileList: profilesOf(path),
      RolePolicyList: attached.inline(planned),
      AttachedManagedPolicies: attached.managed(planned),
      RoleLastUsed: { LastUsedDate: derive.moment(`used ${path}`), Region: 'us-east-1' },
    };
  });
}
