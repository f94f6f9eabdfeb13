/**
 * A made-up account of a bakery, as the provider's documentation says its answers are. Documents come in all three
 * forms that clients hand on: decoded, as JSON text and URL-encoded.
 */
const ACCOUNT = 'arn:aws:iam::123456789012';

export const readOrders = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'dynamodb:Query', Resource: '*' }],
};

export const bakeOnly = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: ['oven:Heat', 'oven:Open'], Resource: '*' },
};

export const oldOrders = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }],
};

export const ovenTrust = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
};

export const courierTrust = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Staff',
      Effect: 'Allow',
      Principal: {
        AWS: [`${ACCOUNT}:user/staff/mira`, `${ACCOUNT}:role/oven`, '210987654321'],
      },
      Action: ['sts:TagSession', 'sts:AssumeRole'],
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    },
    {
      Effect: 'Deny',
      Principal: { AWS: `${ACCOUNT}:user/till` },
      Action: 'sts:AssumeRole',
    },
    {
      Effect: 'Allow',
      Principal: { AWS: `${ACCOUNT}:role/oven` },
      Action: 'sts:AssumeRole',
      Condition: {},
    },
  ],
};

export const shopTrust = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Federated: `${ACCOUNT}:oidc-provider/login.bakery.example` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { 'login.bakery.example:aud': 'till 100%' } },
  },
};

const ovenProfile = {
  Arn: `${ACCOUNT}:instance-profile/oven`,
  CreateDate: '2024-03-01T08:00:00Z',
  InstanceProfileId: 'AIPAOVEN',
  InstanceProfileName: 'oven',
  Path: '/',
};

const ovenRole = {
  Arn: `${ACCOUNT}:role/oven`,
  AssumeRolePolicyDocument: ovenTrust,
  CreateDate: '2024-03-01T07:00:00+00:00',
  Path: '/',
  RoleId: 'AROAOVEN',
  RoleName: 'oven',
};

export const users = [
  {
    Arn: `${ACCOUNT}:user/staff/mira`,
    AttachedManagedPolicies: [
      { PolicyArn: `${ACCOUNT}:policy/shop/read-orders`, PolicyName: 'read-orders' },
    ],
    CreateDate: '2024-01-02T03:04:05+01:00',
    GroupList: ['bakers', 'leavers'],
    Path: '/staff/',
    PermissionsBoundary: {
      PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess',
      PermissionsBoundaryType: 'Policy',
    },
    Tags: [
      { Key: 'Team', Value: 'dough' },
      { Key: 'Name', Value: 'Mira B.' },
    ],
    UserId: 'AIDAMIRA',
    UserName: 'mira',
    UserPolicyList: [
      { PolicyName: 'bake', PolicyDocument: encodeURIComponent(JSON.stringify(bakeOnly)) },
    ],
  },
  {
    Arn: `${ACCOUNT}:user/till`,
    AttachedManagedPolicies: [],
    CreateDate: 1704067200,
    GroupList: [],
    Path: '/',
    Tags: [],
    UserId: 'AIDATILL',
    UserName: 'till',
    UserPolicyList: [],
  },
  { Arn: `${ACCOUNT}:user/bare`, UserName: 'bare' },
];

export const groups = [
  {
    Arn: `${ACCOUNT}:group/staff/bakers`,
    AttachedManagedPolicies: [
      { PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', PolicyName: 'ReadOnlyAccess' },
    ],
    CreateDate: '2024-01-01T00:00:00Z',
    GroupId: 'AGPABAKERS',
    GroupName: 'bakers',
    GroupPolicyList: [{ PolicyName: 'bake', PolicyDocument: JSON.stringify(bakeOnly) }],
    Path: '/staff/',
  },
  {
    Arn: `${ACCOUNT}:group/couriers`,
    AttachedManagedPolicies: [],
    CreateDate: '2024-01-05T00:00:00Z',
    GroupId: 'AGPACOURIERS',
    GroupName: 'couriers',
    GroupPolicyList: [],
    Path: '/',
  },
  { Arn: `${ACCOUNT}:group/bare`, GroupName: 'bare' },
];

export const roles = [
  {
    ...ovenRole,
    AttachedManagedPolicies: [
      { PolicyArn: `${ACCOUNT}:policy/shop/read-orders`, PolicyName: 'read-orders' },
    ],
    InstanceProfileList: [{ ...ovenProfile, Roles: [ovenRole], Tags: [{ Key: 'a', Value: 'b' }] }],
    RoleLastUsed: { LastUsedDate: '2024-11-01T00:00:00Z', Region: 'eu-central-1' },
    RolePolicyList: [],
    Tags: [{ Key: 'Team', Value: 'dough' }],
  },
  {
    Arn: `${ACCOUNT}:role/service/courier`,
    AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(courierTrust)),
    AttachedManagedPolicies: [{ PolicyArn: `${ACCOUNT}:policy/limits`, PolicyName: 'limits' }],
    CreateDate: '2024-03-02T00:00:00Z',
    InstanceProfileList: [],
    Path: '/service/',
    PermissionsBoundary: {
      PermissionsBoundaryArn: `${ACCOUNT}:policy/limits`,
      PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
    },
    RoleId: 'AROACOURIER',
    RoleLastUsed: {},
    RoleName: 'courier',
    RolePolicyList: [{ PolicyName: 'ride', PolicyDocument: bakeOnly }],
    Tags: [],
  },
  {
    Arn: `${ACCOUNT}:role/shop`,
    AssumeRolePolicyDocument: JSON.stringify(shopTrust),
    AttachedManagedPolicies: [],
    CreateDate: '2024-03-03T00:00:00Z',
    InstanceProfileList: [],
    Path: '',
    RoleId: 'AROASHOP',
    RoleName: 'shop',
    RolePolicyList: [],
    Tags: [],
  },
];

export const policies = [
  {
    Arn: `${ACCOUNT}:policy/shop/read-orders`,
    AttachmentCount: 2,
    CreateDate: '2024-02-01T00:00:00Z',
    DefaultVersionId: 'v10',
    Description: 'reads orders',
    IsAttachable: true,
    Path: '/shop/',
    PermissionsBoundaryUsageCount: 0,
    PolicyId: 'ANPAORDERS',
    PolicyName: 'read-orders',
    PolicyVersionList: [
      {
        CreateDate: '2024-02-10T00:00:00Z',
        Document: encodeURIComponent(JSON.stringify(readOrders)),
        IsDefaultVersion: true,
        VersionId: 'v10',
      },
      {
        CreateDate: '2024-02-09T00:00:00Z',
        Document: JSON.stringify(oldOrders),
        IsDefaultVersion: false,
        VersionId: 'v9',
      },
      { IsDefaultVersion: false, VersionId: 'v2' },
    ],
    UpdateDate: '2024-02-10T00:00:00Z',
  },
  {
    Arn: `${ACCOUNT}:policy/limits`,
    AttachmentCount: 1,
    CreateDate: '2024-02-02T00:00:00Z',
    DefaultVersionId: 'v1',
    IsAttachable: false,
    Path: '/',
    PermissionsBoundaryUsageCount: 1,
    PolicyId: 'ANPALIMITS',
    PolicyName: 'limits',
    PolicyVersionList: [
      {
        CreateDate: '2024-02-02T00:00:00Z',
        Document: bakeOnly,
        IsDefaultVersion: true,
        VersionId: 'v1',
      },
    ],
    UpdateDate: '2024-02-02T00:00:00Z',
  },
  { Arn: `${ACCOUNT}:policy/team/unnamed` },
  {
    Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    AttachmentCount: 1,
    CreateDate: '2015-02-06T18:39:48Z',
    DefaultVersionId: 'v1',
    IsAttachable: true,
    Path: '/',
    PolicyId: 'ANPAREADONLY',
    PolicyName: 'ReadOnlyAccess',
    PolicyVersionList: [{ Document: bakeOnly, IsDefaultVersion: true, VersionId: 'v1' }],
    UpdateDate: '2015-02-06T18:39:48Z',
  },
];

export const instanceProfiles = [
  {
    ...ovenProfile,
    Roles: [{ ...ovenRole, Description: 'bakes', MaxSessionDuration: 3600 }],
    Tags: [
      { Key: 'Team', Value: 'dough' },
      { Key: 'Floor', Value: '1' },
    ],
  },
  {
    Arn: `${ACCOUNT}:instance-profile/service/van`,
    CreateDate: '2024-04-01T00:00:00Z',
    InstanceProfileId: 'AIPAVAN',
    InstanceProfileName: 'van',
    Path: '/service/',
    Roles: [],
    Tags: [],
  },
  { Arn: `${ACCOUNT}:instance-profile/bare`, InstanceProfileName: 'bare', Roles: [] },
];

export const listedRoles = [
  {
    ...ovenRole,
    Description: 'bakes',
    MaxSessionDuration: 3600,
    PermissionsBoundary: {
      PermissionsBoundaryArn: `${ACCOUNT}:policy/limits`,
      PermissionsBoundaryType: 'Policy',
    },
    RoleLastUsed: {},
    Tags: [{ Key: 'Team', Value: 'dough' }],
  },
  {
    Arn: `${ACCOUNT}:role/service/courier`,
    AssumeRolePolicyDocument: courierTrust,
    CreateDate: '2024-03-02T00:00:00Z',
    Description: '',
    MaxSessionDuration: 43200,
    Path: '/service/',
    RoleId: 'AROACOURIER',
    RoleName: 'courier',
  },
  { Arn: `${ACCOUNT}:role/shop`, RoleName: 'shop' },
];

export const details = {
  UserDetailList: users,
  GroupDetailList: groups,
  RoleDetailList: roles,
  Policies: policies,
};
