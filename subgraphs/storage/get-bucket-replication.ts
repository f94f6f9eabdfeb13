import { byId } from '../../account/collect/by-id.js';
import { type Field, WrongShape } from '../../account/collect/field.js';
import type { MappedEdge } from '../../account/collect/listing.js';
import type { Json, NodeId } from '../../account/graph/record.js';
import { bucketListing } from './bucket-listing.js';
import { objectFilter } from './object-filter.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketReplication.html */
export const getBucketReplication = bucketListing({
  operation: 's3:GetBucketReplication',
  optional: true,
  attributes: [],
  relations: { REPLICATES_TO: ['Bucket'], HAS_ROLE: ['Role'] },
  edgesOf: replicationEdges,
});

function replicationEdges(bucket: NodeId, answer: Field): readonly MappedEdge[] {
  const configuration = answer.object('ReplicationConfiguration');
  if (configuration === undefined) return [];
  const from = byId('Bucket', bucket);
  const role = configuration.text('Role');
  return [
    ...configuration.objects('Rules').map((rule): MappedEdge => {
      const destination = destinationOf(rule);
      const arn = destination.required('Bucket');
      const to = byId('Bucket', arn, arn.slice(arn.lastIndexOf(':') + 1));
      return { from, kind: 'REPLICATES_TO', to, attributes: replicationRule(rule, destination) };
    }),
    ...(role === undefined ? [] : [{ from, kind: 'HAS_ROLE', to: byId('Role', role) }]),
  ];
}

function destinationOf(rule: Field): Field {
  const destination = rule.object('Destination');
  if (destination !== undefined) return destination;
  throw new WrongShape(`${rule.path}.Destination`, 'an object', destination);
}

function replicationRule(
  rule: Field,
  destination: Field,
): { readonly [name: string]: Json | undefined } {
  const selection = rule.object('SourceSelectionCriteria');
  return {
    ruleId: rule.text('ID'),
    enabled: rule.required('Status') === 'Enabled',
    priority: rule.number('Priority'),
    filter: objectFilter(rule),
    deleteMarkers: enabled(rule.object('DeleteMarkerReplication')),
    existingObjects: enabled(rule.object('ExistingObjectReplication')),
    encryptedObjects: enabled(selection?.object('SseKmsEncryptedObjects')),
    replicaModifications: enabled(selection?.object('ReplicaModifications')),
    ...replicas(destination),
  };
}

/** What becomes of an object where it is replicated to. */
function replicas(destination: Field): { readonly [name: string]: Json | undefined } {
  const time = destination.object('ReplicationTime');
  const metrics = destination.object('Metrics');
  return {
    storageClass: destination.text('StorageClass'),
    ownerAccount: destination.text('Account'),
    ownerOverride: destination.object('AccessControlTranslation')?.text('Owner'),
    kmsKeyId: destination.object('EncryptionConfiguration')?.text('ReplicaKmsKeyID'),
    timeControl: enabled(time),
    timeControlMinutes: time?.object('Time')?.number('Minutes'),
    metrics: enabled(metrics),
    metricsThresholdMinutes: metrics?.object('EventThreshold')?.number('Minutes'),
  };
}

function enabled(setting: Field | undefined): boolean | undefined {
  const status = setting?.text('Status');
  return status === undefined ? undefined : status === 'Enabled';
}
