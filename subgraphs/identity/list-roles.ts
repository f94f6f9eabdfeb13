import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedNode } from '../../account/collect/listing.js';

const elsewhere = 'iam:GetAccountAuthorizationDetails states it';

/**
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
 *
 * Read for the two settings of a role that the account's authorization details leave out.
 */
export const listRoles: Listing = {
  operation: 'iam:ListRoles',
  scope: 'global',
  states: {
    nodes: [],
    relations: [],
    attributes: { Role: ['description', 'maxSessionSeconds'] },
  },
  dropped: {
    'Roles[].AssumeRolePolicyDocument': elsewhere,
    'Roles[].CreateDate': elsewhere,
    'Roles[].Path': elsewhere,
    'Roles[].PermissionsBoundary': elsewhere,
    'Roles[].RoleId': elsewhere,
    'Roles[].RoleLastUsed': 'measurement',
    'Roles[].Tags': elsewhere,
  },
  map: (answer) => ({ nodes: answer.requiredObjects('Roles').map(roleSettings), edges: [] }),
};

function roleSettings(role: Field): MappedNode<'Role'> {
  return {
    id: role.required('Arn'),
    type: 'Role',
    region: null,
    name: role.text('RoleName'),
    attributes: {
      description: role.text('Description'),
      maxSessionSeconds: role.number('MaxSessionDuration'),
    },
  };
}
