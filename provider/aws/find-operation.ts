import type { Operation } from '../../account/collect/provider.js';
import type { AwsOperation, AwsOperations, AwsService } from './operations/aws-operation.js';
import { AUTOSCALING } from './operations/autoscaling.js';
import { DYNAMODB } from './operations/dynamodb.js';
import { EC2 } from './operations/ec2.js';
import { ELB } from './operations/elb.js';
import { ELBV2 } from './operations/elbv2.js';
import { IAM } from './operations/iam.js';
import { LAMBDA } from './operations/lambda.js';
import { RDS } from './operations/rds.js';
import { S3 } from './operations/s3.js';
import { SNS } from './operations/sns.js';
import { SQS } from './operations/sqs.js';
import { STS } from './operations/sts.js';

const TABLE: { readonly [service in AwsService]: AwsOperations } = {
  autoscaling: AUTOSCALING,
  dynamodb: DYNAMODB,
  ec2: EC2,
  elb: ELB,
  elbv2: ELBV2,
  iam: IAM,
  lambda: LAMBDA,
  rds: RDS,
  s3: S3,
  sns: SNS,
  sqs: SQS,
  sts: STS,
};

/** An operation with all that its entry leaves out. */
export interface FoundOperation extends AwsOperation {
  readonly operation: Operation;
  readonly service: AwsService;
  /** the operation's own name, without its service */
  readonly name: string;
  readonly permissions: readonly string[];
  readonly root: string | null;
}

/** Every operation that may be called: all of them read. There is no other way to the provider. */
export const AWS_OPERATIONS: ReadonlyMap<string, FoundOperation> = new Map(
  Object.entries(TABLE).flatMap(([service, operations]) =>
    Object.entries(operations).map(([name, entry]) => {
      const found = complete(service as AwsService, name, entry);
      return [found.operation, found] as const;
    }),
  ),
);

/** The operation of that name; null when it is none that may be called. */
export function findOperation(operation: Operation): FoundOperation | null {
  return AWS_OPERATIONS.get(operation) ?? null;
}

function complete(service: AwsService, name: string, entry: AwsOperation): FoundOperation {
  const permitted = service === 'elb' || service === 'elbv2' ? 'elasticloadbalancing' : service;
  return {
    permissions: [`${permitted}:${name}`],
    ...entry,
    root: entry.root === undefined ? `${name}Response` : entry.root,
    operation: `${service}:${name}`,
    service,
    name,
  };
}
