import { describe, expect, test } from '@jest/globals';
import type { Listing } from '../../../account/collect/listing.js';
import { getBucketLogging } from '../../../subgraphs/storage/get-bucket-logging.js';
import { getBucketNotificationConfiguration } from '../../../subgraphs/storage/get-bucket-notification-configuration.js';
import { getBucketReplication } from '../../../subgraphs/storage/get-bucket-replication.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';
import { bucket } from './bucket.js';

const RECIPES = { by: 'id', type: 'Bucket', id: 'arn:aws:s3:::recipes' };

const LOGGING = {
  LoggingEnabled: {
    TargetBucket: 'logs',
    TargetGrants: [
      { Grantee: { DisplayName: 'b', ID: 'c4n', Type: 'CanonicalUser' }, Permission: 'READ' },
    ],
    TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: 'EventTime' } },
    TargetPrefix: 'recipes/',
  },
};

const NOTIFICATIONS = {
  EventBridgeConfiguration: {},
  LambdaFunctionConfigurations: [
    {
      Events: ['s3:ObjectRemoved:*', 's3:ObjectCreated:*'],
      Filter: {
        Key: {
          FilterRules: [
            { Name: 'Prefix', Value: 'in/' },
            { Name: 'suffix', Value: '.txt' },
          ],
        },
      },
      Id: 'taste',
      LambdaFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:taste:live',
    },
  ],
  QueueConfigurations: [
    {
      Events: ['s3:ObjectCreated:Put'],
      Id: 'bake',
      QueueArn: 'arn:aws:sqs:eu-central-1:123456789012:bake',
    },
  ],
  TopicConfigurations: [
    {
      Events: ['s3:ObjectRestore:*'],
      Id: 'tell',
      TopicArn: 'arn:aws:sns:eu-central-1:123456789012:tell',
    },
  ],
};

const REPLICATION = {
  ReplicationConfiguration: {
    Role: 'arn:aws:iam::123456789012:role/copyist',
    Rules: [
      {
        DeleteMarkerReplication: { Status: 'Disabled' },
        Destination: {
          AccessControlTranslation: { Owner: 'Destination' },
          Account: '210987654321',
          Bucket: 'arn:aws:s3:::recipes-copy',
          EncryptionConfiguration: { ReplicaKmsKeyID: 'arn:key' },
          Metrics: { EventThreshold: { Minutes: 15 }, Status: 'Enabled' },
          ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } },
          StorageClass: 'STANDARD_IA',
        },
        ExistingObjectReplication: { Status: 'Enabled' },
        Filter: { Prefix: 'bread/' },
        ID: 'bread',
        Priority: 1,
        SourceSelectionCriteria: {
          ReplicaModifications: { Status: 'Enabled' },
          SseKmsEncryptedObjects: { Status: 'Enabled' },
        },
        Status: 'Enabled',
      },
      {
        Destination: { Bucket: 'arn:aws:s3:::recipes-copy' },
        ID: 'cake',
        Prefix: 'cake/',
        Status: 'Disabled',
      },
    ],
  },
};

function relationsOf(listing: Listing, answer: object) {
  return mapAnswer(listing, answer, bucket('recipes')).edges;
}

describe('what buckets refer to', () => {
  test('the bucket that takes the access log', () => {
    expect(relationsOf(getBucketLogging, LOGGING)).toEqual([
      {
        from: RECIPES,
        kind: 'LOGS_TO',
        to: { by: 'id', type: 'Bucket', id: 'arn:aws:s3:::logs', name: 'logs' },
        attributes: {
          prefix: 'recipes/',
          keyFormat: { PartitionedPrefix: { PartitionDateSource: 'EventTime' } },
          grants: [{ grantee: 'c4n', granteeType: 'CanonicalUser', permission: 'READ' }],
        },
      },
    ]);
  });

  test('functions, queues and topics that hear of events', () => {
    const mapped = mapAnswer(getBucketNotificationConfiguration, NOTIFICATIONS, bucket('recipes'));
    expect(mapped.nodes).toEqual([
      { id: RECIPES.id, type: 'Bucket', region: null, attributes: { eventBridge: true } },
    ]);
    expect(mapped.edges).toEqual([
      {
        from: RECIPES,
        kind: 'NOTIFIES',
        to: {
          by: 'id',
          type: 'Function',
          id: 'arn:aws:lambda:eu-central-1:123456789012:function:taste',
          name: 'taste',
        },
        attributes: {
          notificationId: 'taste',
          events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'],
          qualifier: 'live',
          prefix: 'in/',
          suffix: '.txt',
        },
      },
      {
        from: RECIPES,
        kind: 'NOTIFIES',
        to: {
          by: 'id',
          type: 'Queue',
          id: 'arn:aws:sqs:eu-central-1:123456789012:bake',
          name: 'bake',
        },
        attributes: { notificationId: 'bake', events: ['s3:ObjectCreated:Put'] },
      },
      {
        from: RECIPES,
        kind: 'NOTIFIES',
        to: {
          by: 'id',
          type: 'Topic',
          id: 'arn:aws:sns:eu-central-1:123456789012:tell',
          name: 'tell',
        },
        attributes: { notificationId: 'tell', events: ['s3:ObjectRestore:*'] },
      },
    ]);
  });

  test('the bucket that takes the replicas, rule by rule, and the role that copies', () => {
    const to = {
      by: 'id',
      type: 'Bucket',
      id: 'arn:aws:s3:::recipes-copy',
      name: 'recipes-copy',
    };
    expect(relationsOf(getBucketReplication, REPLICATION)).toEqual([
      {
        from: RECIPES,
        kind: 'REPLICATES_TO',
        to,
        attributes: {
          ruleId: 'bread',
          enabled: true,
          priority: 1,
          filter: { prefix: 'bread/' },
          deleteMarkers: false,
          existingObjects: true,
          encryptedObjects: true,
          replicaModifications: true,
          storageClass: 'STANDARD_IA',
          ownerAccount: '210987654321',
          ownerOverride: 'Destination',
          kmsKeyId: 'arn:key',
          timeControl: true,
          timeControlMinutes: 15,
          metrics: true,
          metricsThresholdMinutes: 15,
        },
      },
      {
        from: RECIPES,
        kind: 'REPLICATES_TO',
        to,
        attributes: { ruleId: 'cake', enabled: false, filter: { prefix: 'cake/' } },
      },
      {
        from: RECIPES,
        kind: 'HAS_ROLE',
        to: { by: 'id', type: 'Role', id: 'arn:aws:iam::123456789012:role/copyist' },
      },
    ]);
  });

  test.each([
    [getBucketLogging, LOGGING],
    [getBucketNotificationConfiguration, NOTIFICATIONS],
    [getBucketReplication, REPLICATION],
  ])(
    'every documented field is mapped or dropped, and nothing configured is no relation',
    (listing, answer) => {
      expect(unmappedOf(listing, answer, bucket('recipes'))).toEqual([]);
      expect(mapAnswer(listing, {}, bucket('bare'))).toEqual({
        nodes: [{ id: 'arn:aws:s3:::bare', type: 'Bucket', region: null, attributes: {} }],
        edges: [],
      });
    },
  );

  test.each([
    [
      getBucketLogging,
      { LoggingEnabled: {} },
      'LoggingEnabled.TargetBucket must be a text that is not empty, got nothing',
    ],
    [
      getBucketNotificationConfiguration,
      { QueueConfigurations: [{ QueueArn: 'bake' }] },
      'QueueConfigurations[0].QueueArn must be the ARN of a receiver, got "bake"',
    ],
    [
      getBucketReplication,
      { ReplicationConfiguration: { Rules: [{ Status: 'Enabled' }] } },
      'ReplicationConfiguration.Rules[0].Destination must be an object, got nothing',
    ],
  ])('a wrong shape names its path', (listing, answer, message) => {
    expect(() => relationsOf(listing, answer)).toThrow(message);
  });
});
