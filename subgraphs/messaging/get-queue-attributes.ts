import { arnReference } from '../../account/collect/arn-reference.js';
import { byId } from '../../account/collect/by-id.js';
import { Field, newFieldUse } from '../../account/collect/field.js';
import { itemOf } from '../../account/collect/item-of.js';
import { jsonText } from '../../account/collect/json-text.js';
import type { Listing, MappedEdge, MappedNode } from '../../account/collect/listing.js';
import { requiredObject } from '../../account/collect/required-object.js';
import type { NodeId } from '../../account/graph/record.js';
import { queueUrl } from './queue-url.js';

/**
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
 *
 * The answer is that of a call for all attributes (`AttributeNames: ['All']`).
 */
export const getQueueAttributes: Listing = {
  operation: 'sqs:GetQueueAttributes',
  scope: 'region',
  states: {
    nodes: [],
    relations: [{ kind: 'DEAD_LETTERS_TO', from: ['Queue'], to: ['Queue'], anchor: 'from' }],
    attributes: {
      Queue: [
        'policy',
        'redriveAllowPolicy',
        'delaySeconds',
        'maxMessageBytes',
        'retentionSeconds',
        'waitSeconds',
        'visibilityTimeoutSeconds',
        'fifo',
        'contentBasedDeduplication',
        'deduplicationScope',
        'fifoThroughputLimit',
        'kmsKeyId',
        'kmsDataKeyReuseSeconds',
        'managedEncryption',
        'createdAt',
        'modifiedAt',
      ],
    },
  },
  dropped: {
    'Attributes.QueueArn': 'repeats the queue that was asked about',
    'Attributes.ApproximateNumberOfMessages': 'measurement',
    'Attributes.ApproximateNumberOfMessagesDelayed': 'measurement',
    'Attributes.ApproximateNumberOfMessagesNotVisible': 'measurement',
  },
  perItem: { type: 'Queue', input: queueUrl, optional: false },
  map: (answer, at, item) => {
    const { id } = itemOf(item);
    const queue = requiredObject(answer, 'Attributes');
    return {
      nodes: [{ id, type: 'Queue', region: at.region, attributes: queueConfiguration(queue) }],
      edges: deadLetterEdges(id, queue),
    };
  },
};

function queueConfiguration(queue: Field): MappedNode['attributes'] {
  return {
    policy: jsonText(queue, 'Policy'),
    redriveAllowPolicy: jsonText(queue, 'RedriveAllowPolicy'),
    delaySeconds: queue.number('DelaySeconds'),
    maxMessageBytes: queue.number('MaximumMessageSize'),
    retentionSeconds: queue.number('MessageRetentionPeriod'),
    waitSeconds: queue.number('ReceiveMessageWaitTimeSeconds'),
    visibilityTimeoutSeconds: queue.number('VisibilityTimeout'),
    fifo: queue.flag('FifoQueue'),
    contentBasedDeduplication: queue.flag('ContentBasedDeduplication'),
    deduplicationScope: queue.text('DeduplicationScope'),
    fifoThroughputLimit: queue.text('FifoThroughputLimit'),
    kmsKeyId: queue.text('KmsMasterKeyId'),
    kmsDataKeyReuseSeconds: queue.number('KmsDataKeyReusePeriodSeconds'),
    managedEncryption: queue.flag('SqsManagedSseEnabled'),
    createdAt: queue.time('CreatedTimestamp'),
    modifiedAt: queue.time('LastModifiedTimestamp'),
  };
}

/** The redrive policy is JSON in a text: where messages go that were received too often. */
function deadLetterEdges(id: NodeId, queue: Field): readonly MappedEdge[] {
  const decoded = jsonText(queue, 'RedrivePolicy');
  if (decoded === undefined) return [];
  const redrive = new Field(decoded, 'Attributes.RedrivePolicy', newFieldUse());
  const to = arnReference(redrive.required('deadLetterTargetArn'));
  const attributes = { maxReceives: redrive.number('maxReceiveCount') };
  return to === null ? [] : [{ from: byId('Queue', id), kind: 'DEAD_LETTERS_TO', to, attributes }];
}
