import { company } from './company.js';
import { derive } from './derive.js';
import type { Ledger } from './ledger.js';
import { refer } from './references.js';

const region = company.home;

function keys(ledger: Ledger): void {
  const id = derive.uuid('key shop');
  const arn = `arn:aws:kms:${region}:${company.account}:key/${id}`;
  ledger.list(region, 'kms-list-keys', { KeyId: id, KeyArn: arn });
}

function hostedZones(ledger: Ledger): void {
  ledger.list(region, 'route53-list-hosted-zones', {
    Id: `/hostedzone/Z${derive.hex('zone shop', 20).toUpperCase()}`,
    Name: 'marram-finch.example.',
    CallerReference: derive.uuid('zone shop'),
    Config: { Comment: 'the shop', PrivateZone: false },
    ResourceRecordSetCount: 6,
  });
}

function alarms(ledger: Ledger): void {
  const name = 'orders-1-busy';
  const alarm = {
    AlarmName: name,
    AlarmArn: `arn:aws:cloudwatch:${region}:${company.account}:alarm:${name}`,
    AlarmActions: [refer.topic(region, 'ops-alerts').id],
    ActionsEnabled: true,
    OKActions: [],
    InsufficientDataActions: [],
    Namespace: 'AWS/EC2',
    MetricName: 'CPUUtilization',
    Statistic: 'Average',
    Period: 300,
    Dimensions: [
      {
        Name: 'InstanceId',
        Value: refer.instance(region, 'orders-1').key,
      },
    ],
    EvaluationPeriods: 3,
    Threshold: 85,
    ComparisonOperator: 'GreaterThanThreshold',
    StateValue: 'OK',
    StateUpdatedTimestamp: derive.moment('alarm'),
  };
  const body = { MetricAlarms: [alarm], CompositeAlarms: [] };
  ledger.answer(region, ['cloudwatch-describe-alarms'], body);
}

/** Answers of services that are not in the graph: an export holds such files too. */
export function notCollected(ledger: Ledger): void {
  keys(ledger);
  hostedZones(ledger);
  alarms(ledger);
}
