import { expect, test } from '@jest/globals';
import { WrongShape } from '../../../account/collect/field.js';
import type { Listing } from '../../../account/collect/listing.js';
import { identityListings } from '../../../subgraphs/identity/collect.js';
import { getAccountAuthorizationDetails } from '../../../subgraphs/identity/get-account-authorization-details.js';
import { listInstanceProfiles } from '../../../subgraphs/identity/list-instance-profiles.js';
import { listRoles } from '../../../subgraphs/identity/list-roles.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';
import * as answers from '../identity-answers.js';

const empty = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] };

test('every field of the answers is mapped or declared dropped', () => {
  expect([
    unmappedOf(getAccountAuthorizationDetails, answers.details),
    unmappedOf(listInstanceProfiles, { InstanceProfiles: answers.instanceProfiles }),
    unmappedOf(listRoles, { Roles: answers.listedRoles }),
  ]).toEqual([[], [], []]);
});

test('a list that is empty is an answer', () => {
  expect([
    mapAnswer(getAccountAuthorizationDetails, empty),
    mapAnswer(listInstanceProfiles, { InstanceProfiles: [] }),
    mapAnswer(listRoles, { Roles: [] }),
  ]).toEqual(identityListings.map(() => ({ nodes: [], edges: [] })));
});

const wrong: readonly (readonly [string, Listing, unknown])[] = [
  ['GroupDetailList', getAccountAuthorizationDetails, { ...empty, GroupDetailList: undefined }],
  ['Policies', getAccountAuthorizationDetails, { ...empty, Policies: {} }],
  ['InstanceProfiles', listInstanceProfiles, {}],
  ['Roles', listRoles, { Roles: 'oven' }],
  ['Roles[0].Arn', listRoles, { Roles: [{ RoleName: 'oven' }] }],
  [
    'InstanceProfiles[0].InstanceProfileName',
    listInstanceProfiles,
    { InstanceProfiles: [{ Arn: 'arn:aws:iam::123456789012:instance-profile/oven' }] },
  ],
  [
    'UserDetailList[0].Arn',
    getAccountAuthorizationDetails,
    { ...empty, UserDetailList: [{ UserName: 'mira', Arn: 7 }] },
  ],
  [
    'UserDetailList[0].GroupList[1]',
    getAccountAuthorizationDetails,
    { ...empty, UserDetailList: [{ UserName: 'mira', Arn: 'arn', GroupList: ['bakers', {}] }] },
  ],
  [
    'GroupDetailList[0].GroupName',
    getAccountAuthorizationDetails,
    { ...empty, GroupDetailList: [{ Arn: 'arn', GroupName: '' }] },
  ],
  [
    'GroupDetailList[0].GroupPolicyList[0].PolicyDocument',
    getAccountAuthorizationDetails,
    {
      ...empty,
      GroupDetailList: [
        {
          Arn: 'arn',
          GroupName: 'bakers',
          GroupPolicyList: [{ PolicyName: 'bake', PolicyDocument: 'not JSON' }],
        },
      ],
    },
  ],
  [
    'RoleDetailList[0].AssumeRolePolicyDocument.Statement[0].Principal.AWS[0]',
    getAccountAuthorizationDetails,
    {
      ...empty,
      RoleDetailList: [
        {
          Arn: 'arn',
          RoleName: 'oven',
          AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { AWS: [7] } }] },
        },
      ],
    },
  ],
  [
    'Policies[0].PolicyVersionList[0].VersionId',
    getAccountAuthorizationDetails,
    { ...empty, Policies: [{ Arn: 'arn', PolicyVersionList: [{ IsDefaultVersion: true }] }] },
  ],
];

test.each(wrong)('%s of the wrong shape is named', (path, listing, answer) => {
  const map = () => mapAnswer(listing, answer);
  expect(map).toThrow(WrongShape);
  expect(map).toThrow(expect.objectContaining({ path }));
});
