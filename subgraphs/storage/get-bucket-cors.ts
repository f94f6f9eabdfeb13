import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { Json } from '../../account/graph/record.js';
import { bucketListing } from './bucket-listing.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketCors.html */
export const getBucketCors = bucketListing({
  operation: 's3:GetBucketCors',
  optional: true,
  attributes: ['corsRules'],
  // the order of the rules counts: the first that fits is used
  attributesOf: (answer) => ({ corsRules: answer.objects('CORSRules').map(corsRule) }),
});

function corsRule(rule: Field): Json {
  return defined({
    ruleId: rule.text('ID'),
    allowedOrigins: rule.texts('AllowedOrigins').toSorted(),
    allowedMethods: rule.texts('AllowedMethods').toSorted(),
    allowedHeaders: rule.texts('AllowedHeaders').toSorted(),
    exposedHeaders: rule.texts('ExposeHeaders').toSorted(),
    maxAgeSeconds: rule.number('MaxAgeSeconds'),
  });
}
