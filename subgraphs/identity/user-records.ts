import { arnIn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { Mapped, MappedEdge, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import { policiesOf } from './policies-of.js';

/** A user of the authorization details with its policies and its groups. */
export function userRecords(user: Field, at: Scope): Mapped {
  const id = user.required('Arn');
  const name = user.required('UserName');
  const policies = policiesOf(user, { type: 'User', id, inline: 'UserPolicyList' });
  return {
    nodes: [
      {
        id,
        type: 'User',
        region: null,
        name,
        attributes: {
          userId: user.text('UserId'),
          userName: name,
          path: user.text('Path'),
          createdAt: user.time('CreateDate'),
          tags: tagList(user),
        },
      },
      ...policies.nodes,
    ],
    edges: [...policies.edges, ...user.texts('GroupList').map((group) => memberOf(id, group, at))],
  };
}

function memberOf(user: string, group: string, at: Scope): MappedEdge {
  return {
    from: byId('User', user),
    kind: 'MEMBER_OF',
    to: {
      by: 'name',
      type: 'Group',
      value: group,
      region: null,
      fallbackId: arnIn(at.region, `iam::${at.account}:group/${group}`),
    },
  };
}
