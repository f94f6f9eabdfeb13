import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import { itemOf } from '../../account/collect/item-of.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';
import { requiredObject } from '../../account/collect/required-object.js';
import type { NodeId } from '../../account/graph/record.js';
import { tableConfiguration } from './table-configuration.js';
import { tableName } from './table-name.js';
import { replicaEdges } from './replica-edges.js';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html */
export const describeTable: Listing = {
  operation: 'dynamodb:DescribeTable',
  scope: 'region',
  states: {
    nodes: [],
    relations: [
      { kind: 'REPLICATES_TO', from: ['Table'], to: ['Table'], anchor: 'from' },
      { kind: 'CREATED_FROM', from: ['Table'], to: ['Table'], anchor: 'from' },
    ],
    attributes: {
      Table: [
        'tableId',
        'state',
        'tableClass',
        'key',
        'keyAttributes',
        'billingMode',
        'capacity',
        'globalIndexes',
        'localIndexes',
        'deletionProtection',
        'encryptionType',
        'kmsKeyId',
        'streamViewType',
        'streamArn',
        'globalTableVersion',
        'witnessRegions',
        'multiRegionConsistency',
        'settingsReplicationMode',
        'restoredFromBackup',
        'restoredAt',
        'archivedAt',
        'archivalReason',
        'archivalBackup',
        'createdAt',
      ],
    },
  },
  dropped: droppedFields(),
  perItem: {
    type: 'Table',
    input: (item) => ({ TableName: tableName(item.id) }),
    optional: false,
  },
  map: (answer, at, item) => {
    const { id } = itemOf(item);
    const table = requiredObject(answer, 'Table');
    return {
      nodes: [tableNode(id, table, at)],
      edges: [...replicaEdges(id, table, at), ...sourceEdges(id, table)],
    };
  },
};

function droppedFields(): Listing['dropped'] {
  const changed = 'when the capacity was last changed: not what it is';
  const warm = 'rises with the traffic that was there: a measurement';
  return {
    'Table.TableArn': 'repeats the table that was asked about',
    'Table.TableName': 'repeats the table that was asked about',
    'Table.ItemCount': 'measurement',
    'Table.TableSizeBytes': 'measurement',
    'Table.LatestStreamLabel': 'part of the stream ARN',
    'Table.ProvisionedThroughput.NumberOfDecreasesToday': 'measurement',
    'Table.ProvisionedThroughput.LastIncreaseDateTime': changed,
    'Table.ProvisionedThroughput.LastDecreaseDateTime': changed,
    'Table.BillingModeSummary.LastUpdateToPayPerRequestDateTime': changed,
    'Table.TableClassSummary.LastUpdateDateTime': 'when the class was last changed',
    'Table.WarmThroughput': warm,
    'Table.SSEDescription.Status': 'passing state of the encryption',
    'Table.SSEDescription.InaccessibleEncryptionDateTime': 'passing state of the encryption',
    'Table.RestoreSummary.RestoreInProgress': 'passing state of the restore',
    ...droppedOfIndexes('Table.GlobalSecondaryIndexes[]', { changed, warm }),
    ...droppedOfIndexes('Table.LocalSecondaryIndexes[]', { changed, warm }),
    'Table.Replicas[].ReplicaArn': 'follows from the region and the name',
    'Table.Replicas[].ReplicaStatus': 'passing state of the replica',
    'Table.Replicas[].ReplicaStatusDescription': 'passing state of the replica',
    'Table.Replicas[].ReplicaStatusPercentProgress': 'measurement',
    'Table.Replicas[].ReplicaInaccessibleDateTime': 'passing state of the replica',
    'Table.Replicas[].ReplicaTableClassSummary.LastUpdateDateTime': 'when it was last changed',
    'Table.Replicas[].WarmThroughput': warm,
    'Table.Replicas[].GlobalSecondaryIndexes[].WarmThroughput': warm,
    'Table.GlobalTableWitnesses[].WitnessStatus': 'passing state of the witness',
  };
}

function droppedOfIndexes(
  path: string,
  reasons: { readonly changed: string; readonly warm: string },
): Listing['dropped'] {
  return {
    [`${path}.IndexArn`]: 'follows from the table and the name',
    [`${path}.IndexStatus`]: 'passing state of the index',
    [`${path}.Backfilling`]: 'passing state of the index',
    [`${path}.ItemCount`]: 'measurement',
    [`${path}.IndexSizeBytes`]: 'measurement',
    [`${path}.WarmThroughput`]: reasons.warm,
    [`${path}.ProvisionedThroughput.NumberOfDecreasesToday`]: 'measurement',
    [`${path}.ProvisionedThroughput.LastIncreaseDateTime`]: reasons.changed,
    [`${path}.ProvisionedThroughput.LastDecreaseDateTime`]: reasons.changed,
  };
}

function tableNode(id: NodeId, table: Field, at: Scope): MappedNode<'Table'> {
  return {
    id,
    type: 'Table',
    region: at.region,
    attributes: tableConfiguration(table),
  };
}

function sourceEdges(id: NodeId, table: Field): readonly MappedEdge[] {
  const source = table.object('RestoreSummary')?.text('SourceTableArn');
  if (source === undefined) return [];
  const to = byId('Table', source, tableName(source));
  return [{ from: byId('Table', id), kind: 'CREATED_FROM', to }];
}
