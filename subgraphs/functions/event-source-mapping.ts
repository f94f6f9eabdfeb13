import { arnReference } from '../../account/collect/arn-reference.js';
import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';

type JsonObject = ReturnType<typeof defined>;

/** How events reach a function, but for the resources at both ends. */
export function eventSourceMapping(mapping: Field): JsonObject {
  const state = mapping.text('State') ?? '';
  return defined({
    mapping: mapping.required('UUID'),
    enabled: !['Disabled', 'Disabling'].includes(state),
    ...batches(mapping),
    ...failures(mapping),
    ...pollers(mapping),
    ...source(mapping),
    filters: filters(mapping),
    kmsKeyId: mapping.text('KMSKeyArn'),
    metrics: listOf(mapping.object('MetricsConfig')?.texts('Metrics')),
    systemLogLevel: mapping.object('LoggingConfig')?.text('SystemLogLevel'),
    modifiedAt: mapping.time('LastModified'),
  });
}

function batches(mapping: Field): JsonObject {
  return defined({
    batchSize: mapping.number('BatchSize'),
    batchWindowSeconds: mapping.number('MaximumBatchingWindowInSeconds'),
    tumblingWindowSeconds: mapping.number('TumblingWindowInSeconds'),
    startingPosition: mapping.text('StartingPosition'),
    startingAt: mapping.time('StartingPositionTimestamp'),
  });
}

function failures(mapping: Field): JsonObject {
  return defined({
    maxRecordAgeSeconds: mapping.number('MaximumRecordAgeInSeconds'),
    maxRetries: mapping.number('MaximumRetryAttempts'),
    splitsOnError: mapping.flag('BisectBatchOnFunctionError'),
    responseTypes: listOf(mapping.texts('FunctionResponseTypes')),
    otherDestinations: otherDestinations(mapping),
  });
}

/** Destinations that are no resource of the graph, such as a topic of a Kafka cluster. */
function otherDestinations(mapping: Field): readonly string[] | undefined {
  const destinations = mapping.object('DestinationConfig');
  return listOf(
    ['OnSuccess', 'OnFailure']
      .flatMap((member) => destinations?.object(member)?.text('Destination') ?? [])
      .filter((destination) => arnReference(destination) === null),
  );
}

function pollers(mapping: Field): JsonObject {
  const provisioned = mapping.object('ProvisionedPollerConfig');
  return defined({
    parallelization: mapping.number('ParallelizationFactor'),
    maxConcurrency: mapping.object('ScalingConfig')?.number('MaximumConcurrency'),
    minPollers: provisioned?.number('MinimumPollers'),
    maxPollers: provisioned?.number('MaximumPollers'),
    pollerGroup: provisioned?.text('PollerGroupName'),
  });
}

/** What only clusters have: topics, queues, endpoints, and where their credentials are kept (not those themselves). */
function source(mapping: Field): JsonObject {
  const access = mapping.objects('SourceAccessConfigurations').map((one) => ({
    kind: one.text('Type') ?? '',
    uri: one.text('URI') ?? '',
  }));
  return defined({
    topics: listOf(mapping.texts('Topics')),
    queues: listOf(mapping.texts('Queues')),
    endpoints: mapping.object('SelfManagedEventSource')?.json('Endpoints'),
    access:
      access.length === 0
        ? undefined
        : access.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    managedKafka: mapping.json('AmazonManagedKafkaEventSourceConfig'),
    selfManagedKafka: mapping.json('SelfManagedKafkaEventSourceConfig'),
    documentDatabase: mapping.json('DocumentDBEventSourceConfig'),
  });
}

function filters(mapping: Field): readonly string[] | undefined {
  const all = mapping.object('FilterCriteria')?.objects('Filters') ?? [];
  return listOf(all.map((filter) => filter.required('Pattern')));
}

function listOf(values: readonly string[] | undefined): readonly string[] | undefined {
  return values === undefined || values.length === 0 ? undefined : values.toSorted();
}
