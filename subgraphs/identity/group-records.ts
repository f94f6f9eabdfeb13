import type { Field } from '../../account/collect/field.js';
import type { Mapped } from '../../account/collect/listing.js';
import { policiesOf } from './policies-of.js';

/** A group of the authorization details with its policies. Groups have no tags. */
export function groupRecords(group: Field): Mapped {
  const id = group.required('Arn');
  const policies = policiesOf(group, { type: 'Group', id, inline: 'GroupPolicyList' });
  return {
    nodes: [
      {
        id,
        type: 'Group',
        region: null,
        name: group.required('GroupName'),
        attributes: {
          groupId: group.text('GroupId'),
          path: group.text('Path'),
          createdAt: group.time('CreateDate'),
        },
      },
      ...policies.nodes,
    ],
    edges: policies.edges,
  };
}
