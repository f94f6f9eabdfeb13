import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { type Reference, refer } from '../references.js';

interface PlannedQueue {
  readonly name: string;
  readonly deadLetters?: string;
  /** The service that may send to it, and the ARN of the sender. */
  readonly sender?: { readonly service: string; readonly source: string };
}

const region = company.home;
const fromOrders = { service: 'sns.amazonaws.com', source: refer.topic(region, 'order-events').id };
const fromExports = { service: 's3.amazonaws.com', source: refer.bucket(region, 'exports').id };

const PLAN: readonly PlannedQueue[] = [
  { name: 'order-confirmations', deadLetters: 'order-confirmations-dead', sender: fromOrders },
  { name: 'order-confirmations-dead' },
  { name: 'fulfilment', deadLetters: 'fulfilment-dead', sender: fromOrders },
  { name: 'fulfilment-dead' },
  { name: 'media-jobs', sender: fromExports },
  { name: 'stock-sync-failures' },
];

function policy(
  queue: Reference,
  { service, source }: { service: string; source: string },
): string {
  const statement = {
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sqs:SendMessage',
    Resource: queue.id,
    Condition: { ArnLike: { 'aws:SourceArn': source } },
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

function redrive(name: string): string {
  const deadLetterTargetArn = refer.queue(region, name).id;
  return JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 5 });
}

function attributes(queue: Reference, planned: PlannedQueue): object {
  const created = String(Date.parse(derive.moment(`queue ${planned.name}`)) / 1000);
  return {
    QueueArn: queue.id,
    ApproximateNumberOfMessages: String(derive.number(`waiting ${planned.name}`, 20)),
    ApproximateNumberOfMessagesDelayed: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
    CreatedTimestamp: created,
    DelaySeconds: '0',
    LastModifiedTimestamp: created,
    MaximumMessageSize: '262144',
    MessageRetentionPeriod: '345600',
    ...(planned.sender === undefined ? {} : { Policy: policy(queue, planned.sender) }),
    ReceiveMessageWaitTimeSeconds: '10',
    ...(planned.deadLetters === undefined ? {} : { RedrivePolicy: redrive(planned.deadLetters) }),
    SqsManagedSseEnabled: 'true',
    VisibilityTimeout: '60',
  };
}

export function queues(ledger: Ledger): void {
  for (const planned of PLAN) {
    const { name, deadLetters } = planned;
    const queue = refer.queue(region, name);
    const url = `https://sqs.${region}.amazonaws.com/${company.account}/${name}`;
    ledger.resource(queue);
    if (deadLetters !== undefined) {
      ledger.relate(queue, 'DEAD_LETTERS_TO', refer.queue(region, deadLetters));
    }
    ledger.list(region, 'sqs-list-queues', url);
    const body = { Attributes: attributes(queue, planned) };
    ledger.answer(region, ['sqs-get-queue-attributes', url], body);
    ledger.answer(region, ['sqs-list-queue-tags', url], { Tags: { Team: 'shop' } });
  }
}
