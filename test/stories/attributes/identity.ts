import type { ExpectedItems } from './expected-items.js';

const IAM = 'arn:aws:iam::210987654321';
const PLATFORM = [{ key: 'Team', value: 'platform' }];

/** A document that allows actions. */
function allowing(actions: readonly string[], resource: string) {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: resource }],
  };
}

/** A trust policy with one statement for each principal. */
function trusting(...principals: readonly object[]) {
  return {
    Version: '2012-10-17',
    Statement: principals.map((principal) => ({
      Effect: 'Allow',
      Principal: principal,
      Action: 'sts:AssumeRole',
    })),
  };
}

const NOTHING = { Version: '2012-10-17', Statement: [] };

/** Of iam-get-account-authorization-details, iam-list-roles and iam-list-instance-profiles. */
export const identity: ExpectedItems = {
  User: [
    {
      id: `${IAM}:user/people/ada.linden`,
      name: 'ada.linden',
      region: null,
      attributes: {
        userId: 'AIDAE363AE50E78D7B830',
        userName: 'ada.linden',
        path: '/people/',
        createdAt: '2025-04-19T05:57:54.000Z',
        tags: PLATFORM,
      },
    },
    {
      id: `${IAM}:user/people/cleo.marsh`,
      name: 'cleo.marsh',
      region: null,
      attributes: {
        userId: 'AIDAB62F8FAC5F19FFF75',
        userName: 'cleo.marsh',
        path: '/people/',
        createdAt: '2025-06-01T10:01:35.000Z',
        tags: [{ key: 'Team', value: 'finance' }],
      },
    },
    {
      id: `${IAM}:user/services/continuous-delivery`,
      name: 'continuous-delivery',
      region: null,
      attributes: {
        userId: 'AIDA78281096849A2A6D3',
        userName: 'continuous-delivery',
        path: '/services/',
        createdAt: '2025-12-11T11:33:07.000Z',
        tags: PLATFORM,
      },
    },
  ],
  Group: [
    {
      id: `${IAM}:group/teams/engineering`,
      name: 'engineering',
      region: null,
      attributes: {
        groupId: 'AGPAA324DFE7D31FD47BF',
        path: '/teams/',
        createdAt: '2025-09-08T02:42:59.000Z',
      },
    },
    {
      id: `${IAM}:group/teams/operations`,
      name: 'operations',
      region: null,
      attributes: {
        groupId: 'AGPA67B1B07CBC0D86BEE',
        path: '/teams/',
        createdAt: '2025-05-27T09:10:36.000Z',
      },
    },
    {
      id: `${IAM}:group/bookkeeping`,
      name: 'bookkeeping',
      region: null,
      attributes: {
        groupId: 'AGPA95E976BE17F30D55B',
        path: '/',
        createdAt: '2025-07-18T20:02:48.000Z',
      },
    },
  ],
  Role: [
    {
      id: `${IAM}:role/store-orders`,
      name: 'store-orders',
      region: null,
      attributes: {
        roleId: 'AROA98D6902DBC538ABB2',
        roleName: 'store-orders',
        path: '/',
        description: 'orders service',
        maxSessionSeconds: 3600,
        createdAt: '2025-04-19T04:38:10.000Z',
        trustPolicy: trusting({ Service: 'ec2.amazonaws.com' }),
        tags: PLATFORM,
      },
    },
    {
      id: `${IAM}:role/deployer`,
      name: 'deployer',
      region: null,
      attributes: {
        roleId: 'AROA2BAD57CAC173F3305',
        roleName: 'deployer',
        path: '/',
        description: 'rolls out new versions',
        maxSessionSeconds: 3600,
        createdAt: '2025-01-11T09:40:32.000Z',
        trustPolicy: trusting(
          { AWS: `${IAM}:role/tools-builder` },
          { AWS: `${IAM}:user/services/continuous-delivery` },
        ),
        tags: PLATFORM,
      },
    },
    {
      id: `${IAM}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
      name: 'AWSServiceRoleForAutoScaling',
      region: null,
      attributes: {
        roleId: 'AROA64679BDA2A22237E7',
        roleName: 'AWSServiceRoleForAutoScaling',
        path: '/aws-service-role/autoscaling.amazonaws.com/',
        description: 'starts and ends web servers',
        maxSessionSeconds: 3600,
        createdAt: '2025-04-28T00:51:21.000Z',
        trustPolicy: trusting({ Service: 'autoscaling.amazonaws.com' }),
        tags: PLATFORM,
      },
    },
  ],
  Policy: [
    {
      id: `${IAM}:policy/service/functions-data`,
      name: 'functions-data',
      region: null,
      attributes: {
        policyId: 'ANPAAA27C41293B42CFC3',
        path: '/service/',
        description: 'what functions read and write',
        attachable: true,
        inline: false,
        document: allowing(['dynamodb:GetItem', 'dynamodb:PutItem', 'sqs:ReceiveMessage'], '*'),
        defaultVersionId: 'v2',
        defaultVersionCreatedAt: '2025-07-22T09:48:04.000Z',
        otherVersions: [
          { versionId: 'v1', createdAt: '2025-07-22T09:48:04.000Z', document: NOTHING },
        ],
        createdAt: '2025-07-22T09:48:04.000Z',
        updatedAt: '2025-07-22T09:48:04.000Z',
      },
    },
    {
      id: `${IAM}:policy/require-mfa`,
      name: 'require-mfa',
      region: null,
      attributes: {
        policyId: 'ANPA0036E66DDAA5750FE',
        path: '/',
        description: 'nothing without a second factor',
        attachable: true,
        inline: false,
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              NotAction: 'iam:*',
              Resource: '*',
              Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
            },
          ],
        },
        defaultVersionId: 'v2',
        defaultVersionCreatedAt: '2025-07-04T20:12:59.000Z',
        otherVersions: [
          { versionId: 'v1', createdAt: '2025-07-04T20:12:59.000Z', document: NOTHING },
        ],
        createdAt: '2025-07-04T20:12:59.000Z',
        updatedAt: '2025-07-04T20:12:59.000Z',
      },
    },
    {
      id: `${IAM}:user/services/continuous-delivery/policy/assume-deployer`,
      name: 'assume-deployer',
      region: null,
      attributes: {
        inline: true,
        document: allowing(['sts:AssumeRole'], `${IAM}:role/deployer`),
      },
    },
    {
      id: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      name: 'ReadOnlyAccess',
      region: null,
      attributes: {},
    },
  ],
  InstanceProfile: [
    {
      id: `${IAM}:instance-profile/web/store-web`,
      name: 'store-web',
      region: null,
      attributes: {
        instanceProfileId: 'AIPAA89C4716CCFF7D210',
        instanceProfileName: 'store-web',
        path: '/web/',
        createdAt: '2025-12-02T18:29:18.000Z',
        tags: [],
      },
    },
    {
      id: `${IAM}:instance-profile/store-orders`,
      name: 'store-orders',
      region: null,
      attributes: {
        instanceProfileId: 'AIPA63D0E1A292E5558EC',
        instanceProfileName: 'store-orders',
        path: '/',
        createdAt: '2025-04-11T05:28:04.000Z',
        tags: [],
      },
    },
    {
      id: `${IAM}:instance-profile/tools-builder`,
      name: 'tools-builder',
      region: null,
      attributes: {
        instanceProfileId: 'AIPAD0A83B9F9B41EE46C',
        instanceProfileName: 'tools-builder',
        path: '/',
        createdAt: '2025-05-02T09:29:27.000Z',
        tags: [],
      },
    },
  ],
  Principal: [
    { id: 'ec2.amazonaws.com', name: 'ec2.amazonaws.com', region: null, attributes: {} },
    { id: 's3.amazonaws.com', name: 's3.amazonaws.com', region: null, attributes: {} },
    { id: 'arn:aws:iam::333344445555:root', name: '333344445555', region: null, attributes: {} },
  ],
};
