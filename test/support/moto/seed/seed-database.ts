import type { SeededIdentity } from './seed-identity.js';
import type { SeededNetwork } from './seed-network.js';
import { type Place, given, times } from './place.js';

/** Database instances with a replica, their subnet groups, and tables. Returns the first table's stream. */
export async function seedDatabases(
  place: Place,
  network: SeededNetwork,
  identity: SeededIdentity,
  count: number,
): Promise<{ readonly table: string; readonly stream: string }> {
  const groups = await times(count, (number) => subnetGroup(place, network, number));
  const databases = await times(count, (number) =>
    database(place, { network, identity, number, group: groups[0] ?? '' }),
  );
  await replica(place, databases[0] ?? '', { network, identity, group: groups[0] ?? '' });
  const tables = await times(count, (number) => table(place, number));
  return given(tables[0]);
}

async function subnetGroup(
  { rds, expected, region, arn }: Place,
  network: SeededNetwork,
  number: number,
): Promise<string> {
  const name = `subnets-${number}`;
  const SubnetIds = network.subnets.slice(0, 2);
  const { DBSubnetGroup } = await rds.createDBSubnetGroup({
    DBSubnetGroupName: name,
    DBSubnetGroupDescription: 'of the seed',
    SubnetIds,
  });
  const id = given(DBSubnetGroup?.DBSubnetGroupArn);
  const attributes = { description: 'of the seed' };
  expected.node(id, { type: 'DbSubnetGroup', region, name, attributes });
  expected.edge(id, 'IN_SUBNET', ...SubnetIds.map((subnet) => arn('subnet', subnet)));
  return id;
}

interface DatabaseParts {
  readonly network: SeededNetwork;
  readonly identity: SeededIdentity;
  readonly number: number;
  /** the ARN of the subnet group */
  readonly group: string;
}

async function database(
  { rds, expected, region, arn }: Place,
  { network, identity, number, group }: DatabaseParts,
): Promise<string> {
  const name = `database-${number}`;
  const { DBInstance } = await rds.createDBInstance({
    DBInstanceIdentifier: name,
    DBInstanceClass: 'db.t3.micro',
    Engine: 'postgres',
    AllocatedStorage: 20,
    MasterUsername: 'keeper',
    MasterUserPassword: 'not-to-be-seen',
    DBSubnetGroupName: group.slice(group.lastIndexOf(':') + 1),
    VpcSecurityGroupIds: [network.groups[0] ?? ''],
    MonitoringInterval: 60,
    MonitoringRoleArn: identity.serviceRole,
    Tags: [{ Key: 'team', Value: 'platform' }],
  });
  const attributes = {
    engine: 'postgres',
    instanceClass: 'db.t3.micro',
    tags: [{ key: 'team', value: 'platform' }],
  };
  const id = given(DBInstance?.DBInstanceArn);
  expected.node(id, { type: 'DbInstance', region, name, attributes });
  expected.edge(id, 'IN_SUBNET_GROUP', group);
  expected.edge(id, 'HAS_SECURITY_GROUP', arn('security-group', network.groups[0]));
  expected.edge(id, 'HAS_ROLE', identity.serviceRole);
  return id;
}

async function replica(
  { rds, expected, region, arn }: Place,
  source: string,
  { network, identity, group }: Omit<DatabaseParts, 'number'>,
): Promise<void> {
  const name = 'database-copy';
  const { DBInstance } = await rds.createDBInstanceReadReplica({
    DBInstanceIdentifier: name,
    SourceDBInstanceIdentifier: source.slice(source.lastIndexOf(':') + 1),
  });
  const id = given(DBInstance?.DBInstanceArn);
  const attributes = { tags: [{ key: 'team', value: 'platform' }] };
  expected.node(id, { type: 'DbInstance', region, name, attributes });
  expected.edge(id, 'REPLICA_OF', source);
  expected.edge(id, 'HAS_ROLE', identity.serviceRole);
  expected.edge(id, 'IN_SUBNET_GROUP', group);
  expected.edge(id, 'HAS_SECURITY_GROUP', arn('security-group', network.groups[0]));
}

async function table(
  { dynamodb, expected, region }: Place,
  number: number,
): Promise<{ readonly table: string; readonly stream: string }> {
  const name = `table-${number}`;
  const { TableDescription } = await dynamodb.createTable({
    TableName: name,
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    Tags: [{ Key: 'team', Value: 'platform' }],
  });
  const attributes = {
    billingMode: 'PAY_PER_REQUEST',
    streamViewType: 'NEW_IMAGE',
    tags: [{ key: 'team', value: 'platform' }],
  };
  const id = given(TableDescription?.TableArn);
  expected.node(id, { type: 'Table', region, name, attributes });
  return { table: id, stream: given(TableDescription?.LatestStreamArn) };
}
