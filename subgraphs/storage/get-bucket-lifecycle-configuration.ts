import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { Json } from '../../account/graph/record.js';
import { bucketListing } from './bucket-listing.js';
import { objectFilter } from './object-filter.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLifecycleConfiguration.html */
export const getBucketLifecycleConfiguration = bucketListing({
  operation: 's3:GetBucketLifecycleConfiguration',
  optional: true,
  attributes: ['lifecycleRules', 'transitionMinimumObjectSize'],
  attributesOf: (answer) => ({
    lifecycleRules: answer
      .objects('Rules')
      .toSorted((one, other) => (ruleId(one) < ruleId(other) ? -1 : 1))
      .map(lifecycleRule),
    transitionMinimumObjectSize: answer.text('TransitionDefaultMinimumObjectSize'),
  }),
});

function ruleId(rule: Field): string {
  return rule.text('ID') ?? '';
}

function lifecycleRule(rule: Field): Json {
  const expiration = rule.object('Expiration');
  const noncurrent = rule.object('NoncurrentVersionExpiration');
  return defined({
    ruleId: rule.text('ID'),
    enabled: rule.required('Status') === 'Enabled',
    filter: objectFilter(rule),
    expirationDays: expiration?.number('Days'),
    expirationDate: expiration?.time('Date'),
    expireDeleteMarkers: expiration?.flag('ExpiredObjectDeleteMarker'),
    transitions: rule.objects('Transitions').toSorted(byStorageClass).map(transition),
    noncurrentExpirationDays: noncurrent?.number('NoncurrentDays'),
    noncurrentVersionsKept: noncurrent?.number('NewerNoncurrentVersions'),
    noncurrentTransitions: rule
      .objects('NoncurrentVersionTransitions')
      .toSorted(byStorageClass)
      .map(noncurrentTransition),
    abortUploadsAfterDays: rule
      .object('AbortIncompleteMultipartUpload')
      ?.number('DaysAfterInitiation'),
  });
}

function byStorageClass(one: Field, other: Field): number {
  return one.required('StorageClass') < other.required('StorageClass') ? -1 : 1;
}

function transition(step: Field): Json {
  return defined({
    storageClass: step.text('StorageClass'),
    days: step.number('Days'),
    date: step.time('Date'),
  });
}

function noncurrentTransition(step: Field): Json {
  return defined({
    storageClass: step.text('StorageClass'),
    days: step.number('NoncurrentDays'),
    noncurrentVersionsKept: step.number('NewerNoncurrentVersions'),
  });
}
