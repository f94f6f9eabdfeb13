import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedNode, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import { dbInstanceConfiguration } from './db-instance-configuration.js';
import { dbInstanceEdges } from './db-instance-edges.js';
import { dbInstanceStorage } from './db-instance-storage.js';

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBInstances.html */
export const describeDbInstances: Listing = {
  operation: 'rds:DescribeDBInstances',
  scope: 'region',
  states: {
    nodes: [{ type: 'DbInstance' }],
    relations: [
      { kind: 'IN_SUBNET_GROUP', from: ['DbInstance'], to: ['DbSubnetGroup'], anchor: 'from' },
      { kind: 'HAS_SECURITY_GROUP', from: ['DbInstance'], to: ['SecurityGroup'], anchor: 'from' },
      { kind: 'HAS_ROLE', from: ['DbInstance'], to: ['Role'], anchor: 'from', listAs: 'uses' },
      {
        kind: 'HAS_INSTANCE_PROFILE',
        from: ['DbInstance'],
        to: ['InstanceProfile'],
        anchor: 'from',
      },
      { kind: 'REPLICA_OF', from: ['DbInstance'], to: ['DbInstance'], anchor: 'from' },
    ],
    attributes: {},
  },
  dropped: {
    'DBInstances[].PendingModifiedValues': 'what is still to be applied, passwords among it',
    'DBInstances[].LatestRestorableTime': 'measurement',
    'DBInstances[].PercentProgress': 'measurement',
    'DBInstances[].StatusInfos': 'passing state of replication',
    'DBInstances[].StorageVolumeStatus': 'passing state of the storage',
    'DBInstances[].AdditionalStorageVolumes[].StorageVolumeStatus': 'passing state of the volume',
    'DBInstances[].IsStorageConfigUpgradeAvailable': 'an offer of the provider',
    'DBInstances[].AutomaticRestartTime': 'passing state of a stopped instance',
    'DBInstances[].ResumeFullAutomationModeTime': 'passing state of a pause',
    'DBInstances[].ActivityStreamStatus': 'passing state of the stream',
    'DBInstances[].ActivityStreamPolicyStatus': 'passing state of the stream',
    'DBInstances[].MasterUserSecret.SecretStatus': 'passing state of the secret',
    'DBInstances[].AssociatedRoles[].Status': 'passing state of the association',
    'DBInstances[].DomainMemberships[].Status': 'passing state of the membership',
    'DBInstances[].VpcSecurityGroups[].Status': 'passing state of the association',
    'DBInstances[].DBSecurityGroups[].Status': 'passing state of the association',
    'DBInstances[].DBParameterGroups[].ParameterApplyStatus': 'passing state of the parameters',
    'DBInstances[].OptionGroupMemberships[].Status': 'passing state of the options',
    'DBInstances[].ReadReplicaDBInstanceIdentifiers': 'the replica itself states it',
    'DBInstances[].ReadReplicaDBClusterIdentifiers': 'the replica itself would state it',
    'DBInstances[].DbInstancePort': 'the endpoint holds the port',
    'DBInstances[].EnhancedMonitoringResourceArn': 'a stream the provider makes for monitoring',
    'DBInstances[].DBSubnetGroup': 'rds:DescribeDBSubnetGroups states all but the name',
  },
  map: (answer, at) => {
    const instances = answer.requiredObjects('DBInstances');
    return {
      nodes: instances.map((instance) => dbInstanceNode(instance, at)),
      edges: instances.flatMap((instance) => dbInstanceEdges(instance, at)),
    };
  },
};

function dbInstanceNode(instance: Field, at: Scope): MappedNode<'DbInstance'> {
  return {
    id: instance.required('DBInstanceArn'),
    type: 'DbInstance',
    region: at.region,
    name: instance.text('DBInstanceIdentifier'),
    attributes: {
      ...dbInstanceConfiguration(instance),
      ...dbInstanceStorage(instance),
      tags: tagList(instance, 'TagList'),
    },
  };
}
