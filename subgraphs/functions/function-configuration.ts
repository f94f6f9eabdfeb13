import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedNode, Scope } from '../../account/collect/listing.js';
import { functionRuntime } from './function-runtime.js';

type JsonObject = ReturnType<typeof defined>;

/** Everything about a function but its relations. */
export function functionConfiguration(one: Field, at: Scope): MappedNode['attributes'] {
  return {
    description: one.text('Description'),
    state: one.text('State'),
    ...functionRuntime(one),
    layers: one.objects('Layers').map((layer) => layer.required('Arn')),
    fileSystems: fileSystems(one),
    environment: environment(one, at),
    kmsKeyId: one.text('KMSKeyArn'),
    tracing: one.object('TracingConfig')?.text('Mode'),
    logging: logging(one),
    ipv6: one.object('VpcConfig')?.flag('Ipv6AllowedForDualStack'),
    signingProfileVersionArn: one.text('SigningProfileVersionArn'),
    signingJobArn: one.text('SigningJobArn'),
    tenantIsolation: one.object('TenancyConfig')?.text('TenantIsolationMode'),
    modifiedAt: one.time('LastModified'),
  };
}

/** Values may be secrets: only what tells whether they are the same is kept. */
function environment(one: Field, at: Scope): readonly JsonObject[] {
  const variables = one.object('Environment')?.object('Variables');
  if (variables === undefined) return [];
  return variables
    .keys()
    .toSorted()
    .map((name) => ({ name, fingerprint: at.fingerprint(variables.secret(name) ?? '') }));
}

function fileSystems(one: Field): readonly JsonObject[] {
  return one
    .objects('FileSystemConfigs')
    .map((system) => ({ arn: system.required('Arn'), mountPath: system.text('LocalMountPath') }))
    .toSorted((one, other) => (one.arn < other.arn ? -1 : 1))
    .map(defined);
}

function logging(one: Field): JsonObject | undefined {
  const configuration = one.object('LoggingConfig');
  if (configuration === undefined) return undefined;
  return defined({
    format: configuration.text('LogFormat'),
    applicationLevel: configuration.text('ApplicationLogLevel'),
    systemLevel: configuration.text('SystemLogLevel'),
    logGroup: configuration.text('LogGroup'),
  });
}
