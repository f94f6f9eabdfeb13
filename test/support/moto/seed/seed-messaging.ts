import { type Place, given, times } from './place.js';

export interface SeededMessaging {
  readonly queues: readonly string[];
  readonly topics: readonly string[];
}

/** Queues, of which one takes what another could not deliver, and topics that send to one. Ids are ARNs. */
export async function seedMessaging(place: Place, count: number): Promise<SeededMessaging> {
  const { expected, region, account, sns } = place;
  const dead = await queue(place, 'left-over', {});
  const redrive = JSON.stringify({ deadLetterTargetArn: dead, maxReceiveCount: 3 });
  const queues = await times(count, (number) =>
    queue(place, `queue-${number}`, number === 1 ? { RedrivePolicy: redrive } : {}),
  );
  expected.stated(`${queues[0]} DEAD_LETTERS_TO ${dead}`, { maxReceives: 3 });
  const topics = await times(count, async (number) => {
    const name = `topic-${number}`;
    const Tags = [{ Key: 'team', Value: 'platform' }];
    const made = await sns.createTopic({ Name: name, Tags });
    const attributes = { tags: [{ key: 'team', value: 'platform' }] };
    return expected.node(given(made.TopicArn), { type: 'Topic', region, name, attributes });
  });
  const [TopicArn = ''] = topics;
  await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: queues[0] });
  expected.edge(TopicArn, 'SENDS_TO', queues[0] ?? '');
  await sns.subscribe({ TopicArn, Protocol: 'email', Endpoint: `${account}@example.com` });
  return { queues, topics };
}

async function queue(
  { sqs, expected, region, account }: Place,
  name: string,
  redrive: { readonly RedrivePolicy?: string },
): Promise<string> {
  const made = await sqs.createQueue({
    QueueName: name,
    Attributes: { VisibilityTimeout: '45', ...redrive },
    tags: { team: 'platform' },
  });
  if (made.QueueUrl?.endsWith(`/${account}/${name}`) !== true) throw new Error('Another queue');
  const attributes = {
    visibilityTimeoutSeconds: 45,
    tags: [{ key: 'team', value: 'platform' }],
  };
  const id = `arn:aws:sqs:${region}:${account}:${name}`;
  return expected.node(id, { type: 'Queue', region, name, attributes });
}
