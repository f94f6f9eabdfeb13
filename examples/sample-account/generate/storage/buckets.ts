import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { type Reference, refer } from '../references.js';
import { tags } from '../tags.js';
import { bucketAnswers } from './bucket-answers.js';
import { bucketPlan, type PlannedBucket } from './bucket-plan.js';

function relate(ledger: Ledger, bucket: Reference, planned: PlannedBucket): void {
  const { logsTo, replicatesTo, notifies = [] } = planned;
  if (logsTo !== undefined) ledger.relate(bucket, 'LOGS_TO', refer.bucket(company.home, logsTo));
  if (replicatesTo !== undefined) {
    const copy = refer.bucket(replicatesTo.region, replicatesTo.name);
    ledger.relate(bucket, 'REPLICATES_TO', copy);
    ledger.relate(bucket, 'HAS_ROLE', refer.role('bucket-replication'));
  }
  for (const target of notifies) {
    ledger.relate(bucket, 'NOTIFIES', refer[target.kind](planned.region, target.name));
  }
}

/** Answers about buckets are written under the main region, wherever a bucket lies. */
export function buckets(ledger: Ledger): void {
  for (const planned of bucketPlan) {
    const bucket = refer.bucket(planned.region, planned.name);
    ledger.resource(bucket);
    relate(ledger, bucket, planned);
    ledger.list(company.home, 's3-list-buckets', {
      CreationDate: derive.moment(`bucket ${planned.name}`),
      Name: bucket.key,
    });
    const described = tags({ Purpose: planned.purpose, Team: 'shop' });
    ledger.answer(company.home, ['s3-get-bucket-tagging', bucket.key], { TagSet: described });
    for (const [operation, body] of bucketAnswers(planned)) {
      ledger.answer(company.home, [operation, bucket.key], body);
    }
  }
}
