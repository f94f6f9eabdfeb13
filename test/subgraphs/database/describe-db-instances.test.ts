import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { describeDbInstances } from '../../../subgraphs/database/describe-db-instances.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';
import { dbInstancesAnswer } from './db-instances-answer.js';

const arn = (name: string) => `arn:aws:rds:eu-central-1:123456789012:db:${name}`;
const NONE = {
  additionalVolumes: [],
  automatedBackupReplicationArns: [],
  domains: [],
  dbSecurityGroups: [],
  parameterGroups: [],
  optionGroups: [],
  processorFeatures: [],
  exportedLogs: [],
  tags: [],
};

describe('rds:DescribeDBInstances', () => {
  test('a database instance has everything that is configured of it', () => {
    expect(mapAnswer(describeDbInstances, dbInstancesAnswer).nodes[0]).toEqual({
      id: arn('orders'),
      type: 'DbInstance',
      region: 'eu-central-1',
      name: 'orders',
      attributes: {
        resourceId: 'db-1',
        state: 'available',
        instanceClass: 'db.r6g.large',
        engine: 'oracle-ee',
        engineVersion: '19.1',
        engineLifecycleSupport: 'open-source-rds-extended-support',
        licenseModel: 'bring-your-own-license',
        databaseName: 'ORDERS',
        systemId: 'ORCL',
        masterUsername: 'boss',
        masterUserSecret: {
          arn: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:a',
          kmsKeyId: 'arn:aws:kms:eu-central-1:123456789012:key/1',
        },
        endpoint: { address: 'orders.example.com', port: 1521, hostedZoneId: 'Z1' },
        listenerEndpoint: { address: 'listener.example.com', port: 1433, hostedZoneId: 'Z2' },
        multiAz: true,
        multiTenant: false,
        availabilityZone: 'eu-central-1a',
        secondaryAvailabilityZone: 'eu-central-1b',
        networkType: 'DUAL',
        publiclyAccessible: false,
        customerOwnedIp: false,
        storageType: 'io1',
        sizeGiB: 100,
        maxSizeGiB: 1000,
        iops: 3000,
        throughputMiBps: 500,
        dedicatedLogVolume: true,
        additionalVolumes: [
          {
            name: 'rdsdbdata2',
            storageType: 'gp3',
            sizeGiB: 200,
            maxSizeGiB: 400,
            iops: 4000,
            throughputMiBps: 125,
          },
        ],
        encrypted: true,
        storageEncryptionType: 'sse-kms',
        kmsKeyId: 'arn:aws:kms:eu-central-1:123456789012:key/2',
        tdeCredentialArn: 'arn:aws:tde:1',
        backupRetentionDays: 7,
        backupWindow: '01:00-01:30',
        backupTarget: 'region',
        backupRecoveryPointArn: 'arn:aws:backup:1',
        copyTagsToSnapshot: true,
        automatedBackupReplicationArns: ['arn:aws:rds:eu-west-1:123456789012:auto-backup:1'],
        maintenanceWindow: 'sun:02:00-sun:02:30',
        upgradeRolloutOrder: 'second',
        autoMinorVersionUpgrade: true,
        automationMode: 'full',
        deletionProtection: true,
        clusterIdentifier: 'orders-cluster',
        promotionTier: 1,
        parameterGroups: ['basic', 'tuned'],
        optionGroups: ['oem'],
        dbSecurityGroups: ['ancient'],
        characterSet: 'AL32UTF8',
        nationalCharacterSet: 'UTF8',
        timezone: 'UTC',
        processorFeatures: [
          { name: 'coreCount', value: '2' },
          { name: 'threadsPerCore', value: '1' },
        ],
        domains: [
          {
            domain: 'd-1',
            fullName: 'corp.example.com',
            organizationalUnit: 'OU=db',
            secretArn: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:b',
            dnsServers: ['10.0.0.2'],
          },
        ],
        iamAuthentication: true,
        certificateAuthority: 'rds-ca-rsa2048-g1',
        certificateValidTill: '2027-01-05T10:00:00.000Z',
        monitoringIntervalSeconds: 60,
        databaseInsightsMode: 'standard',
        performanceInsights: true,
        performanceInsightsKmsKeyId: 'arn:aws:kms:eu-central-1:123456789012:key/3',
        performanceInsightsRetentionDays: 7,
        exportedLogs: ['alert', 'trace'],
        activityStream: {
          mode: 'async',
          kinesisStream: 'aws-rds-das-1',
          kmsKeyId: 'key-4',
          engineNativeAuditFields: true,
        },
        createdAt: '2025-03-04T05:06:07.000Z',
        tags: [
          { key: 'Env', value: 'prod' },
          { key: 'Team', value: 'data' },
        ],
      },
    });
  });

  test('what is not set of a replica is left out', () => {
    expect(mapAnswer(describeDbInstances, dbInstancesAnswer).nodes.slice(1)).toEqual([
      {
        id: arn('orders-copy'),
        type: 'DbInstance',
        region: 'eu-central-1',
        name: 'orders-copy',
        attributes: { ...NONE, replicaMode: 'open-read-only', sizeGiB: 100 },
      },
      {
        id: arn('far-copy'),
        type: 'DbInstance',
        region: 'eu-central-1',
        name: 'far-copy',
        attributes: { ...NONE, replicaSourceCluster: 'stock-cluster' },
      },
    ]);
  });

  test('relations lead to the network, to roles and to the source of a replica', () => {
    const from = byId('DbInstance', arn('orders'));
    const group = (id: string) => ec2Reference('SecurityGroup', `security-group/${id}`);
    const subnetGroup = 'arn:aws:rds:eu-central-1:123456789012:subgrp:data net';
    const role = (name: string) => byId('Role', `arn:aws:iam::123456789012:role/${name}`);
    const named = (type: string, value: string, fallback: string) => ({
      by: 'name',
      type,
      value,
      region: null,
      fallbackId: `arn:aws:iam::123456789012:${fallback}/${value}`,
    });
    const use = (to: object, purpose: string) => ({
      from,
      kind: 'HAS_ROLE',
      to,
      attributes: { purpose },
    });
    expect(mapAnswer(describeDbInstances, dbInstancesAnswer).edges).toEqual([
      { from, kind: 'IN_SUBNET_GROUP', to: byId('DbSubnetGroup', subnetGroup, 'data net') },
      { from, kind: 'HAS_SECURITY_GROUP', to: group('sg-1') },
      { from, kind: 'HAS_SECURITY_GROUP', to: group('sg-2') },
      use(role('watcher'), 'monitoring'),
      use(role('loader'), 'S3_INTEGRATION'),
      use(named('Role', 'joiner', 'role'), 'domain'),
      {
        from,
        kind: 'HAS_INSTANCE_PROFILE',
        to: named('InstanceProfile', 'AWSRDSCustomHost', 'instance-profile'),
      },
      { from: byId('DbInstance', arn('orders-copy')), kind: 'REPLICA_OF', to: from },
      {
        from: byId('DbInstance', arn('far-copy')),
        kind: 'REPLICA_OF',
        to: byId('DbInstance', 'arn:aws:rds:eu-west-1:123456789012:db:stock'),
      },
    ]);
  });

  test('no field is left over', () => {
    expect(unmappedOf(describeDbInstances, dbInstancesAnswer)).toEqual([]);
  });

  test('an answer of another shape is refused, naming the place', () => {
    const wrong = (one: object) => () => mapAnswer(describeDbInstances, { DBInstances: [one] });
    expect(() => mapAnswer(describeDbInstances, {})).toThrow('DBInstances must be a list');
    expect(wrong({})).toThrow('DBInstances[0].DBInstanceArn must be a text');
    expect(wrong({ DBInstanceArn: 'a', MultiAZ: 'maybe' })).toThrow(
      'DBInstances[0].MultiAZ must be true or false, got "maybe"',
    );
  });
});
