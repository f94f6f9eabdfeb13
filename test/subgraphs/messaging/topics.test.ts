import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { getTopicAttributes } from '../../../subgraphs/messaging/get-topic-attributes.js';
import { listTagsForResource } from '../../../subgraphs/messaging/list-tags-for-resource.js';
import { listTopics } from '../../../subgraphs/messaging/list-topics.js';
import { itemRecord } from '../../support/item-record.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const arn = (name: string) => `arn:aws:sns:eu-central-1:123456789012:${name}`;
const item = itemRecord('Topic', arn('orders'));

function nodeOf(attributes: object): object {
  return { id: arn('orders'), type: 'Topic', region: 'eu-central-1', attributes };
}

describe('sns:ListTopics', () => {
  test('a topic is known by its ARN, which ends in its name', () => {
    const answer = {
      Topics: ['orders', 'alarm', 'steps.fifo'].map((name) => ({ TopicArn: arn(name) })),
    };
    expect(mapAnswer(listTopics, answer)).toEqual({
      nodes: ['orders', 'alarm', 'steps.fifo'].map((name) => ({
        id: arn(name),
        type: 'Topic',
        region: 'eu-central-1',
        name,
        attributes: {},
      })),
      edges: [],
    });
    expect(unmappedOf(listTopics, answer)).toEqual([]);
  });

  test('an answer of another shape is refused, naming the place', () => {
    expect(() => mapAnswer(listTopics, {})).toThrow('Topics must be a list');
    expect(() => mapAnswer(listTopics, { Topics: [{}] })).toThrow(
      'Topics[0].TopicArn must be a text',
    );
  });
});

describe('sns:GetTopicAttributes', () => {
  const answer = {
    Attributes: {
      TopicArn: arn('orders'),
      Owner: '123456789012',
      DisplayName: 'Orders',
      Policy: '{"Statement":[]}',
      DeliveryPolicy: '{"http":{"disableSubscriptionOverrides":true}}',
      EffectiveDeliveryPolicy: '{"http":{}}',
      ArchivePolicy: '{"MessageRetentionPeriod":"30"}',
      BeginningArchiveTime: '2026-01-02T03:04:05Z',
      KmsMasterKeyId: 'alias/topics',
      FifoTopic: 'true',
      ContentBasedDeduplication: 'false',
      FifoThroughputScope: 'MessageGroup',
      SignatureVersion: '2',
      TracingConfig: 'Active',
      SubscriptionsConfirmed: '4',
      SubscriptionsPending: '1',
      SubscriptionsDeleted: '0',
      LambdaSuccessFeedbackRoleArn: 'arn:aws:iam::123456789012:role/teller',
      LambdaSuccessFeedbackSampleRate: '50',
      LambdaFailureFeedbackRoleArn: 'arn:aws:iam::123456789012:role/teller',
      HTTPFailureFeedbackRoleArn: 'arn:aws:iam::123456789012:role/web',
      SQSSuccessFeedbackSampleRate: '100',
    },
  };

  test('a topic has its configuration, policies as objects, and no counts', () => {
    expect(mapAnswer(getTopicAttributes, answer, item).nodes).toEqual([
      nodeOf({
        displayName: 'Orders',
        policy: { Statement: [] },
        deliveryPolicy: { http: { disableSubscriptionOverrides: true } },
        archivePolicy: { MessageRetentionPeriod: '30' },
        kmsKeyId: 'alias/topics',
        fifo: true,
        contentBasedDeduplication: false,
        fifoThroughputScope: 'MessageGroup',
        signatureVersion: '2',
        tracing: 'Active',
      }),
    ]);
    expect(unmappedOf(getTopicAttributes, answer, item)).toEqual([]);
  });

  test('a topic reports deliveries by roles', () => {
    const use = (role: string, attributes: object) => ({
      from: byId('Topic', arn('orders')),
      kind: 'HAS_ROLE',
      to: byId('Role', `arn:aws:iam::123456789012:role/${role}`),
      attributes,
    });
    expect(mapAnswer(getTopicAttributes, answer, item).edges).toEqual([
      use('web', { protocol: 'http', outcome: 'failure' }),
      use('teller', { protocol: 'lambda', outcome: 'success', samplePercent: 50 }),
      use('teller', { protocol: 'lambda', outcome: 'failure' }),
    ]);
  });

  test('a plain topic has no more than it is told', () => {
    const plain = { Attributes: { TopicArn: arn('orders'), DisplayName: '', DeliveryPolicy: '' } };
    expect(mapAnswer(getTopicAttributes, plain, item)).toEqual({ nodes: [nodeOf({})], edges: [] });
  });

  test('an answer of another shape is refused, naming the place', () => {
    const wrong = (attributes: object) => () =>
      mapAnswer(getTopicAttributes, { Attributes: attributes }, item);
    expect(() => mapAnswer(getTopicAttributes, {}, item)).toThrow('Attributes must be an object');
    expect(wrong({ Policy: 'none' })).toThrow(
      'Attributes.Policy must be JSON as a text, got "none"',
    );
    expect(wrong({ FifoTopic: 'yes' })).toThrow('Attributes.FifoTopic must be true or false');
  });
});

describe('sns:ListTagsForResource', () => {
  test('tags are in order of key', () => {
    const answer = {
      Tags: [
        { Key: 'Team', Value: 'shop' },
        { Key: 'Env', Value: 'prod' },
      ],
    };
    const tags = [
      { key: 'Env', value: 'prod' },
      { key: 'Team', value: 'shop' },
    ];
    expect(listTagsForResource.perItem?.input(item)).toEqual({ ResourceArn: arn('orders') });
    expect(mapAnswer(listTagsForResource, answer, item)).toEqual({
      nodes: [nodeOf({ tags })],
      edges: [],
    });
    expect(unmappedOf(listTagsForResource, answer, item)).toEqual([]);
  });
});
