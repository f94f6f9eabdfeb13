import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { listEventSourceMappings } from '../../../subgraphs/functions/list-event-source-mappings.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const arn = (service: string, resource: string) =>
  `arn:aws:${service}:eu-central-1:123456789012:${resource}`;
const MAPPER = byId('Function', arn('lambda', 'function:mapper'), 'mapper');

const answer = {
  EventSourceMappings: [
    {
      UUID: 'm-1',
      EventSourceMappingArn: arn('lambda', 'event-source-mapping:m-1'),
      EventSourceArn: arn('sqs', 'orders'),
      FunctionArn: arn('lambda', 'function:mapper:live'),
      State: 'Enabled',
      StateTransitionReason: 'User initiated',
      LastProcessingResult: 'OK',
      LastModified: '2026-01-02T03:04:05Z',
      BatchSize: 10,
      MaximumBatchingWindowInSeconds: 5,
      ScalingConfig: { MaximumConcurrency: 7 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      FilterCriteria: { Filters: [{ Pattern: '{"b":[2]}' }, { Pattern: '{"a":[1]}' }] },
      FilterCriteriaError: { ErrorCode: 'x', Message: 'y' },
      KMSKeyArn: arn('kms', 'key/1'),
      MetricsConfig: { Metrics: ['EventCount'] },
      LoggingConfig: { SystemLogLevel: 'DEBUG' },
      ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 9, PollerGroupName: 'g' },
    },
    {
      UUID: 'm-2',
      EventSourceArn: arn('dynamodb', 'table/carts/stream/2026-01-01T00:00:00'),
      FunctionArn: arn('lambda', 'function:mapper'),
      State: 'Disabled',
      StartingPosition: 'AT_TIMESTAMP',
      StartingPositionTimestamp: 1767323045,
      ParallelizationFactor: 2,
      MaximumRecordAgeInSeconds: 60,
      MaximumRetryAttempts: 3,
      BisectBatchOnFunctionError: true,
      TumblingWindowInSeconds: 20,
      DestinationConfig: {
        OnSuccess: { Destination: arn('sns', 'done') },
        OnFailure: { Destination: arn('sqs', 'lost') },
      },
    },
    {
      UUID: 'm-4',
      FunctionArn: arn('lambda', 'function:mapper'),
      State: 'Enabled',
      Topics: ['t'],
      Queues: ['q'],
      SelfManagedEventSource: {
        Endpoints: { KAFKA_BOOTSTRAP_SERVERS: ['kafka.example.com:9092'] },
      },
      SourceAccessConfigurations: [
        { Type: 'VPC_SUBNET', URI: 'subnet:subnet-1' },
        { Type: 'BASIC_AUTH', URI: arn('secretsmanager', 'secret:kafka') },
      ],
      SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: 'c' },
      DestinationConfig: { OnFailure: { Destination: 'kafka://failed' } },
    },
    {
      UUID: 'm-3',
      EventSourceArn: arn('kinesis', 'stream/clicks'),
      FunctionArn: arn('lambda', 'function:mapper'),
      State: 'Enabled',
      AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'd' },
      DocumentDBEventSourceConfig: {
        DatabaseName: 'x',
        CollectionName: 'y',
        FullDocument: 'Default',
      },
    },
  ],
};

describe('lambda:ListEventSourceMappings', () => {
  test('queues and tables trigger functions; a stream stands for its table, an alias for its function', () => {
    const { edges } = mapAnswer(listEventSourceMappings, answer);
    expect(edges.filter(({ kind }) => kind === 'TRIGGERS')).toEqual([
      {
        from: byId('Queue', arn('sqs', 'orders'), 'orders'),
        kind: 'TRIGGERS',
        to: MAPPER,
        attributes: {
          mapping: 'm-1',
          enabled: true,
          batchSize: 10,
          batchWindowSeconds: 5,
          maxConcurrency: 7,
          responseTypes: ['ReportBatchItemFailures'],
          filters: ['{"a":[1]}', '{"b":[2]}'],
          kmsKeyId: arn('kms', 'key/1'),
          metrics: ['EventCount'],
          systemLogLevel: 'DEBUG',
          minPollers: 1,
          maxPollers: 9,
          pollerGroup: 'g',
          modifiedAt: '2026-01-02T03:04:05.000Z',
        },
      },
      {
        from: byId('Table', arn('dynamodb', 'table/carts'), 'carts'),
        kind: 'TRIGGERS',
        to: MAPPER,
        attributes: {
          mapping: 'm-2',
          enabled: false,
          startingPosition: 'AT_TIMESTAMP',
          startingAt: '2026-01-02T03:04:05.000Z',
          parallelization: 2,
          maxRecordAgeSeconds: 60,
          maxRetries: 3,
          splitsOnError: true,
          tumblingWindowSeconds: 20,
        },
      },
    ]);
  });

  test('what comes of a batch is sent to queues and topics', () => {
    const { edges } = mapAnswer(listEventSourceMappings, answer);
    expect(edges.filter(({ kind }) => kind === 'SENDS_TO')).toEqual([
      {
        from: MAPPER,
        kind: 'SENDS_TO',
        to: byId('Topic', arn('sns', 'done'), 'done'),
        attributes: { mapping: 'm-2', outcome: 'success' },
      },
      {
        from: MAPPER,
        kind: 'SENDS_TO',
        to: byId('Queue', arn('sqs', 'lost'), 'lost'),
        attributes: { mapping: 'm-2', outcome: 'failure' },
      },
    ]);
  });

  test('sources of other kinds are an attribute of their function, in order of mapping', () => {
    expect(mapAnswer(listEventSourceMappings, answer).nodes).toEqual([
      {
        id: arn('lambda', 'function:mapper'),
        type: 'Function',
        region: 'eu-central-1',
        attributes: {
          otherEventSources: [
            {
              source: arn('kinesis', 'stream/clicks'),
              mapping: 'm-3',
              enabled: true,
              managedKafka: { ConsumerGroupId: 'd' },
              documentDatabase: { DatabaseName: 'x', CollectionName: 'y', FullDocument: 'Default' },
            },
            {
              source: '',
              mapping: 'm-4',
              enabled: true,
              otherDestinations: ['kafka://failed'],
              topics: ['t'],
              queues: ['q'],
              endpoints: { KAFKA_BOOTSTRAP_SERVERS: ['kafka.example.com:9092'] },
              access: [
                { kind: 'BASIC_AUTH', uri: arn('secretsmanager', 'secret:kafka') },
                { kind: 'VPC_SUBNET', uri: 'subnet:subnet-1' },
              ],
              selfManagedKafka: { ConsumerGroupId: 'c' },
            },
          ],
        },
      },
    ]);
  });

  test('no field is left over', () => {
    expect(unmappedOf(listEventSourceMappings, answer)).toEqual([]);
  });

  test('an answer of another shape is refused, naming the place', () => {
    const wrong = (one: object) => () =>
      mapAnswer(listEventSourceMappings, { EventSourceMappings: [one] });
    expect(() => mapAnswer(listEventSourceMappings, {})).toThrow(
      'EventSourceMappings must be a list',
    );
    expect(wrong({ UUID: 'm' })).toThrow('EventSourceMappings[0].FunctionArn must be a text');
    expect(wrong({ UUID: 'm', FunctionArn: 'f', BatchSize: 'ten' })).toThrow(
      'EventSourceMappings[0].BatchSize must be a number',
    );
  });
});
