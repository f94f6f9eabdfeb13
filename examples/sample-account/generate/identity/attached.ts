import type { Ledger } from '../ledger.js';
import { type Reference, refer } from '../references.js';

/** Whoever holds policies: a user, a group or a role. */
export interface Holder {
  readonly policies?: readonly string[];
  readonly managedPolicies?: readonly string[];
  readonly inline?: { readonly name: string; readonly document: object };
}

function policiesOf({ policies = [], managedPolicies = [] }: Holder): Reference[] {
  return [...policies.map(refer.policy), ...managedPolicies.map(refer.managedPolicy)];
}

/** What a user, group or role holds: its policies become relations, its inline policy a resource. */
function relate(ledger: Ledger, owner: Reference, holder: Holder): void {
  for (const policy of holder.policies ?? []) {
    ledger.relate(owner, 'HAS_POLICY', refer.policy(policy));
  }
  for (const policy of holder.managedPolicies ?? []) {
    ledger.relate(owner, 'HAS_POLICY', ledger.external(refer.managedPolicy(policy)));
  }
  if (holder.inline !== undefined) {
    const policy = refer.inlinePolicy(owner, holder.inline.name);
    ledger.resource(policy);
    ledger.relate(owner, 'HAS_POLICY', policy);
  }
}

function managed(holder: Holder): object[] {
  return policiesOf(holder).map(({ id, name }) => ({ PolicyArn: id, PolicyName: name }));
}

function inline({ inline: policy }: Holder): object[] {
  return policy === undefined ? [] : [{ PolicyName: policy.name, PolicyDocument: policy.document }];
}

/** The policies of a user, group or role, as relations and as they stand in the answer. */
export const attached = { relate, managed, inline };
