const WARM = { ReadUnitsPerSecond: 12000, WriteUnitsPerSecond: 4000, Status: 'ACTIVE' };
const CHANGED = {
  LastIncreaseDateTime: '2026-01-03T00:00:00Z',
  LastDecreaseDateTime: '2026-01-04T00:00:00Z',
  NumberOfDecreasesToday: 1,
};
const TABLE = 'arn:aws:dynamodb:eu-central-1:123456789012:table';

/** A table with everything that the provider documents. */
export const tableAnswer = {
  Table: {
    TableName: 'orders',
    TableArn: `${TABLE}/orders`,
    TableId: 't-1',
    TableStatus: 'ACTIVE',
    CreationDateTime: '2026-01-01T00:00:00Z',
    ItemCount: 12,
    TableSizeBytes: 3456,
    KeySchema: [
      { AttributeName: 'order', KeyType: 'HASH' },
      { AttributeName: 'at', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'order', AttributeType: 'S' },
      { AttributeName: 'at', AttributeType: 'N' },
    ],
    BillingModeSummary: {
      BillingMode: 'PROVISIONED',
      LastUpdateToPayPerRequestDateTime: '2026-01-01T00:00:00Z',
    },
    ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 6, ...CHANGED },
    OnDemandThroughput: { MaxReadRequestUnits: 70, MaxWriteRequestUnits: 80 },
    WarmThroughput: WARM,
    TableClassSummary: { TableClass: 'STANDARD', LastUpdateDateTime: '2026-01-01T00:00:00Z' },
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-time',
        IndexArn: `${TABLE}/orders/index/by-time`,
        IndexStatus: 'ACTIVE',
        Backfilling: false,
        KeySchema: [{ AttributeName: 'at', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['total', 'price'] },
        ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 2, ...CHANGED },
        OnDemandThroughput: { MaxReadRequestUnits: 30, MaxWriteRequestUnits: 40 },
        WarmThroughput: WARM,
        ItemCount: 12,
        IndexSizeBytes: 34,
      },
    ],
    LocalSecondaryIndexes: [
      {
        IndexName: 'near',
        IndexArn: `${TABLE}/orders/index/near`,
        KeySchema: [{ AttributeName: 'order', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
        ItemCount: 12,
        IndexSizeBytes: 34,
      },
    ],
    DeletionProtectionEnabled: true,
    SSEDescription: {
      Status: 'ENABLED',
      SSEType: 'KMS',
      KMSMasterKeyArn: 'arn:aws:kms:eu-central-1:123456789012:key/1',
      InaccessibleEncryptionDateTime: '2026-01-01T00:00:00Z',
    },
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    LatestStreamArn: `${TABLE}/orders/stream/2026`,
    LatestStreamLabel: '2026',
    GlobalTableVersion: '2019.11.21',
    GlobalTableSettingsReplicationMode: 'ENABLED',
    GlobalTableWitnesses: [{ RegionName: 'eu-west-3', WitnessStatus: 'ACTIVE' }],
    MultiRegionConsistency: 'STRONG',
    Replicas: [
      { RegionName: 'eu-central-1', ReplicaStatus: 'ACTIVE' },
      {
        RegionName: 'eu-west-1',
        ReplicaArn: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders',
        ReplicaStatus: 'ACTIVE',
        ReplicaStatusDescription: 'fine',
        ReplicaStatusPercentProgress: '100',
        ReplicaInaccessibleDateTime: '2026-01-01T00:00:00Z',
        KMSMasterKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/9',
        ProvisionedThroughputOverride: { ReadCapacityUnits: 9 },
        OnDemandThroughputOverride: { MaxReadRequestUnits: 90 },
        WarmThroughput: WARM,
        GlobalSecondaryIndexes: [
          {
            IndexName: 'by-time',
            ProvisionedThroughputOverride: { ReadCapacityUnits: 3 },
            OnDemandThroughputOverride: { MaxReadRequestUnits: 33 },
            WarmThroughput: WARM,
          },
        ],
        ReplicaTableClassSummary: {
          TableClass: 'STANDARD_INFREQUENT_ACCESS',
          LastUpdateDateTime: '2026-01-01T00:00:00Z',
        },
        GlobalTableSettingsReplicationMode: 'ENABLED_WITH_OVERRIDES',
      },
    ],
    RestoreSummary: {
      SourceBackupArn: `${TABLE}/stock/backup/1`,
      SourceTableArn: `${TABLE}/stock`,
      RestoreDateTime: '2026-01-02T03:04:05Z',
      RestoreInProgress: false,
    },
    ArchivalSummary: {
      ArchivalDateTime: '2026-02-02T03:04:05Z',
      ArchivalReason: 'INACCESSIBLE_ENCRYPTION_CREDENTIALS',
      ArchivalBackupArn: `${TABLE}/orders/backup/2`,
    },
  },
};
