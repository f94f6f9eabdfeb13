import type { ExpectedItems } from './expected-items.js';

const TEAM = { key: 'Team', value: 'shop' };
const PRODUCTION = [{ key: 'Environment', value: 'production' }, TEAM];
/** what the three databases, a source and its replicas, have in common */
const ORDERS = {
  state: 'available',
  engine: 'postgres',
  engineVersion: '16.4',
  licenseModel: 'postgresql-license',
  databaseName: 'orders',
  masterUsername: 'shop',
  publiclyAccessible: false,
  storageType: 'gp3',
  sizeGiB: 100,
  encrypted: true,
  backupWindow: '03:10-03:40',
  copyTagsToSnapshot: true,
  maintenanceWindow: 'tue:04:10-tue:04:40',
  autoMinorVersionUpgrade: true,
  deletionProtection: true,
  parameterGroups: ['default.postgres16'],
  iamAuthentication: true,
  certificateAuthority: 'rds-ca-rsa2048-g1',
  monitoringIntervalSeconds: 60,
  additionalVolumes: [],
  automatedBackupReplicationArns: [],
  optionGroups: [],
  dbSecurityGroups: [],
  processorFeatures: [],
  domains: [],
  exportedLogs: [],
  tags: [TEAM],
};
const ON_DEMAND = {
  state: 'ACTIVE',
  billingMode: 'PAY_PER_REQUEST',
  capacity: { readUnits: 0, writeUnits: 0 },
  globalIndexes: [],
  localIndexes: [],
  witnessRegions: [],
  tags: PRODUCTION,
};

/** Of rds-describe-db-instances, rds-describe-db-subnet-groups and DynamoDB's list and its two calls per table. */
export const database: ExpectedItems = {
  DbInstance: [
    {
      id: 'arn:aws:rds:us-east-1:210987654321:db:orders',
      name: 'orders',
      region: 'us-east-1',
      attributes: {
        ...ORDERS,
        resourceId: 'db-9CBD7706A56DB00C235E1154B1',
        instanceClass: 'db.m6g.large',
        endpoint: {
          address: 'orders.c0ffee0sample.us-east-1.rds.amazonaws.com',
          port: 5432,
          hostedZoneId: 'Z2R2ITUGPM61AM',
        },
        multiAz: true,
        availabilityZone: 'us-east-1a',
        backupRetentionDays: 14,
        createdAt: '2025-02-15T11:04:59.000Z',
      },
    },
    {
      id: 'arn:aws:rds:us-east-1:210987654321:db:orders-reader',
      name: 'orders-reader',
      region: 'us-east-1',
      attributes: {
        ...ORDERS,
        resourceId: 'db-6BE2AE985E2A13690ECB37ACA5',
        instanceClass: 'db.m6g.large',
        endpoint: {
          address: 'orders-reader.c0ffee0sample.us-east-1.rds.amazonaws.com',
          port: 5432,
          hostedZoneId: 'Z2R2ITUGPM61AM',
        },
        multiAz: false,
        availabilityZone: 'us-east-1b',
        backupRetentionDays: 0,
        createdAt: '2025-04-10T05:33:38.000Z',
      },
    },
    {
      id: 'arn:aws:rds:eu-west-1:210987654321:db:orders-branch',
      name: 'orders-branch',
      region: 'eu-west-1',
      attributes: {
        ...ORDERS,
        resourceId: 'db-D70CEF6035EE6151592586EC82',
        instanceClass: 'db.t4g.medium',
        endpoint: {
          address: 'orders-branch.c0ffee0sample.eu-west-1.rds.amazonaws.com',
          port: 5432,
          hostedZoneId: 'Z2R2ITUGPM61AM',
        },
        multiAz: false,
        availabilityZone: 'eu-west-1a',
        backupRetentionDays: 0,
        createdAt: '2025-10-16T15:43:46.000Z',
      },
    },
  ],
  DbSubnetGroup: [
    {
      id: 'arn:aws:rds:us-east-1:210987654321:subgrp:store-data',
      name: 'store-data',
      region: 'us-east-1',
      attributes: {
        description: 'data subnets of store',
        state: 'Complete',
        networkTypes: ['IPV4'],
        outpostArns: [],
      },
    },
    {
      id: 'arn:aws:rds:eu-west-1:210987654321:subgrp:branch-data',
      name: 'branch-data',
      region: 'eu-west-1',
      attributes: {
        description: 'data subnets of branch',
        state: 'Complete',
        networkTypes: ['IPV4'],
        outpostArns: [],
      },
    },
  ],
  Table: [
    {
      id: 'arn:aws:dynamodb:us-east-1:210987654321:table/carts',
      name: 'carts',
      region: 'us-east-1',
      attributes: {
        ...ON_DEMAND,
        tableId: '1282ce82-0f6c-452d-a92d-06abcaa5ece1',
        key: [{ attribute: 'cartId', role: 'HASH' }],
        keyAttributes: [{ name: 'cartId', valueType: 'S' }],
        deletionProtection: true,
        streamViewType: 'NEW_AND_OLD_IMAGES',
        streamArn:
          'arn:aws:dynamodb:us-east-1:210987654321:table/carts/stream/2025-02-11T09:30:00.000',
        createdAt: '2025-02-22T09:32:55.000Z',
      },
    },
    {
      id: 'arn:aws:dynamodb:us-east-1:210987654321:table/stock-levels',
      name: 'stock-levels',
      region: 'us-east-1',
      attributes: {
        tableId: '8abbb9bd-56c6-421b-ab26-8b125ea24803',
        state: 'ACTIVE',
        key: [{ attribute: 'article', role: 'HASH' }],
        keyAttributes: [{ name: 'article', valueType: 'S' }],
        billingMode: 'PROVISIONED',
        capacity: { readUnits: 10, writeUnits: 10 },
        globalIndexes: [],
        localIndexes: [],
        deletionProtection: false,
        witnessRegions: [],
        createdAt: '2025-04-12T15:53:17.000Z',
        tags: PRODUCTION,
      },
    },
    {
      id: 'arn:aws:dynamodb:eu-west-1:210987654321:table/visits',
      name: 'visits',
      region: 'eu-west-1',
      attributes: {
        ...ON_DEMAND,
        tableId: '6914c1ba-e452-44bb-a78d-a302c4d3cde0',
        key: [{ attribute: 'day', role: 'HASH' }],
        keyAttributes: [{ name: 'day', valueType: 'S' }],
        deletionProtection: false,
        createdAt: '2025-07-17T07:52:58.000Z',
      },
    },
  ],
};
