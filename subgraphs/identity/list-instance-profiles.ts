import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedNode } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import { instanceProfileNode } from './instance-profile-node.js';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html */
export const listInstanceProfiles: Listing = {
  operation: 'iam:ListInstanceProfiles',
  scope: 'global',
  states: { nodes: [{ type: 'InstanceProfile' }], relations: [], attributes: {} },
  dropped: {
    'InstanceProfiles[].Roles':
      'iam:GetAccountAuthorizationDetails and iam:ListRoles state the role',
  },
  map: (answer) => ({
    nodes: answer.requiredObjects('InstanceProfiles').map(taggedProfile),
    edges: [],
  }),
};

function taggedProfile(profile: Field): MappedNode {
  const node = instanceProfileNode(profile);
  // the provider may leave tags out of this answer, which does not say that there are none
  const answered = profile.keys().includes('Tags');
  const tags = tagList(profile);
  return answered ? { ...node, attributes: { ...node.attributes, tags } } : node;
}
