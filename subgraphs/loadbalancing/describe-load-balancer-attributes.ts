import { arnBeside } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import { Field, newFieldUse } from '../../account/collect/field.js';
import { itemOf } from '../../account/collect/item-of.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';
import type { NodeRecord } from '../../account/graph/record.js';
import { isClassic } from './is-classic.js';

/** Keys that have an attribute of their own. */
const NAMED = new Set([
  'load_balancing.cross_zone.enabled',
  'deletion_protection.enabled',
  'idle_timeout.timeout_seconds',
]);
/** `access_logs.s3.enabled` and the like: a relation to the bucket, not a setting. */
const LOG_KEY = /^(\w+)_logs\.s3\./;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancerAttributes.html */
export const describeLoadBalancerAttributes: Listing = {
  operation: 'elbv2:DescribeLoadBalancerAttributes',
  scope: 'region',
  states: {
    nodes: [],
    relations: [
      { kind: 'LOGS_TO', from: ['LoadBalancer'], to: ['Bucket'], anchor: 'from', listAs: 'logs' },
    ],
    attributes: {
      LoadBalancer: ['crossZone', 'deletionProtection', 'idleTimeoutSeconds', 'settings'],
    },
  },
  dropped: {},
  perItem: {
    type: 'LoadBalancer',
    input: (item) => (isClassic(item.attributes) ? null : { LoadBalancerArn: item.id }),
    optional: false,
  },
  map: (answer, at, item) => {
    const loadBalancer = itemOf(item);
    const settings = settingsOf(answer);
    return {
      nodes: [settingsNode(loadBalancer, settings, at)],
      edges: logEdges(loadBalancer, settings),
    };
  },
};

/** The list of keys and values as one object, so that values are read by the rules of every other field. */
function settingsOf(answer: Field): Field {
  const settings = answer
    .requiredObjects('Attributes')
    .map((setting) => [setting.required('Key'), setting.text('Value') ?? ''] as const);
  return new Field(Object.fromEntries(settings), 'Attributes', newFieldUse());
}

function settingsNode(item: NodeRecord, settings: Field, at: Scope): MappedNode<'LoadBalancer'> {
  const others = settings.keys().filter((key) => !NAMED.has(key) && !LOG_KEY.test(key));
  return {
    id: item.id,
    type: 'LoadBalancer',
    region: at.region,
    attributes: {
      crossZone: settings.flag('load_balancing.cross_zone.enabled'),
      deletionProtection: settings.flag('deletion_protection.enabled'),
      idleTimeoutSeconds: settings.number('idle_timeout.timeout_seconds'),
      settings: others.toSorted().map((key) => ({ key, value: settings.text(key) ?? '' })),
    },
  };
}

/** One edge per kind of log that is switched on: access, connection, health check. */
function logEdges(item: NodeRecord, settings: Field): readonly MappedEdge[] {
  const kinds = new Set(settings.keys().flatMap((key) => LOG_KEY.exec(key)?.[1] ?? []));
  return [...kinds].toSorted().flatMap((kind): readonly MappedEdge[] => {
    const bucket = settings.text(`${kind}_logs.s3.bucket`);
    if (settings.flag(`${kind}_logs.s3.enabled`) !== true || bucket === undefined) return [];
    return [
      {
        from: byId('LoadBalancer', item.id),
        kind: 'LOGS_TO',
        to: byId('Bucket', arnBeside(item.id, `s3:::${bucket}`), bucket),
        attributes: { log: kind, prefix: settings.text(`${kind}_logs.s3.prefix`) },
      },
    ];
  });
}
