import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { Mapped, MappedEdge, MappedNode } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import { instanceProfileNode } from './instance-profile-node.js';
import { policiesOf } from './policies-of.js';
import { type PolicyDocument, policyDocument } from './policy-document.js';
import { trustEdges } from './trust-edges.js';

/** A role of the authorization details with its policies, whom it trusts and the instance profiles it is in. */
export function roleRecords(role: Field): Mapped {
  const id = role.required('Arn');
  const trust = policyDocument(role, 'AssumeRolePolicyDocument');
  const policies = policiesOf(role, { type: 'Role', id, inline: 'RolePolicyList' });
  const profiles = role.objects('InstanceProfileList').map(instanceProfileNode);
  const trusted =
    trust === undefined ? [] : trustEdges(id, trust, `${role.path}.AssumeRolePolicyDocument`);
  return {
    nodes: [roleNode(role, trust), ...policies.nodes, ...profiles],
    edges: [...policies.edges, ...trusted, ...profiles.map((profile) => hasRole(profile.id, id))],
  };
}

function roleNode(role: Field, trustPolicy: PolicyDocument | undefined): MappedNode<'Role'> {
  const name = role.required('RoleName');
  return {
    id: role.required('Arn'),
    type: 'Role',
    region: null,
    name,
    attributes: {
      roleId: role.text('RoleId'),
      roleName: name,
      path: role.text('Path'),
      createdAt: role.time('CreateDate'),
      trustPolicy,
      tags: tagList(role),
    },
  };
}

function hasRole(profile: string, role: string): MappedEdge {
  return {
    from: byId('InstanceProfile', profile),
    kind: 'HAS_ROLE',
    to: byId('Role', role),
  };
}
