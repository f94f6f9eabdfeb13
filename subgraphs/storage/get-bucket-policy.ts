import { jsonText } from '../../account/collect/json-text.js';
import { bucketListing } from './bucket-listing.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html */
export const getBucketPolicy = bucketListing({
  operation: 's3:GetBucketPolicy',
  optional: true,
  attributes: ['policy'],
  attributesOf: (answer) => ({ policy: jsonText(answer, 'Policy') }),
});
