import type { AwsOperation, AwsOperations } from './aws-operation.js';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html */
export const IAM: AwsOperations = {
  ListAccountAliases: {},
  // without a filter the answer holds every policy of the provider's own
  GetAccountAuthorizationDetails: {
    ...inPages('UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'),
    parameters: () => ({ Filter: ['User', 'Role', 'Group', 'LocalManagedPolicy'] }),
  },
  ListInstanceProfiles: inPages('InstanceProfiles'),
  ListRoles: inPages('Roles'),
};

function inPages(...lists: readonly string[]): AwsOperation {
  return { pages: { asked: 'Marker', given: 'Marker', lists, size: { MaxItems: 1000 } } };
}
