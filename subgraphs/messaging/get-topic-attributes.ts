import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import { itemOf } from '../../account/collect/item-of.js';
import { jsonText } from '../../account/collect/json-text.js';
import type { Listing, MappedEdge, MappedNode } from '../../account/collect/listing.js';
import { requiredObject } from '../../account/collect/required-object.js';
import type { NodeId } from '../../account/graph/record.js';

/** The protocols whose deliveries a topic can report, as the names of its attributes begin. */
const REPORTED = ['Application', 'Firehose', 'HTTP', 'Lambda', 'SQS'] as const;

/** https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
export const getTopicAttributes: Listing = {
  operation: 'sns:GetTopicAttributes',
  scope: 'region',
  states: {
    nodes: [],
    relations: [
      { kind: 'HAS_ROLE', from: ['Topic'], to: ['Role'], anchor: 'from', listAs: 'uses' },
    ],
    attributes: {
      Topic: [
        'displayName',
        'policy',
        'deliveryPolicy',
        'archivePolicy',
        'kmsKeyId',
        'fifo',
        'contentBasedDeduplication',
        'fifoThroughputScope',
        'signatureVersion',
        'tracing',
      ],
    },
  },
  dropped: {
    'Attributes.TopicArn': 'repeats the topic that was asked about',
    'Attributes.Owner': 'the account itself',
    'Attributes.EffectiveDeliveryPolicy': "follows from the delivery policy and the provider's own",
    'Attributes.BeginningArchiveTime': 'measurement: the age of the oldest message kept',
    'Attributes.SubscriptionsConfirmed': 'measurement; sns:ListSubscriptions states them',
    'Attributes.SubscriptionsPending': 'measurement; sns:ListSubscriptions states them',
    'Attributes.SubscriptionsDeleted': 'measurement',
  },
  perItem: { type: 'Topic', input: (item) => ({ TopicArn: item.id }), optional: false },
  map: (answer, at, item) => {
    const { id } = itemOf(item);
    const topic = requiredObject(answer, 'Attributes');
    return {
      nodes: [{ id, type: 'Topic', region: at.region, attributes: topicConfiguration(topic) }],
      edges: REPORTED.flatMap((protocol) => reportEdges(id, topic, protocol)),
    };
  },
};

function topicConfiguration(topic: Field): MappedNode['attributes'] {
  return {
    displayName: topic.text('DisplayName'),
    policy: jsonText(topic, 'Policy'),
    deliveryPolicy: jsonText(topic, 'DeliveryPolicy'),
    archivePolicy: jsonText(topic, 'ArchivePolicy'),
    kmsKeyId: topic.text('KmsMasterKeyId'),
    fifo: topic.flag('FifoTopic'),
    contentBasedDeduplication: topic.flag('ContentBasedDeduplication'),
    fifoThroughputScope: topic.text('FifoThroughputScope'),
    signatureVersion: topic.text('SignatureVersion'),
    tracing: topic.text('TracingConfig'),
  };
}

/** Deliveries over a protocol are reported by a role each for those that succeeded (a sample) and those that failed. */
function reportEdges(
  id: NodeId,
  topic: Field,
  protocol: (typeof REPORTED)[number],
): readonly MappedEdge[] {
  const samplePercent = topic.number(`${protocol}SuccessFeedbackSampleRate`);
  const uses = [
    { role: topic.text(`${protocol}SuccessFeedbackRoleArn`), outcome: 'success', samplePercent },
    { role: topic.text(`${protocol}FailureFeedbackRoleArn`), outcome: 'failure' },
  ];
  return uses.flatMap(({ role, ...use }): readonly MappedEdge[] => {
    if (role === undefined) return [];
    const attributes = { protocol: protocol.toLowerCase(), ...use };
    return [{ from: byId('Topic', id), kind: 'HAS_ROLE', to: byId('Role', role), attributes }];
  });
}
