import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedNode } from '../../account/collect/listing.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export const listBuckets: Listing = {
  operation: 's3:ListBuckets',
  scope: 'global',
  states: { nodes: [{ type: 'Bucket' }], relations: [], attributes: {} },
  dropped: {
    Owner: 's3:GetBucketAcl states it for each bucket',
    Prefix: 'repeats what was asked for',
    ContinuationToken: 'place in the pages',
    'Buckets[].BucketArn': 'follows from the name',
  },
  map: (answer) => ({ nodes: answer.requiredObjects('Buckets').map(bucketNode), edges: [] }),
};

function bucketNode(bucket: Field): MappedNode<'Bucket'> {
  const name = bucket.required('Name');
  return {
    id: `arn:aws:s3:::${name}`,
    type: 'Bucket',
    region: bucket.text('BucketRegion') ?? null,
    name,
    attributes: { createdAt: bucket.time('CreationDate') },
  };
}
