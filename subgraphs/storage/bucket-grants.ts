import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { Json } from '../../account/graph/record.js';

/** The SDL's BucketGrants, in order of grantee and permission. */
export function bucketGrants(grants: readonly Field[]): readonly Json[] {
  return grants
    .map((grant) => ({ ...grantee(grant), permission: grant.required('Permission') }))
    .toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))
    .map(defined);
}

interface Grant {
  readonly grantee: string | undefined;
  readonly granteeType: string | undefined;
  readonly permission: string;
}

function grantee(grant: Field): Omit<Grant, 'permission'> {
  const to = grant.object('Grantee');
  const names = [to?.text('ID'), to?.text('URI'), to?.text('EmailAddress')];
  return {
    grantee: names.find((name) => name !== undefined),
    granteeType: to?.text('Type'),
  };
}

function sortKey({ grantee: to, permission }: Grant): string {
  return `${to ?? ''} ${permission}`;
}
