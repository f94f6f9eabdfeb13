import { company, type Region } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';
import { streamArn } from './stream-arn.js';

interface PlannedTable {
  readonly region: Region;
  readonly name: string;
  readonly key: string;
  readonly stream?: true;
  /** Units per second; without it the table is paid by request. */
  readonly provisioned?: number;
}

const PLAN: readonly PlannedTable[] = [
  { region: company.home, name: 'carts', key: 'cartId', stream: true },
  { region: company.home, name: 'sessions', key: 'sessionId' },
  { region: company.home, name: 'stock-levels', key: 'article', provisioned: 10 },
  { region: company.branch, name: 'visits', key: 'day' },
];

function stream({ region, name, stream: streamed }: PlannedTable): object {
  if (streamed === undefined) return {};
  const arn = streamArn(region, name);
  return {
    LatestStreamArn: arn,
    LatestStreamLabel: arn.slice(arn.indexOf('/stream/') + '/stream/'.length),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  };
}

function throughput({ provisioned = 0 }: PlannedTable): object {
  return {
    NumberOfDecreasesToday: 0,
    ReadCapacityUnits: provisioned,
    WriteCapacityUnits: provisioned,
  };
}

function answer(planned: PlannedTable): object {
  const { region, name, key, provisioned } = planned;
  return {
    AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
    BillingModeSummary: {
      BillingMode: provisioned === undefined ? 'PAY_PER_REQUEST' : 'PROVISIONED',
    },
    CreationDateTime: derive.moment(`table ${name}`),
    DeletionProtectionEnabled: planned.stream === true,
    ItemCount: derive.number(`items ${name}`, 10_000),
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    ...stream(planned),
    ProvisionedThroughput: throughput(planned),
    TableArn: refer.table(region, name).id,
    TableId: derive.uuid(`table ${name}`),
    TableName: name,
    TableSizeBytes: derive.number(`bytes ${name}`, 1_000_000),
    TableStatus: 'ACTIVE',
  };
}

export function tables(ledger: Ledger): void {
  for (const planned of PLAN) {
    const { region, name } = planned;
    ledger.resource(refer.table(region, name));
    ledger.list(region, 'dynamodb-list-tables', name);
    ledger.answer(region, ['dynamodb-describe-table', name], { Table: answer(planned) });
    const Tags = tags({ Team: 'shop', Environment: 'production' });
    ledger.answer(region, ['dynamodb-list-tags-of-resource', name], { Tags });
  }
}
