import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { listSubscriptions } from '../../../subgraphs/messaging/list-subscriptions.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const topic = (name: string, account = '123456789012') =>
  `arn:aws:sns:eu-central-1:${account}:${name}`;
const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:packing';
const FUNCTION = 'arn:aws:lambda:eu-central-1:123456789012:function:notify';

function subscription(TopicArn: string, Protocol: string, Endpoint: string, id: string): object {
  const SubscriptionArn = id.length > 3 ? id : `${TopicArn}:${id}`;
  return { TopicArn, Protocol, Endpoint, SubscriptionArn, Owner: '123456789012' };
}

const answer = {
  Subscriptions: [
    subscription(topic('orders'), 'sqs', QUEUE, 's-1'),
    subscription(topic('orders'), 'lambda', `${FUNCTION}:live`, 's-2'),
    subscription(topic('orders'), 'https', 'https://me:secret@hook.example.com/in', 's-3'),
    subscription(topic('orders'), 'email', 'desk@example.com', 'PendingConfirmation'),
    subscription(topic('orders'), 'email', 'gone@example.com', 'Deleted'),
    subscription(topic('news', '210987654321'), 'sqs', QUEUE, 's-4'),
    subscription(topic('news', '210987654321'), 'sms', '+49 30 1234', 's-5'),
  ],
};

describe('sns:ListSubscriptions', () => {
  test('a topic sends to queues and functions, whoever owns the topic', () => {
    const queue = byId('Queue', QUEUE, 'packing');
    expect(mapAnswer(listSubscriptions, answer).edges).toEqual([
      {
        from: byId('Topic', topic('orders'), 'orders'),
        kind: 'SENDS_TO',
        to: queue,
        attributes: { protocol: 'sqs', subscription: `${topic('orders')}:s-1` },
      },
      {
        from: byId('Topic', topic('orders'), 'orders'),
        kind: 'SENDS_TO',
        to: byId('Function', FUNCTION, 'notify'),
        attributes: { protocol: 'lambda', subscription: `${topic('orders')}:s-2` },
      },
      {
        from: byId('Topic', topic('news', '210987654321'), 'news'),
        kind: 'SENDS_TO',
        to: queue,
        attributes: { protocol: 'sqs', subscription: `${topic('news', '210987654321')}:s-4` },
      },
    ]);
  });

  test("addresses are an attribute of the account's own topic, without credentials", () => {
    expect(mapAnswer(listSubscriptions, answer).nodes).toEqual([
      {
        id: topic('orders'),
        type: 'Topic',
        region: 'eu-central-1',
        attributes: {
          otherSubscriptions: [
            { protocol: 'email', endpoint: 'desk@example.com' },
            {
              protocol: 'https',
              endpoint: 'https://fingerprint:of me:secret@hook.example.com/in',
              arn: `${topic('orders')}:s-3`,
            },
          ],
        },
      },
    ]);
  });

  test('no field is left over', () => {
    expect(unmappedOf(listSubscriptions, answer)).toEqual([]);
  });

  test('an answer of another shape is refused, naming the place', () => {
    expect(() => mapAnswer(listSubscriptions, {})).toThrow('Subscriptions must be a list');
    expect(() => mapAnswer(listSubscriptions, { Subscriptions: [{ Endpoint: QUEUE }] })).toThrow(
      'Subscriptions[0].TopicArn must be a text',
    );
  });
});
