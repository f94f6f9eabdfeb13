import { company, type Region } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { type Reference, refer } from '../references.js';
import { tags } from '../tags.js';
import { dbSubnetGroupAnswer } from './db-subnet-group-answer.js';

interface PlannedDatabase {
  readonly region: Region;
  readonly name: string;
  readonly instanceClass: string;
  readonly group: string;
  readonly subnetGroup: string;
  readonly zone: string;
  readonly sourceOf?: readonly string[];
  /** What it is a copy of, and how the answer names that: in its own region by name, else by ARN. */
  readonly copyOf?: { readonly source: Reference; readonly called: string };
  readonly importRole?: string;
}

const { home, branch } = company;
const primary = refer.dbInstance(home, 'orders');
const monitoring = refer.role('service/database-monitoring');

const PLAN: readonly PlannedDatabase[] = [
  {
    region: home,
    name: 'orders',
    instanceClass: 'db.m6g.large',
    zone: 'us-east-1a',
    group: 'store-data',
    subnetGroup: 'store-data',
    importRole: 'service/database-import',
    sourceOf: ['orders-reader', refer.dbInstance(branch, 'orders-branch').id],
  },
  {
    region: home,
    name: 'orders-reader',
    instanceClass: 'db.m6g.large',
    zone: 'us-east-1b',
    group: 'store-data',
    subnetGroup: 'store-data',
    copyOf: {
      source: primary,
      called: primary.name,
    },
  },
  {
    region: branch,
    name: 'orders-branch',
    instanceClass: 'db.t4g.medium',
    zone: 'eu-west-1a',
    group: 'branch-data',
    subnetGroup: 'branch-data',
    copyOf: {
      source: primary,
      called: primary.id,
    },
  },
];

function relate(ledger: Ledger, database: Reference, planned: PlannedDatabase): void {
  const { region, group, subnetGroup, copyOf, importRole } = planned;
  ledger.resource(database);
  ledger.relate(database, 'HAS_SECURITY_GROUP', refer.securityGroup(region, group));
  ledger.relate(database, 'IN_SUBNET_GROUP', refer.dbSubnetGroup(region, subnetGroup));
  ledger.relate(database, 'HAS_ROLE', monitoring);
  if (importRole !== undefined) ledger.relate(database, 'HAS_ROLE', refer.role(importRole));
  if (copyOf !== undefined) ledger.relate(database, 'REPLICA_OF', copyOf.source);
}

function connections(planned: PlannedDatabase): object {
  const { region, group, subnetGroup, sourceOf = [], copyOf, importRole } = planned;
  const roles = importRole === undefined ? [] : [refer.role(importRole).id];
  return {
    AssociatedRoles: roles.map((RoleArn) => ({
      RoleArn,
      FeatureName: 's3Import',
      Status: 'ACTIVE',
    })),
    DBSubnetGroup: dbSubnetGroupAnswer(region, subnetGroup),
    MonitoringRoleArn: monitoring.id,
    ReadReplicaDBInstanceIdentifiers: sourceOf,
    ...(copyOf === undefined ? {} : { ReadReplicaSourceDBInstanceIdentifier: copyOf.called }),
    VpcSecurityGroups: [
      { Status: 'active', VpcSecurityGroupId: refer.securityGroup(region, group).key },
    ],
  };
}

const SAME_FOR_ALL = {
  AllocatedStorage: 100,
  AutoMinorVersionUpgrade: true,
  CACertificateIdentifier: 'rds-ca-rsa2048-g1',
  CopyTagsToSnapshot: true,
  DBInstanceStatus: 'available',
  DBName: 'orders',
  DBSecurityGroups: [],
  DbInstancePort: 0,
  DeletionProtection: true,
  Engine: 'postgres',
  EngineVersion: '16.4',
  IAMDatabaseAuthenticationEnabled: true,
  LicenseModel: 'postgresql-license',
  MasterUsername: 'shop',
  MonitoringInterval: 60,
  PreferredBackupWindow: '03:10-03:40',
  PreferredMaintenanceWindow: 'tue:04:10-tue:04:40',
  PubliclyAccessible: false,
  StorageEncrypted: true,
  StorageType: 'gp3',
  DBParameterGroups: [
    { DBParameterGroupName: 'default.postgres16', ParameterApplyStatus: 'in-sync' },
  ],
};

function answer(database: Reference, planned: PlannedDatabase): object {
  const { region, name } = planned;
  return {
    ...SAME_FOR_ALL,
    AvailabilityZone: planned.zone,
    BackupRetentionPeriod: planned.copyOf === undefined ? 14 : 0,
    DBInstanceArn: database.id,
    DBInstanceClass: planned.instanceClass,
    DBInstanceIdentifier: name,
    DbiResourceId: `db-${derive.hex(`database ${name}`, 26).toUpperCase()}`,
    Endpoint: {
      Address: `${name}.c0ffee0sample.${region}.rds.amazonaws.com`,
      HostedZoneId: 'Z2R2ITUGPM61AM',
      Port: 5432,
    },
    InstanceCreateTime: derive.moment(`database ${name}`),
    MultiAZ: planned.copyOf === undefined,
    TagList: tags({ Team: 'shop' }),
    ...connections(planned),
  };
}

export function dbInstances(ledger: Ledger): void {
  for (const planned of PLAN) {
    const database = refer.dbInstance(planned.region, planned.name);
    relate(ledger, database, planned);
    ledger.list(planned.region, 'rds-describe-db-instances', answer(database, planned));
  }
}
