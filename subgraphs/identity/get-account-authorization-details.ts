import type { Listing } from '../../account/collect/listing.js';
import { groupRecords } from './group-records.js';
import { managedPolicyNodes } from './managed-policy-nodes.js';
import { roleRecords } from './role-records.js';
import { userRecords } from './user-records.js';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html */
export const getAccountAuthorizationDetails: Listing = {
  operation: 'iam:GetAccountAuthorizationDetails',
  scope: 'global',
  states: {
    nodes: [{ type: 'User' }, { type: 'Group' }, { type: 'Role' }, { type: 'Policy' }],
    relations: [
      { kind: 'HAS_POLICY', from: ['User', 'Group', 'Role'], to: ['Policy'], anchor: 'from' },
      { kind: 'MEMBER_OF', from: ['User'], to: ['Group'], anchor: 'from' },
      {
        kind: 'TRUSTS',
        from: ['Role'],
        to: ['Role', 'User', 'Principal'],
        anchor: 'from',
        listAs: 'statements',
      },
      { kind: 'HAS_ROLE', from: ['InstanceProfile'], to: ['Role'], anchor: 'to' },
    ],
    attributes: {},
  },
  dropped: {
    'UserDetailList[].PermissionsBoundary.PermissionsBoundaryType': 'always a policy',
    'RoleDetailList[].PermissionsBoundary.PermissionsBoundaryType': 'always a policy',
    'RoleDetailList[].RoleLastUsed': 'measurement',
    'RoleDetailList[].InstanceProfileList[].Roles': 'repeats the role itself',
    'RoleDetailList[].InstanceProfileList[].Tags': 'iam:ListInstanceProfiles states it',
    'Policies[].AttachmentCount': 'measurement; the attachments are relations',
    'Policies[].PermissionsBoundaryUsageCount': 'measurement; the uses are relations',
  },
  map: (answer, at) => {
    const owners = [
      ...answer.requiredObjects('UserDetailList').map((user) => userRecords(user, at)),
      ...answer.requiredObjects('GroupDetailList').map(groupRecords),
      ...answer.requiredObjects('RoleDetailList').map(roleRecords),
    ];
    return {
      nodes: [
        ...owners.flatMap((owner) => owner.nodes),
        ...managedPolicyNodes(answer.requiredObjects('Policies')),
      ],
      edges: owners.flatMap((owner) => owner.edges),
    };
  },
};
