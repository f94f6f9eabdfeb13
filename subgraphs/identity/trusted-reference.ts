import { arnBeside, arnParts } from '../../account/collect/arn.js';
import type { Reference } from '../../account/collect/listing.js';
import type { NodeId } from '../../account/graph/record.js';
import { arnName } from './arn-name.js';

type TrustedReference = Extract<Reference, { readonly by: 'id' }>;

/**
 * Whom one principal of a trust policy names. `kind` is the policy's own (AWS, Service, Federated, CanonicalUser).
 * Roles and users of any account are themselves; an account, written as its root or as its bare id, is the Principal
 * `arn:<partition of the role>:iam::<id>:root`; whoever else is a Principal by what the policy calls it: a service, a federated provider,
 * a session, the id of a deleted user, `*`.
 */
export function trustedReference(kind: string, text: string, role: NodeId): TrustedReference {
  if (kind !== 'AWS') return { by: 'id', type: 'Principal', id: text, name: principalName(text) };
  if (/^\d{12}$/.test(text))
    return trustedReference(kind, arnBeside(role, `iam::${text}:root`), role);
  const arn = arnParts(text);
  const type = arn?.service === 'iam' ? iamType(arn.resource) : 'Principal';
  if (type !== 'Principal') return { by: 'id', type, id: text, name: arnName(text) };
  return { by: 'id', type, id: text, name: principalName(text) };
}

function iamType(resource: string): string {
  if (resource.startsWith('role/')) return 'Role';
  return resource.startsWith('user/') ? 'User' : 'Principal';
}

/** An account goes by its id, a provider of identities by what it is called there, others by their whole text. */
function principalName(text: string): string {
  const arn = arnParts(text);
  if (arn === null) return text;
  if (arn.resource === 'root') return arn.account;
  return arn.resource.slice(arn.resource.indexOf('/') + 1);
}
