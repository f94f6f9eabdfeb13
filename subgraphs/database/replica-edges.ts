import { arnIn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedEdge, Scope } from '../../account/collect/listing.js';
import type { NodeId } from '../../account/graph/record.js';
import { tableCapacity } from './table-capacity.js';
import { tableName } from './table-name.js';

/** A replica is a table of the same name in another region; how it differs is told of the relation. */
export function replicaEdges(id: NodeId, table: Field, at: Scope): readonly MappedEdge[] {
  const name = tableName(id);
  return table
    .objects('Replicas')
    .map((replica) => ({ replica, region: replica.required('RegionName') }))
    .filter(({ region }) => region !== at.region)
    .map(({ replica, region }) => ({
      from: byId('Table', id),
      kind: 'REPLICATES_TO',
      to: byId('Table', arnIn(region, `dynamodb:${region}:${at.account}:table/${name}`), name),
      attributes: {
        kmsKeyId: replica.text('KMSMasterKeyId'),
        tableClass: replica.object('ReplicaTableClassSummary')?.text('TableClass'),
        capacity: tableCapacity(replica, 'Override'),
        settingsReplicationMode: replica.text('GlobalTableSettingsReplicationMode'),
        indexes: indexes(replica),
      },
    }));
}

function indexes(replica: Field): readonly ReturnType<typeof defined>[] {
  return replica
    .objects('GlobalSecondaryIndexes')
    .map((index) => ({
      name: index.required('IndexName'),
      capacity: tableCapacity(index, 'Override'),
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(defined);
}
