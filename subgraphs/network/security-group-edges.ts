import type { Field } from '../../account/collect/field.js';
import type { MappedEdge, Reference, Scope } from '../../account/collect/listing.js';
import { networkReference } from './network-reference.js';

/** HAS_SECURITY_GROUP for each `{GroupId, GroupName}` of the owner's `Groups`. */
export function securityGroupEdges(
  owner: Field,
  from: Reference,
  at: Scope,
): readonly MappedEdge[] {
  return owner.objects('Groups').map((group) => ({
    from,
    kind: 'HAS_SECURITY_GROUP',
    to: networkReference(at, 'SecurityGroup', group.required('GroupId'), group.text('GroupName')),
  }));
}
