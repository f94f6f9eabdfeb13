import { arnParts } from '../../account/collect/arn.js';
import { arnReference } from '../../account/collect/arn-reference.js';
import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type {
  Listing,
  MappedEdge,
  MappedNode,
  Reference,
  Scope,
} from '../../account/collect/listing.js';
import { byId } from '../../account/collect/by-id.js';
import type { NodeId } from '../../account/graph/record.js';

/** https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptions.html */
export const listSubscriptions: Listing = {
  operation: 'sns:ListSubscriptions',
  scope: 'region',
  states: {
    nodes: [],
    relations: [{ kind: 'SENDS_TO', from: ['Topic'], to: ['Queue', 'Function'], anchor: 'from' }],
    attributes: { Topic: ['otherSubscriptions'] },
  },
  dropped: { 'Subscriptions[].Owner': 'the account itself: others see subscriptions of their own' },
  map: (answer, at) => {
    const subscriptions = answer.requiredObjects('Subscriptions').filter(isLive);
    return {
      nodes: otherSubscriptions(subscriptions, at),
      edges: subscriptions.flatMap(subscriptionEdges),
    };
  },
};

/** A subscription that was taken back is still listed for a while. */
function isLive(subscription: Field): boolean {
  return subscription.text('SubscriptionArn') !== 'Deleted';
}

/** The queue or function that messages go to; null for an address. */
function receiver(subscription: Field): Reference | null {
  const reference = arnReference(subscription.text('Endpoint') ?? '');
  return reference !== null && ['Queue', 'Function'].includes(reference.type) ? reference : null;
}

function subscriptionEdges(subscription: Field): readonly MappedEdge[] {
  const topic = subscription.required('TopicArn');
  const from = byId('Topic', topic, topic.slice(topic.lastIndexOf(':') + 1));
  const to = receiver(subscription);
  const attributes = {
    protocol: subscription.text('Protocol'),
    subscription: confirmedArn(subscription),
  };
  return to === null ? [] : [{ from, kind: 'SENDS_TO', to, attributes }];
}

/** In the place of the ARN stands a word until somebody confirms. */
function confirmedArn(subscription: Field): string | undefined {
  const arn = subscription.text('SubscriptionArn') ?? '';
  return arnParts(arn) === null ? undefined : arn;
}

/** Addresses that a topic of this account and region sends to, in order. */
function otherSubscriptions(subscriptions: readonly Field[], at: Scope): readonly MappedNode[] {
  const byTopic = new Map<NodeId, Field[]>();
  for (const subscription of subscriptions) {
    const id = subscription.required('TopicArn');
    const parts = arnParts(id);
    const own = parts?.account === at.account && parts.region === at.region;
    if (!own || receiver(subscription) !== null) continue;
    byTopic.set(id, [...(byTopic.get(id) ?? []), subscription]);
  }
  return [...byTopic].map(([id, others]) => ({
    id,
    type: 'Topic',
    region: at.region,
    attributes: {
      otherSubscriptions: others
        .map((subscription) => addressOf(subscription, at))
        .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    },
  }));
}

function addressOf(subscription: Field, at: Scope): ReturnType<typeof defined> {
  return defined({
    protocol: subscription.text('Protocol'),
    endpoint: withoutCredentials(subscription.text('Endpoint') ?? '', at),
    arn: confirmedArn(subscription),
  });
}

/** An address on the web may hold a user and a password: `https://user:password@host/`. */
function withoutCredentials(endpoint: string, at: Scope): string {
  return endpoint.replace(
    /^(https?:\/\/)([^/?#]+)@/,
    (_, scheme: string, credentials: string) => `${scheme}${at.fingerprint(credentials)}@`,
  );
}
