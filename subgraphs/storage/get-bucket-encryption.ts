import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { Json } from '../../account/graph/record.js';
import { bucketListing } from './bucket-listing.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html */
export const getBucketEncryption = bucketListing({
  operation: 's3:GetBucketEncryption',
  optional: true,
  attributes: ['encryption'],
  attributesOf: (answer) => {
    const configuration = answer.object('ServerSideEncryptionConfiguration');
    return { encryption: configuration?.objects('Rules').map(encryptionRule) };
  },
});

function encryptionRule(rule: Field): Json {
  const applied = rule.object('ApplyServerSideEncryptionByDefault');
  const blocked = rule.object('BlockedEncryptionTypes')?.texts('EncryptionType');
  return defined({
    algorithm: applied?.text('SSEAlgorithm'),
    kmsKeyId: applied?.text('KMSMasterKeyID'),
    bucketKey: rule.flag('BucketKeyEnabled'),
    blocked: blocked?.toSorted(),
  });
}
