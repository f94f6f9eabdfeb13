import type { SeededMessaging } from './seed-messaging.js';
import { type Place, times } from './place.js';

export interface BucketSources {
  readonly messaging: SeededMessaging;
  readonly functions: readonly string[];
  readonly serviceRole: string;
}

/** Buckets: one that others log to, one that replicates to another, one that tells of its changes. Returns names. */
export async function seedBuckets(
  place: Place,
  sources: BucketSources,
  count: number,
): Promise<readonly string[]> {
  const names = await times(count, (number) => bucket(place, number));
  const [logs = '', source = '', copy = ''] = names;
  await logging(place, source, logs);
  await replication(place, { source, copy, role: sources.serviceRole });
  await notification(place, copy, sources);
  return names;
}

async function bucket({ s3, expected, region, account }: Place, number: number): Promise<string> {
  const Bucket = `bucket-${number}-${region}-${account}`;
  const elsewhere = { CreateBucketConfiguration: { LocationConstraint: region as 'eu-west-1' } };
  await s3.createBucket({ Bucket, ...(region === 'us-east-1' ? {} : elsewhere) });
  await s3.putBucketTagging({
    Bucket,
    Tagging: { TagSet: [{ Key: 'team', Value: 'platform' }] },
  });
  await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } });
  const attributes = { tags: [{ key: 'team', value: 'platform' }], versioning: 'Enabled' };
  expected.node(arnOf(Bucket), { type: 'Bucket', region, name: Bucket, attributes });
  return Bucket;
}

function arnOf(bucket: string): string {
  return `arn:aws:s3:::${bucket}`;
}

/** The bucket that is logged to must let the provider write. */
async function logging(
  { s3, expected }: Place,
  Bucket: string,
  TargetBucket: string,
): Promise<void> {
  const Statement = [
    {
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `${arnOf(TargetBucket)}/*`,
    },
  ];
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
  await s3.putBucketPolicy({ Bucket: TargetBucket, Policy });
  const LoggingEnabled = { TargetBucket, TargetPrefix: 'access/' };
  await s3.putBucketLogging({ Bucket, BucketLoggingStatus: { LoggingEnabled } });
  expected.edge(arnOf(Bucket), 'LOGS_TO', arnOf(TargetBucket));
}

async function replication(
  { s3, expected }: Place,
  made: { readonly source: string; readonly copy: string; readonly role: string },
): Promise<void> {
  await s3.putBucketReplication({
    Bucket: made.source,
    ReplicationConfiguration: {
      Role: made.role,
      Rules: [
        {
          ID: 'all',
          Status: 'Enabled',
          Priority: 1,
          Filter: { Prefix: '' },
          Destination: { Bucket: arnOf(made.copy) },
        },
      ],
    },
  });
  expected.edge(arnOf(made.source), 'REPLICATES_TO', arnOf(made.copy));
  expected.edge(arnOf(made.source), 'HAS_ROLE', made.role);
}

async function notification(
  { s3, expected }: Place,
  Bucket: string,
  { messaging, functions }: BucketSources,
): Promise<void> {
  const QueueArn = messaging.queues[0] ?? '';
  const TopicArn = messaging.topics[0] ?? '';
  const LambdaFunctionArn = functions[0] ?? '';
  await s3.putBucketNotificationConfiguration({
    Bucket,
    NotificationConfiguration: {
      QueueConfigurations: [{ QueueArn, Events: ['s3:ObjectCreated:Put'] }],
      TopicConfigurations: [{ TopicArn, Events: ['s3:ObjectRemoved:*'] }],
      LambdaFunctionConfigurations: [{ LambdaFunctionArn, Events: ['s3:ObjectCreated:Copy'] }],
    },
    SkipDestinationValidation: true,
  });
  expected.edge(arnOf(Bucket), 'NOTIFIES', QueueArn, TopicArn, LambdaFunctionArn);
}
