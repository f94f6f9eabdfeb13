import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { listFunctions } from '../../../subgraphs/functions/list-functions.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const arn = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`;

const answer = {
  Functions: [
    {
      FunctionName: 'resize',
      FunctionArn: arn('resize'),
      Version: '$LATEST',
      RevisionId: 'r-1',
      ConfigSha256: 'c-1',
      Description: 'makes pictures smaller',
      State: 'Active',
      StateReason: 'idle',
      StateReasonCode: 'Idle',
      LastUpdateStatus: 'Successful',
      LastUpdateStatusReason: 'none',
      LastUpdateStatusReasonCode: 'EniLimitExceeded',
      Runtime: 'nodejs20.x',
      RuntimeVersionConfig: { RuntimeVersionArn: 'arn:aws:lambda:eu-central-1::runtime:1' },
      Handler: 'index.handler',
      PackageType: 'Zip',
      Architectures: ['x86_64', 'arm64'],
      MemorySize: 512,
      Timeout: 30,
      EphemeralStorage: { Size: 1024 },
      CodeSha256: 'abc=',
      CodeSize: 4321,
      ImageConfigResponse: {
        ImageConfig: { EntryPoint: ['/run'], Command: ['serve', '-v'], WorkingDirectory: '/srv' },
        Error: { ErrorCode: 'x', Message: 'y' },
      },
      Layers: [
        {
          Arn: 'arn:aws:lambda:eu-central-1:123456789012:layer:late:2',
          CodeSize: 5,
          SigningProfileVersionArn: 'arn:aws:signer:3',
          SigningJobArn: 'arn:aws:signer:4',
        },
        { Arn: 'arn:aws:lambda:eu-central-1:123456789012:layer:early:1' },
      ],
      FileSystemConfigs: [
        {
          Arn: 'arn:aws:elasticfilesystem:eu-central-1:123456789012:access-point/1',
          LocalMountPath: '/mnt/a',
        },
      ],
      Environment: {
        Variables: { TOKEN: 'hidden', MODE: 'fingerprint:known' },
        Error: { ErrorCode: 'AccessDenied', Message: 'no' },
      },
      KMSKeyArn: 'arn:aws:kms:eu-central-1:123456789012:key/1',
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: {
        LogFormat: 'JSON',
        ApplicationLogLevel: 'INFO',
        SystemLogLevel: 'WARN',
        LogGroup: '/aws/lambda/resize',
      },
      SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
      SigningProfileVersionArn: 'arn:aws:signer:1',
      SigningJobArn: 'arn:aws:signer:2',
      CapacityProviderConfig: {
        LambdaManagedInstancesCapacityProviderConfig: {
          CapacityProviderArn: 'arn:aws:lambda:eu-central-1:123456789012:capacity-provider:big',
          PerExecutionEnvironmentMaxConcurrency: 4,
          ExecutionEnvironmentMemoryGiBPerVCpu: 2.5,
        },
      },
      DurableConfig: { RetentionPeriodInDays: 14, ExecutionTimeout: 3600 },
      TenancyConfig: { TenantIsolationMode: 'PER_TENANT' },
      LastModified: '2026-01-02T03:04:05.678+0000',
      Role: 'arn:aws:iam::123456789012:role/resizer',
      VpcConfig: {
        VpcId: 'vpc-1',
        SubnetIds: ['subnet-1', 'subnet-2'],
        SecurityGroupIds: ['sg-1'],
        Ipv6AllowedForDualStack: true,
      },
      DeadLetterConfig: { TargetArn: 'arn:aws:sqs:eu-central-1:123456789012:lost' },
    },
    {
      FunctionName: 'edge',
      FunctionArn: arn('edge'),
      Role: 'arn:aws:iam::123456789012:role/edge',
      MasterArn: 'arn:aws:lambda:us-east-1:123456789012:function:edge:7',
      DeadLetterConfig: { TargetArn: 'arn:aws:sns:eu-central-1:123456789012:alarm' },
    },
    {
      FunctionName: 'bare',
      FunctionArn: arn('bare'),
      Description: '',
      Environment: { Variables: {} },
      VpcConfig: { VpcId: '', SubnetIds: [], SecurityGroupIds: [] },
    },
  ],
};

const NONE = { architectures: [], layers: [], fileSystems: [], environment: [] };

function node(name: string, attributes: object): object {
  return { id: arn(name), type: 'Function', region: 'eu-central-1', name, attributes };
}

describe('lambda:ListFunctions', () => {
  test('a function has what it runs and on what, and no secret', () => {
    expect(mapAnswer(listFunctions, answer).nodes).toEqual([
      node('resize', {
        description: 'makes pictures smaller',
        state: 'Active',
        runtime: 'nodejs20.x',
        runtimeVersionArn: 'arn:aws:lambda:eu-central-1::runtime:1',
        handler: 'index.handler',
        packageType: 'Zip',
        architectures: ['arm64', 'x86_64'],
        memoryMiB: 512,
        timeoutSeconds: 30,
        temporaryStorageMiB: 1024,
        codeSha256: 'abc=',
        codeSizeBytes: 4321,
        image: { entryPoint: ['/run'], command: ['serve', '-v'], workingDirectory: '/srv' },
        layers: [
          'arn:aws:lambda:eu-central-1:123456789012:layer:late:2',
          'arn:aws:lambda:eu-central-1:123456789012:layer:early:1',
        ],
        fileSystems: [
          {
            arn: 'arn:aws:elasticfilesystem:eu-central-1:123456789012:access-point/1',
            mountPath: '/mnt/a',
          },
        ],
        environment: [
          { name: 'MODE', fingerprint: 'fingerprint:known' },
          { name: 'TOKEN', fingerprint: 'fingerprint:of hidden' },
        ],
        kmsKeyId: 'arn:aws:kms:eu-central-1:123456789012:key/1',
        tracing: 'Active',
        logging: {
          format: 'JSON',
          applicationLevel: 'INFO',
          systemLevel: 'WARN',
          logGroup: '/aws/lambda/resize',
        },
        snapStart: 'None',
        ipv6: true,
        signingProfileVersionArn: 'arn:aws:signer:1',
        signingJobArn: 'arn:aws:signer:2',
        capacityProvider: {
          arn: 'arn:aws:lambda:eu-central-1:123456789012:capacity-provider:big',
          maxConcurrencyPerEnvironment: 4,
          memoryGiBPerCpu: 2.5,
        },
        durableExecution: { retentionDays: 14, timeoutSeconds: 3600 },
        tenantIsolation: 'PER_TENANT',
        modifiedAt: '2026-01-02T03:04:05.678Z',
      }),
      node('edge', NONE),
      node('bare', NONE),
    ]);
  });

  test('a function acts by a role, in subnets, and its dead letters go to a queue or a topic', () => {
    const from = byId('Function', arn('resize'));
    const edge = byId('Function', arn('edge'));
    const role = (name: string) => byId('Role', `arn:aws:iam::123456789012:role/${name}`);
    const group = ec2Reference('SecurityGroup', 'security-group/sg-1');
    expect(mapAnswer(listFunctions, answer).edges).toEqual([
      { from, kind: 'HAS_ROLE', to: role('resizer') },
      { from, kind: 'IN_SUBNET', to: ec2Reference('Subnet', 'subnet/subnet-1') },
      { from, kind: 'IN_SUBNET', to: ec2Reference('Subnet', 'subnet/subnet-2') },
      { from, kind: 'HAS_SECURITY_GROUP', to: group },
      {
        from,
        kind: 'DEAD_LETTERS_TO',
        to: byId('Queue', 'arn:aws:sqs:eu-central-1:123456789012:lost', 'lost'),
      },
      { from: edge, kind: 'HAS_ROLE', to: role('edge') },
      {
        from: edge,
        kind: 'DEAD_LETTERS_TO',
        to: byId('Topic', 'arn:aws:sns:eu-central-1:123456789012:alarm', 'alarm'),
      },
      {
        from: edge,
        kind: 'REPLICA_OF',
        to: byId('Function', 'arn:aws:lambda:us-east-1:123456789012:function:edge', 'edge'),
      },
    ]);
  });

  test('no value of a variable is anywhere in the records', () => {
    expect(JSON.stringify(mapAnswer(listFunctions, answer))).not.toContain('"hidden"');
  });

  test('no field is left over', () => {
    expect(unmappedOf(listFunctions, answer)).toEqual([]);
  });

  test('an answer of another shape is refused, naming the place', () => {
    const wrong = (one: object) => () => mapAnswer(listFunctions, { Functions: [one] });
    expect(() => mapAnswer(listFunctions, {})).toThrow('Functions must be a list');
    expect(wrong({ FunctionName: 'a' })).toThrow('Functions[0].FunctionArn must be a text');
    expect(wrong({ FunctionArn: 'a', Timeout: [] })).toThrow(
      'Functions[0].Timeout must be a number',
    );
  });
});
