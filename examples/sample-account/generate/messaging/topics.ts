import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { type Reference, refer } from '../references.js';
import { tags } from '../tags.js';

type Subscriber = Reference | { readonly email: string };

const region = company.home;

/** The partner listens to orders with a queue of its own account. */
const partnerQueue: Reference = {
  ...refer.queue(region, 'partner-orders'),
  id: `arn:aws:sqs:${region}:${company.partner}:partner-orders`,
};

const PLAN: readonly { name: string; subscribers: readonly Subscriber[] }[] = [
  {
    name: 'order-events',
    subscribers: [
      refer.queue(region, 'order-confirmations'),
      refer.queue(region, 'fulfilment'),
      partnerQueue,
    ],
  },
  {
    name: 'ops-alerts',
    subscribers: [
      refer.function(region, 'alert-relay'),
      { email: 'operations@marram-finch.example' },
    ],
  },
  { name: 'media-events', subscribers: [refer.queue(region, 'media-jobs')] },
];

const RETRIES = {
  minDelayTarget: 20,
  maxDelayTarget: 20,
  numRetries: 3,
  numMaxDelayRetries: 0,
  numNoDelayRetries: 0,
  numMinDelayRetries: 0,
  backoffFunction: 'linear',
};

function policy(topic: Reference): string {
  const statement = {
    Sid: 'owner',
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: ['SNS:Publish', 'SNS:Subscribe'],
    Resource: topic.id,
    Condition: { StringEquals: { 'AWS:SourceOwner': company.account } },
  };
  return JSON.stringify({ Version: '2008-10-17', Id: 'access', Statement: [statement] });
}

function attributes(topic: Reference, confirmed: number): object {
  const http = { defaultHealthyRetryPolicy: RETRIES, disableSubscriptionOverrides: false };
  return {
    DisplayName: topic.name.replaceAll('-', ' '),
    EffectiveDeliveryPolicy: JSON.stringify({ http }),
    Owner: company.account,
    Policy: policy(topic),
    SubscriptionsConfirmed: String(confirmed),
    SubscriptionsDeleted: '0',
    SubscriptionsPending: '0',
    TopicArn: topic.id,
  };
}

function subscription(topic: Reference, subscriber: Subscriber): object {
  const known = 'type' in subscriber;
  const endpoint = known ? subscriber.id : subscriber.email;
  const own = known && subscriber.type === 'Function' ? 'lambda' : 'sqs';
  return {
    Endpoint: endpoint,
    Owner: company.account,
    Protocol: known ? own : 'email',
    SubscriptionArn: `${topic.id}:${derive.uuid(`subscription ${topic.name} ${endpoint}`)}`,
    TopicArn: topic.id,
  };
}

export function topics(ledger: Ledger): void {
  ledger.external(partnerQueue);
  for (const { name, subscribers } of PLAN) {
    const topic = refer.topic(region, name);
    ledger.resource(topic);
    ledger.list(region, 'sns-list-topics', { TopicArn: topic.id });
    const Attributes = attributes(topic, subscribers.length);
    ledger.answer(region, ['sns-get-topic-attributes', topic.id], { Attributes });
    const Tags = tags({ Team: 'shop' });
    ledger.answer(region, ['sns-list-tags-for-resource', topic.id], { Tags });
    for (const subscriber of subscribers) {
      if ('type' in subscriber) ledger.relate(topic, 'SENDS_TO', subscriber);
      ledger.list(region, 'sns-list-subscriptions', subscription(topic, subscriber));
    }
  }
}
