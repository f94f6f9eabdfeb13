import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedNode } from '../../account/collect/listing.js';
import { tableCapacity } from './table-capacity.js';

type JsonObject = ReturnType<typeof defined>;

/** Everything about a table but its replicas. */
export function tableConfiguration(table: Field): MappedNode['attributes'] {
  const encryption = table.object('SSEDescription');
  return {
    tableId: table.text('TableId'),
    state: table.text('TableStatus'),
    tableClass: table.object('TableClassSummary')?.text('TableClass'),
    key: key(table),
    keyAttributes: keyAttributes(table),
    billingMode: table.object('BillingModeSummary')?.text('BillingMode'),
    capacity: tableCapacity(table),
    globalIndexes: indexes(table, 'GlobalSecondaryIndexes'),
    localIndexes: indexes(table, 'LocalSecondaryIndexes'),
    deletionProtection: table.flag('DeletionProtectionEnabled'),
    encryptionType: encryption?.text('SSEType'),
    kmsKeyId: encryption?.text('KMSMasterKeyArn'),
    streamViewType: streamViewType(table),
    streamArn: table.text('LatestStreamArn'),
    ...globalTable(table),
    ...history(table),
  };
}

/** In the order of the answer: first what decides the partition. */
function key(owner: Field): readonly JsonObject[] {
  return owner
    .objects('KeySchema')
    .map((part) =>
      defined({ attribute: part.required('AttributeName'), role: part.text('KeyType') }),
    );
}

function keyAttributes(table: Field): readonly JsonObject[] {
  return table
    .objects('AttributeDefinitions')
    .map((one) => ({ name: one.required('AttributeName'), valueType: one.text('AttributeType') }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(defined);
}

function indexes(table: Field, list: string): readonly JsonObject[] {
  return table
    .objects(list)
    .map((index) => ({
      name: index.required('IndexName'),
      key: key(index),
      projection: index.object('Projection')?.text('ProjectionType'),
      projectedAttributes: index.object('Projection')?.texts('NonKeyAttributes').toSorted(),
      capacity: tableCapacity(index),
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(defined);
}

function streamViewType(table: Field): string | undefined {
  const stream = table.object('StreamSpecification');
  const viewType = stream?.text('StreamViewType');
  return stream?.flag('StreamEnabled') === true ? viewType : undefined;
}

function globalTable(table: Field): MappedNode['attributes'] {
  return {
    globalTableVersion: table.text('GlobalTableVersion'),
    witnessRegions: table
      .objects('GlobalTableWitnesses')
      .map((witness) => witness.required('RegionName'))
      .toSorted(),
    multiRegionConsistency: table.text('MultiRegionConsistency'),
    settingsReplicationMode: table.text('GlobalTableSettingsReplicationMode'),
  };
}

function history(table: Field): MappedNode['attributes'] {
  const restore = table.object('RestoreSummary');
  const archival = table.object('ArchivalSummary');
  return {
    restoredFromBackup: restore?.text('SourceBackupArn'),
    restoredAt: restore?.time('RestoreDateTime'),
    archivedAt: archival?.time('ArchivalDateTime'),
    archivalReason: archival?.text('ArchivalReason'),
    archivalBackup: archival?.text('ArchivalBackupArn'),
    createdAt: table.time('CreationDateTime'),
  };
}
