import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedNode } from '../../account/collect/listing.js';

type JsonObject = ReturnType<typeof defined>;

/** What a function runs, and on what. */
export function functionRuntime(one: Field): MappedNode['attributes'] {
  return {
    runtime: one.text('Runtime'),
    runtimeVersionArn: one.object('RuntimeVersionConfig')?.text('RuntimeVersionArn'),
    handler: one.text('Handler'),
    packageType: one.text('PackageType'),
    architectures: one.texts('Architectures').toSorted(),
    memoryMiB: one.number('MemorySize'),
    timeoutSeconds: one.number('Timeout'),
    temporaryStorageMiB: one.object('EphemeralStorage')?.number('Size'),
    codeSha256: one.text('CodeSha256'),
    codeSizeBytes: one.number('CodeSize'),
    image: image(one),
    snapStart: one.object('SnapStart')?.text('ApplyOn'),
    capacityProvider: capacityProvider(one),
    durableExecution: durableExecution(one),
  };
}

function image(one: Field): JsonObject | undefined {
  const configuration = one.object('ImageConfigResponse')?.object('ImageConfig');
  if (configuration === undefined) return undefined;
  return defined({
    entryPoint: configuration.texts('EntryPoint'),
    command: configuration.texts('Command'),
    workingDirectory: configuration.text('WorkingDirectory'),
  });
}

function capacityProvider(one: Field): JsonObject | undefined {
  const provider = one
    .object('CapacityProviderConfig')
    ?.object('LambdaManagedInstancesCapacityProviderConfig');
  if (provider === undefined) return undefined;
  return defined({
    arn: provider.text('CapacityProviderArn'),
    maxConcurrencyPerEnvironment: provider.number('PerExecutionEnvironmentMaxConcurrency'),
    memoryGiBPerCpu: provider.number('ExecutionEnvironmentMemoryGiBPerVCpu'),
  });
}

function durableExecution(one: Field): JsonObject | undefined {
  const configuration = one.object('DurableConfig');
  if (configuration === undefined) return undefined;
  return defined({
    retentionDays: configuration.number('RetentionPeriodInDays'),
    timeoutSeconds: configuration.number('ExecutionTimeout'),
  });
}
