import { company } from '../company.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { instanceProfileAnswer } from './instance-profile-answer.js';
import { instanceProfilePlan } from './instance-profile-plan.js';

export function instanceProfiles(ledger: Ledger): void {
  for (const { path, role } of instanceProfilePlan) {
    const profile = refer.instanceProfile(path);
    ledger.resource(profile);
    ledger.relate(profile, 'HAS_ROLE', refer.role(role));
    const answer = { ...instanceProfileAnswer(path, role), Tags: [] };
    ledger.list(company.home, 'iam-list-instance-profiles', answer);
  }
}
