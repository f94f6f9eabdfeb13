import { AutoScaling } from '@aws-sdk/client-auto-scaling';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { EC2 } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancing } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import { Lambda } from '@aws-sdk/client-lambda';
import { RDS } from '@aws-sdk/client-rds';
import { S3 } from '@aws-sdk/client-s3';
import { SNS } from '@aws-sdk/client-sns';
import { SQS } from '@aws-sdk/client-sqs';
import type { Expectation } from './expectation.js';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** One region of an account that is being seeded: its clients and what is expected of it. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly expected: Expectation;
  readonly ec2: EC2;
  readonly autoscaling: AutoScaling;
  readonly balancing: ElasticLoadBalancingV2;
  readonly classic: ElasticLoadBalancing;
  readonly iam: IAM;
  readonly lambda: Lambda;
  readonly rds: RDS;
  readonly dynamodb: DynamoDB;
  readonly s3: S3;
  readonly sns: SNS;
  readonly sqs: SQS;
  /** the ARN that stands for a resource of EC2, of which the provider gives the short id only */
  arn(kind: string, id: string | undefined): string;
}

export function openPlace(
  endpoint: string,
  credentials: Credentials,
  at: { readonly account: string; readonly region: string; readonly expected: Expectation },
): Place {
  const { region, account } = at;
  const options = { endpoint, region, credentials, maxAttempts: 1 };
  return {
    ...at,
    ec2: new EC2(options),
    autoscaling: new AutoScaling(options),
    balancing: new ElasticLoadBalancingV2(options),
    classic: new ElasticLoadBalancing(options),
    iam: new IAM(options),
    lambda: new Lambda(options),
    rds: new RDS(options),
    dynamodb: new DynamoDB(options),
    s3: new S3({ ...options, forcePathStyle: true }),
    sns: new SNS(options),
    sqs: new SQS(options),
    arn: (kind, id) => {
      const owner = kind === 'image' || kind === 'snapshot' ? '' : account;
      return `arn:${partitionOf(region)}:ec2:${region}:${owner}:${kind}/${given(id)}`;
    },
  };
}

/** moto has the regions of three partitions in one account. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** A member that the answer must have. */
export function given<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('The answer lacks what was asked for');
  return value;
}

/** `count` times one after another, so that the same seed makes the same ids. */
export async function times<T>(
  count: number,
  make: (number: number) => Promise<T>,
): Promise<readonly T[]> {
  const made: T[] = [];
  for (let number = 1; number <= count; number += 1) made.push(await make(number));
  return made;
}

/** The tags of a resource of EC2 at its creation. */
export function named<K extends string>(
  ResourceType: K,
  name: string,
): { TagSpecifications: { ResourceType: K; Tags: { Key: string; Value: string }[] }[] } {
  const Tags = [
    { Key: 'Name', Value: name },
    { Key: 'team', Value: 'platform' },
  ];
  return { TagSpecifications: [{ ResourceType, Tags }] };
}
