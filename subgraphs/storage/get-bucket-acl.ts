import { bucketGrants } from './bucket-grants.js';
import { bucketListing } from './bucket-listing.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html */
export const getBucketAcl = bucketListing({
  operation: 's3:GetBucketAcl',
  optional: false,
  attributes: ['ownerCanonicalId', 'grants'],
  dropped: {
    'Owner.DisplayName': 'a name for people, which the provider has given up',
    'Grants[].Grantee.DisplayName': 'a name for people, which the provider has given up',
  },
  attributesOf: (answer) => ({
    ownerCanonicalId: answer.object('Owner')?.text('ID'),
    grants: bucketGrants(answer.requiredObjects('Grants')),
  }),
});
