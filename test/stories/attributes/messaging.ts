import type { ExpectedItems } from './expected-items.js';

const SNS = 'arn:aws:sns:us-east-1:210987654321';
const SQS = 'arn:aws:sqs:us-east-1:210987654321';
const URL = 'https://sqs.us-east-1.amazonaws.com/210987654321';
const TAGS = [{ key: 'Team', value: 'shop' }];
const QUEUE = {
  delaySeconds: 0,
  maxMessageBytes: 262144,
  retentionSeconds: 345600,
  waitSeconds: 10,
  visibilityTimeoutSeconds: 60,
  managedEncryption: true,
  tags: TAGS,
};

/** The policy of a topic that its own account publishes to. */
function ownersOnly(topic: string) {
  return {
    Version: '2008-10-17',
    Id: 'access',
    Statement: [
      {
        Sid: 'owner',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: ['SNS:Publish', 'SNS:Subscribe'],
        Resource: `${SNS}:${topic}`,
        Condition: { StringEquals: { 'AWS:SourceOwner': '210987654321' } },
      },
    ],
  };
}

/** The policy of a queue that a service sends to for one resource. */
function sentBy(service: string, queue: string, source: string) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: service },
        Action: 'sqs:SendMessage',
        Resource: `${SQS}:${queue}`,
        Condition: { ArnLike: { 'aws:SourceArn': source } },
      },
    ],
  };
}

/**
 * Of SNS's and SQS's lists, their calls per topic and per queue, and sns-list-subscriptions. A topic that sends to queues
 * and functions alone has no `otherSubscriptions`.
 */
export const messaging: ExpectedItems = {
  Topic: [
    {
      id: `${SNS}:ops-alerts`,
      name: 'ops-alerts',
      region: 'us-east-1',
      attributes: {
        displayName: 'ops alerts',
        policy: ownersOnly('ops-alerts'),
        otherSubscriptions: [
          {
            protocol: 'email',
            endpoint: 'operations@marram-finch.example',
            arn: `${SNS}:ops-alerts:a1ca7db5-b9b9-4502-a245-db8431d887f6`,
          },
        ],
        tags: TAGS,
      },
    },
    {
      id: `${SNS}:order-events`,
      name: 'order-events',
      region: 'us-east-1',
      attributes: {
        displayName: 'order events',
        policy: ownersOnly('order-events'),
        tags: TAGS,
      },
    },
    {
      id: `${SNS}:media-events`,
      name: 'media-events',
      region: 'us-east-1',
      attributes: {
        displayName: 'media events',
        policy: ownersOnly('media-events'),
        tags: TAGS,
      },
    },
  ],
  Queue: [
    {
      id: `${SQS}:fulfilment`,
      name: 'fulfilment',
      region: 'us-east-1',
      attributes: {
        ...QUEUE,
        url: `${URL}/fulfilment`,
        policy: sentBy('sns.amazonaws.com', 'fulfilment', `${SNS}:order-events`),
        createdAt: '2025-06-20T11:35:34.000Z',
        modifiedAt: '2025-06-20T11:35:34.000Z',
      },
    },
    {
      id: `${SQS}:media-jobs`,
      name: 'media-jobs',
      region: 'us-east-1',
      attributes: {
        ...QUEUE,
        url: `${URL}/media-jobs`,
        policy: sentBy('s3.amazonaws.com', 'media-jobs', 'arn:aws:s3:::marram-finch-exports'),
        createdAt: '2025-06-25T13:28:42.000Z',
        modifiedAt: '2025-06-25T13:28:42.000Z',
      },
    },
    {
      id: `${SQS}:stock-sync-failures`,
      name: 'stock-sync-failures',
      region: 'us-east-1',
      attributes: {
        ...QUEUE,
        url: `${URL}/stock-sync-failures`,
        createdAt: '2025-10-04T17:41:59.000Z',
        modifiedAt: '2025-10-04T17:41:59.000Z',
      },
    },
    {
      id: 'arn:aws:sqs:us-east-1:333344445555:partner-orders',
      name: 'partner-orders',
      region: null,
      attributes: {},
    },
  ],
};
