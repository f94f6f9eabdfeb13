import { defined } from '../../account/collect/defined.js';
import { bucketListing } from './bucket-listing.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html */
export const getPublicAccessBlock = bucketListing({
  operation: 's3:GetPublicAccessBlock',
  optional: true,
  attributes: ['publicAccessBlock'],
  attributesOf: (answer) => {
    const block = answer.object('PublicAccessBlockConfiguration');
    if (block === undefined) return {};
    const publicAccessBlock = defined({
      blockPublicAcls: block.flag('BlockPublicAcls'),
      ignorePublicAcls: block.flag('IgnorePublicAcls'),
      blockPublicPolicy: block.flag('BlockPublicPolicy'),
      restrictPublicBuckets: block.flag('RestrictPublicBuckets'),
    });
    return { publicAccessBlock };
  },
});
