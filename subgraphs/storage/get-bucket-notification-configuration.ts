import { arnParts } from '../../account/collect/arn.js';
import { arnReference } from '../../account/collect/arn-reference.js';
import { byId } from '../../account/collect/by-id.js';
import { type Field, WrongShape } from '../../account/collect/field.js';
import type { MappedEdge, Reference } from '../../account/collect/listing.js';
import type { Json, NodeId } from '../../account/graph/record.js';
import { bucketListing } from './bucket-listing.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html */
export const getBucketNotificationConfiguration = bucketListing({
  operation: 's3:GetBucketNotificationConfiguration',
  optional: true,
  attributes: ['eventBridge'],
  relations: { NOTIFIES: ['Function', 'Queue', 'Topic'] },
  // the configuration has no members of its own: that it is there turns it on
  attributesOf: (answer) => ({
    eventBridge: answer.json('EventBridgeConfiguration') === undefined ? undefined : true,
  }),
  edgesOf: (bucket, answer) => [
    ...notifications(bucket, answer.objects('LambdaFunctionConfigurations'), 'LambdaFunctionArn'),
    ...notifications(bucket, answer.objects('QueueConfigurations'), 'QueueArn'),
    ...notifications(bucket, answer.objects('TopicConfigurations'), 'TopicArn'),
  ],
});

function notifications(
  bucket: NodeId,
  configurations: readonly Field[],
  member: string,
): readonly MappedEdge[] {
  const from = byId('Bucket', bucket);
  return configurations.map((configuration) => {
    const arn = configuration.required(member);
    const attributes = {
      notificationId: configuration.text('Id'),
      events: configuration.texts('Events').toSorted(),
      qualifier: qualifier(arn),
      ...keyFilter(configuration),
    };
    return { from, kind: 'NOTIFIES', to: receiver(configuration, member), attributes };
  });
}

function receiver(configuration: Field, member: string): Reference {
  const arn = configuration.required(member);
  const reference = arnReference(arn);
  if (reference !== null) return reference;
  throw new WrongShape(`${configuration.path}.${member}`, 'the ARN of a receiver', arn);
}

/** A function's version or alias, which is part of the relation and not of what it leads to. */
function qualifier(arn: string): string | undefined {
  return /^function:[^:]+:(.+)$/.exec(arnParts(arn)?.resource ?? '')?.[1];
}

/** `prefix` and `suffix` of the objects' keys; the provider is lax about the names' case. */
function keyFilter(configuration: Field): { readonly [name: string]: Json | undefined } {
  const rules = configuration.object('Filter')?.object('Key')?.objects('FilterRules') ?? [];
  const read = rules.map(
    (rule) => [rule.required('Name').toLowerCase(), rule.text('Value')] as const,
  );
  return Object.fromEntries(read);
}
