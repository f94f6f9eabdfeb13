import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { AwsService } from './operations/aws-operation.js';
import type { Credentials } from './credentials.js';

/** What of a service's client is used. */
export interface AwsClient {
  send(command: object, options: { readonly abortSignal: AbortSignal }): Promise<unknown>;
  readonly middlewareStack: {
    add(
      middleware: (next: Handle, context: { readonly commandName?: string }) => Handle,
      options: { readonly step: 'deserialize'; readonly priority: 'low'; readonly name: string },
    ): void;
  };
}

/** Gives what came over the wire; its shape is the library's own. */
export type Handle = (args: never) => Promise<{ response: unknown; output?: unknown }>;

/** A service's client, with the constructors of its commands by their names. */
export interface AwsPackage {
  readonly client: AwsClient;
  readonly commands: { readonly [name: string]: unknown };
}

export interface ClientSettings {
  readonly region: string;
  readonly credentials: Credentials;
  readonly requestHandler: NodeHttpHandler;
  readonly endpoint?: string;
  /** tries are counted by whoever calls */
  readonly maxAttempts: 1;
  readonly customUserAgent: string;
}

type Loaders = { readonly [service in AwsService]: (to: ClientSettings) => Promise<AwsPackage> };

/** The libraries are loaded when a service is first asked: who reads files never loads one. */
const LOADERS: Loaders = {
  autoscaling: async (to) => {
    const commands = await import('@aws-sdk/client-auto-scaling');
    return joined(new commands.AutoScalingClient(to), commands);
  },
  dynamodb: async (to) => {
    const commands = await import('@aws-sdk/client-dynamodb');
    return joined(new commands.DynamoDBClient(to), commands);
  },
  ec2: async (to) => {
    const commands = await import('@aws-sdk/client-ec2');
    return joined(new commands.EC2Client(to), commands);
  },
  elb: async (to) => {
    const commands = await import('@aws-sdk/client-elastic-load-balancing');
    return joined(new commands.ElasticLoadBalancingClient(to), commands);
  },
  elbv2: async (to) => {
    const commands = await import('@aws-sdk/client-elastic-load-balancing-v2');
    return joined(new commands.ElasticLoadBalancingV2Client(to), commands);
  },
  iam: async (to) => {
    const commands = await import('@aws-sdk/client-iam');
    return joined(new commands.IAMClient(to), commands);
  },
  lambda: async (to) => {
    const commands = await import('@aws-sdk/client-lambda');
    return joined(new commands.LambdaClient(to), commands);
  },
  rds: async (to) => {
    const commands = await import('@aws-sdk/client-rds');
    return joined(new commands.RDSClient(to), commands);
  },
  // buckets as part of the path where somebody else than the provider answers: names need not resolve there
  s3: async (to) => {
    const commands = await import('@aws-sdk/client-s3');
    const endpoint =
      to.endpoint ?? process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'] ?? '';
    const forcePathStyle = endpoint !== '';
    return joined(new commands.S3Client({ ...to, forcePathStyle }), commands);
  },
  sns: async (to) => {
    const commands = await import('@aws-sdk/client-sns');
    return joined(new commands.SNSClient(to), commands);
  },
  // a queue's URL says which queue is meant, not whom to ask
  sqs: async (to) => {
    const commands = await import('@aws-sdk/client-sqs');
    return joined(new commands.SQSClient({ ...to, useQueueUrlAsEndpoint: false }), commands);
  },
  sts: async (to) => {
    const commands = await import('@aws-sdk/client-sts');
    return joined(new commands.STSClient(to), commands);
  },
};

/** A client of a service, its library loaded when it is not yet. */
export async function awsClient(service: AwsService, to: ClientSettings): Promise<AwsPackage> {
  return LOADERS[service](to);
}

function joined(client: unknown, commands: object): AwsPackage {
  return { client: client as AwsClient, commands: commands as AwsPackage['commands'] };
}
