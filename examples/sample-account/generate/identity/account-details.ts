import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { type Reference, refer } from '../references.js';
import { groups } from './groups.js';
import { managedPolicyPlan } from './managed-policy-plan.js';
import { policies } from './policies.js';
import { listedRole } from './role-answer.js';
import { rolePlan } from './role-plan.js';
import { roles } from './roles.js';
import { users } from './users.js';

/** The one answer that lists users, groups, roles and policies, and the provider's policies they hold. */
export function accountDetails(ledger: Ledger): void {
  const lists = {
    UserDetailList: users(ledger),
    GroupDetailList: groups(ledger),
    RoleDetailList: roles(ledger),
  };
  const holders = (policy: Reference): number =>
    ledger.relations.filter(({ to, kind }) => kind === 'HAS_POLICY' && to.id === policy.id).length;
  for (const planned of rolePlan) ledger.list(company.home, 'iam-list-roles', listedRole(planned));
  const body = { ...lists, Policies: policies(ledger, holders) };
  ledger.answer(company.home, ['iam-get-account-authorization-details'], body);
  for (const { path, version, document } of managedPolicyPlan) {
    const policy = refer.managedPolicy(path);
    ledger.answer(company.home, ['iam-get-policy-version', policy.id, version], {
      PolicyVersion: {
        Document: document,
        VersionId: version,
        IsDefaultVersion: true,
        CreateDate: derive.moment(policy.id),
      },
    });
  }
}
