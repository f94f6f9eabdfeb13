import { arnIn } from '../../account/collect/arn.js';
import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedNode, Scope } from '../../account/collect/listing.js';

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
  map: (answer, at) => ({
    nodes: answer.requiredObjects('Buckets').map((bucket) => bucketNode(bucket, at)),
    edges: [],
  }),
};

function bucketNode(bucket: Field, at: Scope): MappedNode<'Bucket'> {
  const name = bucket.required('Name');
  return {
    id: arnIn(at.region, `s3:::${name}`),
    type: 'Bucket',
    region: bucket.text('BucketRegion') ?? null,
    name,
    attributes: { createdAt: bucket.time('CreationDate') },
  };
}
