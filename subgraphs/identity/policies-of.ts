import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { Mapped, MappedEdge, MappedNode } from '../../account/collect/listing.js';
import { arnName } from './arn-name.js';
import { policyDocument } from './policy-document.js';

interface PolicyOwner {
  readonly type: 'User' | 'Group' | 'Role';
  readonly id: string;
  /** the member that lists the owner's inline policies */
  readonly inline: string;
}

type PolicyEdge = MappedEdge & { readonly to: { readonly by: 'id' } };

/**
 * What a user, group or role may do: its inline policies as nodes, and relations to all its policies. A policy that
 * bounds what the owner may do has `boundary: true`, and `attached: true` when it is attached as well.
 */
export function policiesOf(detail: Field, owner: PolicyOwner): Mapped {
  const inline = detail.objects(owner.inline).map((policy) => inlinePolicy(policy, owner));
  const boundary = boundaryOf(detail, owner);
  const attached = detail
    .objects('AttachedManagedPolicies')
    .map((policy) => hasPolicy(owner, policy.required('PolicyArn'), policy.text('PolicyName')));
  const inlined = inline.map(({ id, name }) => hasPolicy(owner, id, name ?? undefined));
  return { nodes: inline, edges: [...bounded(attached, boundary), ...inlined] };
}

function inlinePolicy(policy: Field, owner: PolicyOwner): MappedNode<'Policy'> {
  const name = policy.required('PolicyName');
  return {
    id: `${owner.id}/policy/${name}`,
    type: 'Policy',
    region: null,
    name,
    attributes: { inline: true, document: policyDocument(policy, 'PolicyDocument') },
  };
}

function boundaryOf(detail: Field, owner: PolicyOwner): PolicyEdge | undefined {
  // groups have no boundary, so the member is not theirs to read
  if (owner.type === 'Group') return undefined;
  const arn = detail.object('PermissionsBoundary')?.text('PermissionsBoundaryArn');
  return arn === undefined ? undefined : hasPolicy(owner, arn);
}

function bounded(
  attached: readonly PolicyEdge[],
  boundary: PolicyEdge | undefined,
): readonly MappedEdge[] {
  if (boundary === undefined) return attached;
  const others = attached.filter((edge) => edge.to.id !== boundary.to.id);
  const attributes =
    others.length === attached.length ? { boundary: true } : { boundary: true, attached: true };
  return [...others, { ...boundary, attributes }];
}

function hasPolicy(owner: PolicyOwner, id: string, name = arnName(id)): PolicyEdge {
  return {
    from: byId(owner.type, owner.id),
    kind: 'HAS_POLICY',
    to: { by: 'id', type: 'Policy', id, name },
  };
}
