import { expect } from '@jest/globals';
import type { ExpectedItems } from './expected-items.js';

const LAMBDA = 'arn:aws:lambda:us-east-1:210987654321:function';
const FINGERPRINT: unknown = expect.stringMatching(/^fingerprint:[0-9a-f]{32}$/);
const COMMON = {
  runtime: 'nodejs20.x',
  handler: 'index.handler',
  packageType: 'Zip',
  architectures: ['arm64'],
  memoryMiB: 256,
  timeoutSeconds: 30,
  temporaryStorageMiB: 512,
  layers: [],
  fileSystems: [],
  tracing: 'PassThrough',
  snapStart: 'None',
  tags: [
    { key: 'Environment', value: 'production' },
    { key: 'Team', value: 'shop' },
  ],
};

/** A policy that lets a service call a function for one resource. */
function calledBy(service: string, name: string, source: string) {
  return {
    Version: '2012-10-17',
    Id: 'default',
    Statement: [
      {
        Sid: 'caller',
        Effect: 'Allow',
        Principal: { Service: service },
        Action: 'lambda:InvokeFunction',
        Resource: `${LAMBDA}:${name}`,
        Condition: { ArnLike: { 'AWS:SourceArn': source } },
      },
    ],
  };
}

/**
 * Of lambda-list-functions, lambda-list-event-source-mappings and the two calls per function. Where the mappings name
 * nothing but queues and tables, there is no `otherEventSources`.
 */
export const functions: ExpectedItems = {
  Function: [
    {
      id: `${LAMBDA}:stock-sync`,
      name: 'stock-sync',
      region: 'us-east-1',
      attributes: {
        ...COMMON,
        description: 'copies stock levels from the database',
        codeSha256: 'Yi6SAmqkNsb/pG0mrLDtmZxvhTmruHOrTsjR4ZCVo9I=',
        codeSizeBytes: 73627,
        environment: [
          { name: 'DB_HOST', fingerprint: FINGERPRINT },
          { name: 'DB_PASSWORD', fingerprint: FINGERPRINT },
        ],
        logging: { format: 'Text', logGroup: '/aws/lambda/stock-sync' },
        ipv6: false,
        modifiedAt: '2025-02-15T00:51:43.000Z',
      },
    },
    {
      id: `${LAMBDA}:newsletter-signup`,
      name: 'newsletter-signup',
      region: 'us-east-1',
      attributes: {
        ...COMMON,
        description: 'takes newsletter addresses',
        codeSha256: 'C/32VRI8+7cu8QkIQMtHhtIgtWj4yNeOazvsq2YEZng=',
        codeSizeBytes: 23719,
        environment: [],
        logging: { format: 'Text', logGroup: '/aws/lambda/newsletter-signup' },
        policy: calledBy(
          'elasticloadbalancing.amazonaws.com',
          'newsletter-signup',
          'arn:aws:elasticloadbalancing:us-east-1:210987654321:targetgroup/newsletter-signup/*',
        ),
        modifiedAt: '2025-12-18T22:27:24.000Z',
      },
    },
    {
      id: `${LAMBDA}:alert-relay`,
      name: 'alert-relay',
      region: 'us-east-1',
      attributes: {
        ...COMMON,
        description: 'passes alerts on to the chat',
        codeSha256: 'qtK1SzHqV6JM7dMTOju1fnB1wSKmqDgHsn0a/5hShPs=',
        codeSizeBytes: 76496,
        environment: [{ name: 'CHAT_TOKEN', fingerprint: FINGERPRINT }],
        logging: { format: 'Text', logGroup: '/aws/lambda/alert-relay' },
        policy: calledBy(
          'sns.amazonaws.com',
          'alert-relay',
          'arn:aws:sns:us-east-1:210987654321:ops-alerts',
        ),
        modifiedAt: '2025-07-10T01:44:57.000Z',
      },
    },
  ],
};
