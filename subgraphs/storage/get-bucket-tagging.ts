import { tagList } from '../../account/collect/tags.js';
import { bucketListing } from './bucket-listing.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html */
export const getBucketTagging = bucketListing({
  operation: 's3:GetBucketTagging',
  optional: true,
  attributes: ['tags'],
  attributesOf: (answer) => ({ tags: tagList(answer, 'TagSet') }),
});
