import { arnBeside } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import { itemOf } from '../../account/collect/item-of.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';
import { requiredObject } from '../../account/collect/required-object.js';
import type { NodeRecord } from '../../account/graph/record.js';
import { isClassic } from './is-classic.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_DescribeLoadBalancerAttributes.html */
export const describeClassicLoadBalancerAttributes: Listing = {
  operation: 'elb:DescribeLoadBalancerAttributes',
  scope: 'region',
  states: {
    nodes: [],
    relations: [
      { kind: 'LOGS_TO', from: ['LoadBalancer'], to: ['Bucket'], anchor: 'from', listAs: 'logs' },
    ],
    attributes: {
      LoadBalancer: ['crossZone', 'idleTimeoutSeconds', 'connectionDrainingSeconds', 'settings'],
    },
  },
  dropped: {},
  perItem: {
    type: 'LoadBalancer',
    input: (item) =>
      isClassic(item.attributes)
        ? { LoadBalancerName: item.id.slice(item.id.lastIndexOf('/') + 1) }
        : null,
    optional: false,
  },
  map: (answer, at, item) => {
    const loadBalancer = itemOf(item);
    const settings = requiredObject(answer, 'LoadBalancerAttributes');
    return {
      nodes: [settingsNode(loadBalancer, settings, at)],
      edges: logEdges(loadBalancer, settings),
    };
  },
};

function settingsNode(item: NodeRecord, settings: Field, at: Scope): MappedNode<'LoadBalancer'> {
  const draining = settings.object('ConnectionDraining');
  const seconds = draining?.number('Timeout');
  return {
    id: item.id,
    type: 'LoadBalancer',
    region: at.region,
    attributes: {
      crossZone: settings.object('CrossZoneLoadBalancing')?.flag('Enabled'),
      idleTimeoutSeconds: settings.object('ConnectionSettings')?.number('IdleTimeout'),
      connectionDrainingSeconds: draining?.flag('Enabled') === true ? seconds : undefined,
      settings: settings
        .objects('AdditionalAttributes')
        .map((setting) => ({ key: setting.required('Key'), value: setting.text('Value') ?? '' }))
        .toSorted((one, other) => (one.key < other.key ? -1 : 1)),
    },
  };
}

function logEdges(item: NodeRecord, settings: Field): readonly MappedEdge[] {
  const log = settings.object('AccessLog');
  const bucket = log?.text('S3BucketName');
  const attributes = {
    log: 'access',
    prefix: log?.text('S3BucketPrefix'),
    intervalMinutes: log?.number('EmitInterval'),
  };
  if (log?.flag('Enabled') !== true || bucket === undefined) return [];
  const to = byId('Bucket', arnBeside(item.id, `s3:::${bucket}`), bucket);
  return [{ from: byId('LoadBalancer', item.id), kind: 'LOGS_TO', to, attributes }];
}
