import type { Field } from '../../account/collect/field.js';
import { bucketListing } from './bucket-listing.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
export const getBucketLocation = bucketListing({
  operation: 's3:GetBucketLocation',
  optional: false,
  attributes: [],
  regionOf,
});

/** The provider leaves its first region out and calls another by its former name. */
function regionOf(answer: Field): string {
  const location = answer.text('LocationConstraint') ?? 'us-east-1';
  return location === 'EU' ? 'eu-west-1' : location;
}
