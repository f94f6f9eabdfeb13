import type { AwsService } from './operations/aws-operation.js';
import type { Rate } from './rate-budget.js';

const RATE: Rate = { perSecond: 20, burst: 100 };

/**
 * How often a service is asked in one region of one account: below what the services document or are known to allow, so
 * that whoever else works in the account is not throttled for this reader.
 */
export const RATES: { readonly [service in AwsService]: Rate } = {
  autoscaling: RATE,
  dynamodb: { perSecond: 10, burst: 100 },
  ec2: RATE,
  elb: RATE,
  elbv2: RATE,
  iam: { perSecond: 10, burst: 50 },
  lambda: { perSecond: 15, burst: 100 },
  rds: RATE,
  s3: { perSecond: 200, burst: 1000 },
  sns: { perSecond: 25, burst: 100 },
  sqs: { perSecond: 100, burst: 500 },
  sts: RATE,
};
