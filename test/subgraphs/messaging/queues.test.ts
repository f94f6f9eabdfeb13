import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { getQueueAttributes } from '../../../subgraphs/messaging/get-queue-attributes.js';
import { listQueueTags } from '../../../subgraphs/messaging/list-queue-tags.js';
import { listQueues } from '../../../subgraphs/messaging/list-queues.js';
import { itemRecord } from '../../support/item-record.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const arn = (name: string) => `arn:aws:sqs:eu-central-1:123456789012:${name}`;
const URL = 'https://sqs.eu-central-1.amazonaws.com/123456789012/orders';
const item = itemRecord('Queue', arn('orders'), { url: URL });

function nodeOf(attributes: object): object {
  return { id: arn('orders'), type: 'Queue', region: 'eu-central-1', attributes };
}

describe('sqs:ListQueues', () => {
  test('a queue is known by its URL, which ends in its name', () => {
    const urls = {
      orders: URL,
      old: 'https://queue.amazonaws.com/123456789012/old',
      'steps.fifo': 'https://sqs.eu-central-1.amazonaws.com/123456789012/steps.fifo',
    };
    const answer = { QueueUrls: Object.values(urls) };
    expect(mapAnswer(listQueues, answer)).toEqual({
      nodes: Object.entries(urls).map(([name, url]) => ({
        id: arn(name),
        type: 'Queue',
        region: 'eu-central-1',
        name,
        attributes: { url },
      })),
      edges: [],
    });
    expect(unmappedOf(listQueues, answer)).toEqual([]);
  });

  test('an answer without a list tells that there is no queue', () => {
    expect(mapAnswer(listQueues, {})).toEqual({ nodes: [], edges: [] });
    expect(mapAnswer(listQueues, { ResponseMetadata: {} })).toEqual({ nodes: [], edges: [] });
  });

  test('an answer of another shape is refused, naming the place', () => {
    expect(() => mapAnswer(listQueues, { Queues: [] })).toThrow('QueueUrls must be a list');
    expect(() => mapAnswer(listQueues, { QueueUrls: [null] })).toThrow(
      'QueueUrls[0] must be a text',
    );
  });
});

describe('sqs:GetQueueAttributes', () => {
  const answer = {
    Attributes: {
      QueueArn: arn('orders'),
      ApproximateNumberOfMessages: '4',
      ApproximateNumberOfMessagesDelayed: '0',
      ApproximateNumberOfMessagesNotVisible: '1',
      CreatedTimestamp: '1767323045',
      LastModifiedTimestamp: '1767323046.0',
      DelaySeconds: '5',
      MaximumMessageSize: '262144',
      MessageRetentionPeriod: '345600',
      ReceiveMessageWaitTimeSeconds: '20',
      VisibilityTimeout: '60',
      Policy: '{"Statement":[{"Effect":"Deny"}]}',
      RedrivePolicy: `{"deadLetterTargetArn":"${arn('lost')}","maxReceiveCount":"5"}`,
      RedriveAllowPolicy: '{"redrivePermission":"denyAll"}',
      FifoQueue: 'true',
      ContentBasedDeduplication: 'true',
      DeduplicationScope: 'queue',
      FifoThroughputLimit: 'perQueue',
      KmsMasterKeyId: 'alias/queues',
      KmsDataKeyReusePeriodSeconds: '300',
      SqsManagedSseEnabled: 'false',
    },
  };

  test('a queue has its configuration and the queue of its dead letters', () => {
    expect(mapAnswer(getQueueAttributes, answer, item)).toEqual({
      nodes: [
        nodeOf({
          policy: { Statement: [{ Effect: 'Deny' }] },
          redriveAllowPolicy: { redrivePermission: 'denyAll' },
          delaySeconds: 5,
          maxMessageBytes: 262144,
          retentionSeconds: 345600,
          waitSeconds: 20,
          visibilityTimeoutSeconds: 60,
          fifo: true,
          contentBasedDeduplication: true,
          deduplicationScope: 'queue',
          fifoThroughputLimit: 'perQueue',
          kmsKeyId: 'alias/queues',
          kmsDataKeyReuseSeconds: 300,
          managedEncryption: false,
          createdAt: '2026-01-02T03:04:05.000Z',
          modifiedAt: '2026-01-02T03:04:06.000Z',
        }),
      ],
      edges: [
        {
          from: byId('Queue', arn('orders')),
          kind: 'DEAD_LETTERS_TO',
          to: byId('Queue', arn('lost'), 'lost'),
          attributes: { maxReceives: 5 },
        },
      ],
    });
    expect(unmappedOf(getQueueAttributes, answer, item)).toEqual([]);
  });

  test('a queue is asked about by its URL, and not at all when that is not known', () => {
    expect(getQueueAttributes.perItem?.input(item)).toEqual({ QueueUrl: URL });
    expect(getQueueAttributes.perItem?.input(itemRecord('Queue', arn('orders')))).toBeNull();
  });

  test('an answer of another shape is refused, naming the place', () => {
    const wrong = (attributes: object) => () =>
      mapAnswer(getQueueAttributes, { Attributes: attributes }, item);
    expect(() => mapAnswer(getQueueAttributes, {}, item)).toThrow('Attributes must be an object');
    expect(wrong({ RedrivePolicy: '{}' })).toThrow(
      'Attributes.RedrivePolicy.deadLetterTargetArn must be a text',
    );
    expect(wrong({ DelaySeconds: 'long' })).toThrow('Attributes.DelaySeconds must be a number');
  });
});

describe('sqs:ListQueueTags', () => {
  test('tags are in order of key, and none when the answer has none', () => {
    const tags = [
      { key: 'Env', value: 'prod' },
      { key: 'Team', value: 'shop' },
    ];
    const answer = { Tags: { Team: 'shop', Env: 'prod' } };
    expect(mapAnswer(listQueueTags, answer, item)).toEqual({
      nodes: [nodeOf({ tags })],
      edges: [],
    });
    expect(mapAnswer(listQueueTags, {}, item)).toEqual({
      nodes: [nodeOf({ tags: [] })],
      edges: [],
    });
    expect(unmappedOf(listQueueTags, answer, item)).toEqual([]);
  });
});
