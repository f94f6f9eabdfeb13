import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { describeTable } from '../../../subgraphs/database/describe-table.js';
import { listTables } from '../../../subgraphs/database/list-tables.js';
import { listTagsOfResource } from '../../../subgraphs/database/list-tags-of-resource.js';
import { itemRecord } from '../../support/item-record.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';
import { tableAnswer } from './table-answer.js';

const arn = (name: string, region = 'eu-central-1') =>
  `arn:aws:dynamodb:${region}:123456789012:table/${name}`;
const item = itemRecord('Table', arn('orders'));

function nodeOf(attributes: object): object {
  return { id: arn('orders'), type: 'Table', region: 'eu-central-1', attributes };
}

describe('dynamodb:ListTables', () => {
  const answer = { TableNames: ['orders', 'a.b', 'carts_2'], LastEvaluatedTableName: 'carts_2' };

  test('a table is known by its name', () => {
    expect(mapAnswer(listTables, answer)).toEqual({
      nodes: ['orders', 'a.b', 'carts_2'].map((name) => ({
        id: arn(name),
        type: 'Table',
        region: 'eu-central-1',
        name,
        attributes: {},
      })),
      edges: [],
    });
    expect(unmappedOf(listTables, answer)).toEqual([]);
  });

  test('an answer of another shape is refused, naming the place', () => {
    expect(() => mapAnswer(listTables, {})).toThrow('TableNames must be a list');
    expect(() => mapAnswer(listTables, { TableNames: [7] })).toThrow(
      'TableNames[0] must be a text',
    );
  });
});

describe('dynamodb:DescribeTable', () => {
  test('a table has its keys, indexes, capacity and history', () => {
    expect(mapAnswer(describeTable, tableAnswer, item).nodes).toEqual([
      nodeOf({
        tableId: 't-1',
        state: 'ACTIVE',
        tableClass: 'STANDARD',
        key: [
          { attribute: 'order', role: 'HASH' },
          { attribute: 'at', role: 'RANGE' },
        ],
        keyAttributes: [
          { name: 'at', valueType: 'N' },
          { name: 'order', valueType: 'S' },
        ],
        billingMode: 'PROVISIONED',
        capacity: { readUnits: 5, writeUnits: 6, maxReadUnits: 70, maxWriteUnits: 80 },
        globalIndexes: [
          {
            name: 'by-time',
            key: [{ attribute: 'at', role: 'HASH' }],
            projection: 'INCLUDE',
            projectedAttributes: ['price', 'total'],
            capacity: { readUnits: 1, writeUnits: 2, maxReadUnits: 30, maxWriteUnits: 40 },
          },
        ],
        localIndexes: [
          {
            name: 'near',
            key: [{ attribute: 'order', role: 'HASH' }],
            projection: 'ALL',
            projectedAttributes: [],
          },
        ],
        deletionProtection: true,
        encryptionType: 'KMS',
        kmsKeyId: 'arn:aws:kms:eu-central-1:123456789012:key/1',
        streamViewType: 'NEW_IMAGE',
        streamArn: `${arn('orders')}/stream/2026`,
        globalTableVersion: '2019.11.21',
        witnessRegions: ['eu-west-3'],
        multiRegionConsistency: 'STRONG',
        settingsReplicationMode: 'ENABLED',
        restoredFromBackup: `${arn('stock')}/backup/1`,
        restoredAt: '2026-01-02T03:04:05.000Z',
        archivedAt: '2026-02-02T03:04:05.000Z',
        archivalReason: 'INACCESSIBLE_ENCRYPTION_CREDENTIALS',
        archivalBackup: `${arn('orders')}/backup/2`,
        createdAt: '2026-01-01T00:00:00.000Z',
      }),
    ]);
  });

  test('a table replicates to its other regions and may be made from another table', () => {
    const from = byId('Table', arn('orders'));
    expect(mapAnswer(describeTable, tableAnswer, item).edges).toEqual([
      {
        from,
        kind: 'REPLICATES_TO',
        to: byId('Table', arn('orders', 'eu-west-1'), 'orders'),
        attributes: {
          kmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/9',
          tableClass: 'STANDARD_INFREQUENT_ACCESS',
          capacity: { readUnits: 9, maxReadUnits: 90 },
          settingsReplicationMode: 'ENABLED_WITH_OVERRIDES',
          indexes: [{ name: 'by-time', capacity: { readUnits: 3, maxReadUnits: 33 } }],
        },
      },
      { from, kind: 'CREATED_FROM', to: byId('Table', arn('stock'), 'stock') },
    ]);
  });

  test('a plain table has no more than it is told', () => {
    const lists = {
      key: [],
      keyAttributes: [],
      globalIndexes: [],
      localIndexes: [],
      witnessRegions: [],
    };
    const plain = { Table: { TableName: 'orders', TableStatus: 'CREATING' } };
    expect(mapAnswer(describeTable, plain, item)).toEqual({
      nodes: [nodeOf({ ...lists, state: 'CREATING' })],
      edges: [],
    });
    const still = {
      Table: { StreamSpecification: { StreamEnabled: false, StreamViewType: 'KEYS_ONLY' } },
    };
    expect(mapAnswer(describeTable, still, item)).toEqual({ nodes: [nodeOf(lists)], edges: [] });
  });

  test('a table is asked about by its own name, not by its tag', () => {
    expect(describeTable.perItem?.input(item)).toEqual({ TableName: 'orders' });
  });

  test('no field is left over', () => {
    expect(unmappedOf(describeTable, tableAnswer, item)).toEqual([]);
  });

  test('an answer of another shape is refused, naming the place', () => {
    const wrong = (table: object) => () => mapAnswer(describeTable, { Table: table }, item);
    expect(() => mapAnswer(describeTable, {}, item)).toThrow(
      'Table must be an object, got nothing',
    );
    expect(wrong({ KeySchema: [{}] })).toThrow('Table.KeySchema[0].AttributeName must be a text');
    expect(wrong({ Replicas: [{}] })).toThrow('Table.Replicas[0].RegionName must be a text');
  });
});

describe('dynamodb:ListTagsOfResource', () => {
  test('tags are in order of key', () => {
    const answer = {
      Tags: [
        { Key: 'Team', Value: 'shop' },
        { Key: 'Env', Value: '' },
      ],
    };
    const tags = [
      { key: 'Env', value: '' },
      { key: 'Team', value: 'shop' },
    ];
    expect(listTagsOfResource.perItem?.input(item)).toEqual({ TableName: 'orders' });
    expect(mapAnswer(listTagsOfResource, answer, item)).toEqual({
      nodes: [nodeOf({ tags })],
      edges: [],
    });
    expect(unmappedOf(listTagsOfResource, answer, item)).toEqual([]);
    expect(() => mapAnswer(listTagsOfResource, { Tags: [{ Value: 'x' }] }, item)).toThrow(
      'Tags[0].Key must be a text',
    );
  });
});
