import type { Field } from '../../account/collect/field.js';
import { bucketListing } from './bucket-listing.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html */
export const getBucketVersioning = bucketListing({
  operation: 's3:GetBucketVersioning',
  optional: true,
  attributes: ['versioning', 'mfaDelete'],
  attributesOf: (answer) => ({ versioning: answer.text('Status'), mfaDelete: mfaDelete(answer) }),
});

function mfaDelete(answer: Field): boolean | undefined {
  const state = answer.text('MFADelete');
  return state === undefined ? undefined : state === 'Enabled';
}
