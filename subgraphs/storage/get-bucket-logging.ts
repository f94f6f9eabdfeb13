import { arnBeside } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedEdge } from '../../account/collect/listing.js';
import type { NodeId } from '../../account/graph/record.js';
import { bucketGrants } from './bucket-grants.js';
import { bucketListing } from './bucket-listing.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLogging.html */
export const getBucketLogging = bucketListing({
  operation: 's3:GetBucketLogging',
  optional: true,
  attributes: [],
  relations: { LOGS_TO: ['Bucket'] },
  dropped: {
    'LoggingEnabled.TargetGrants[].Grantee.DisplayName':
      'a name for people, which the provider has given up',
  },
  edgesOf: loggingEdges,
});

function loggingEdges(bucket: NodeId, answer: Field): readonly MappedEdge[] {
  const logging = answer.object('LoggingEnabled');
  if (logging === undefined) return [];
  const name = logging.required('TargetBucket');
  const grants = bucketGrants(logging.objects('TargetGrants'));
  const to = byId('Bucket', arnBeside(bucket, `s3:::${name}`), name);
  const attributes = {
    prefix: logging.text('TargetPrefix'),
    keyFormat: logging.json('TargetObjectKeyFormat'),
    grants: grants.length === 0 ? undefined : grants,
  };
  return [{ from: byId('Bucket', bucket), kind: 'LOGS_TO', to, attributes }];
}
