import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { type Reference, refer } from '../references.js';
import { pathOf } from './path-of.js';
import { type PlannedPolicy, policyPlan } from './policy-plan.js';

/** The document stands in version 2; version 1 allowed nothing. */
function versions(policy: Reference, { document }: PlannedPolicy): object[] {
  const CreateDate = derive.moment(policy.id);
  const empty = { Version: '2012-10-17', Statement: [] };
  return [
    { Document: document, VersionId: 'v2', IsDefaultVersion: true, CreateDate },
    { Document: empty, VersionId: 'v1', IsDefaultVersion: false, CreateDate },
  ];
}

/** The customer's policies as the details of the account list them; `holders` counts who has each. */
export function policies(ledger: Ledger, holders: (policy: Reference) => number): object[] {
  return policyPlan.map((planned) => {
    const policy = refer.policy(planned.path);
    ledger.resource(policy);
    return {
      PolicyName: policy.name,
      PolicyId: derive.identityId('ANPA', policy.id),
      Arn: policy.id,
      Path: pathOf(planned.path),
      DefaultVersionId: 'v2',
      AttachmentCount: holders(policy),
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      Description: planned.description,
      CreateDate: derive.moment(policy.id),
      UpdateDate: derive.moment(policy.id),
      PolicyVersionList: versions(policy, planned),
    };
  });
}
