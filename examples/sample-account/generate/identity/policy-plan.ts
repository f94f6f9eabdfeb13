import { company } from '../company.js';
import { allow } from './allow.js';

export interface PlannedPolicy {
  readonly path: string;
  readonly description: string;
  readonly document: object;
}

const BY_MFA = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } };

export const policyPlan: readonly PlannedPolicy[] = [
  {
    path: 'storefront-assets-read',
    description: 'read the pictures of the shop',
    document: allow(['s3:GetObject'], `arn:aws:s3:::${company.alias}-storefront-assets/*`),
  },
  {
    path: 'orders-publish',
    description: 'announce orders',
    document: allow(['sns:Publish'], `arn:aws:sns:${company.home}:${company.account}:order-events`),
  },
  {
    path: 'service/functions-data',
    description: 'what functions read and write',
    document: allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'sqs:ReceiveMessage']),
  },
  {
    path: 'operations-base',
    description: 'start and stop servers',
    document: allow(['ec2:StartInstances', 'ec2:StopInstances', 'ec2:AttachVolume']),
  },
  {
    path: 'require-mfa',
    description: 'nothing without a second factor',
    document: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', NotAction: 'iam:*', Resource: '*', Condition: BY_MFA }],
    },
  },
];
