import { company } from '../company.js';
import { derive } from '../derive.js';
import { type Reference, refer } from '../references.js';
import type { Notified, PlannedBucket } from './bucket-plan.js';

type Named = [operation: string, body: object];

const BLOCKED = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

/** Only the account itself may do anything: what a new bucket allows. */
const CANONICAL_ID = `${derive.uuid('canonical user')}${derive.uuid('of the account')}`.replaceAll(
  '-',
  '',
);
const OWNER_ONLY = {
  Owner: { ID: CANONICAL_ID },
  Grants: [{ Grantee: { ID: CANONICAL_ID, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }],
};

const NOTIFICATIONS = {
  function: { list: 'LambdaFunctionConfigurations', field: 'LambdaFunctionArn' },
  queue: { list: 'QueueConfigurations', field: 'QueueArn' },
  topic: { list: 'TopicConfigurations', field: 'TopicArn' },
} as const;

function notification({ kind, name }: Notified): [string, object[]] {
  const { list, field } = NOTIFICATIONS[kind];
  const configuration = {
    Id: `to-${name}`,
    [field]: refer[kind](company.home, name).id,
    Events: kind === 'topic' ? ['s3:ObjectRemoved:*'] : ['s3:ObjectCreated:*'],
    Filter: { Key: { FilterRules: [{ Name: 'Prefix', Value: 'incoming/' }] } },
  };
  return [list, [configuration]];
}

function encryption(algorithm: 'AES256' | 'aws:kms'): object {
  const key = `arn:aws:kms:${company.home}:${company.account}:key/${derive.uuid('key shop')}`;
  const rule = {
    ApplyServerSideEncryptionByDefault: {
      SSEAlgorithm: algorithm,
      ...(algorithm === 'aws:kms' ? { KMSMasterKeyID: key } : {}),
    },
    BucketKeyEnabled: algorithm === 'aws:kms',
  };
  return { ServerSideEncryptionConfiguration: { Rules: [rule] } };
}

function replication(to: Reference): object {
  const rule = {
    ID: 'everything',
    Priority: 1,
    Filter: { Prefix: '' },
    Status: 'Enabled',
    Destination: { Bucket: to.id, StorageClass: 'STANDARD_IA' },
    DeleteMarkerReplication: { Status: 'Disabled' },
  };
  return { ReplicationConfiguration: { Role: refer.role('bucket-replication').id, Rules: [rule] } };
}

function logging(bucket: Reference, name: string): object {
  const target = refer.bucket(company.home, name);
  return { LoggingEnabled: { TargetBucket: target.key, TargetPrefix: `${bucket.key}/` } };
}

function connections(planned: PlannedBucket): Named[] {
  const bucket = refer.bucket(planned.region, planned.name);
  const { logsTo, notifies, replicatesTo } = planned;
  const found: Named[] = [];
  if (logsTo !== undefined) found.push(['s3-get-bucket-logging', logging(bucket, logsTo)]);
  if (notifies !== undefined) {
    const body = Object.fromEntries(notifies.map(notification));
    found.push(['s3-get-bucket-notification-configuration', body]);
  }
  if (replicatesTo !== undefined) {
    const to = refer.bucket(replicatesTo.region, replicatesTo.name);
    found.push(['s3-get-bucket-replication', replication(to)]);
  }
  return found;
}

/** The answers to every call about one bucket; what is not configured has none. */
export function bucketAnswers(planned: PlannedBucket): Named[] {
  const { region, versioning, encryption: algorithm, policy, blocked } = planned;
  const location = region === company.home ? null : region;
  const found: Named[] = [
    ['s3-get-bucket-location', { LocationConstraint: location }],
    ['s3-get-bucket-acl', OWNER_ONLY],
  ];
  if (versioning !== undefined) found.push(['s3-get-bucket-versioning', { Status: versioning }]);
  if (algorithm !== undefined) found.push(['s3-get-bucket-encryption', encryption(algorithm)]);
  if (policy !== undefined) {
    found.push(['s3-get-bucket-policy', { Policy: JSON.stringify(policy) }]);
  }
  if (blocked) {
    found.push(['s3-get-public-access-block', { PublicAccessBlockConfiguration: BLOCKED }]);
  }
  return [...found, ...connections(planned)];
}
