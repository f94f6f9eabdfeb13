import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { place } from '../place.js';
import { type Reference, refer } from '../references.js';
import { tags } from '../tags.js';

interface PlannedBalancer {
  readonly path: 'app/storefront' | 'net/orders-feed';
  readonly type: 'application' | 'network';
  readonly scheme: 'internet-facing' | 'internal';
  readonly subnets: readonly string[];
  readonly groups?: readonly string[];
  readonly logsTo?: string;
}

const region = company.home;

const PLAN: readonly PlannedBalancer[] = [
  {
    path: 'app/storefront',
    type: 'application',
    scheme: 'internet-facing',
    subnets: ['store-public-a', 'store-public-b'],
    groups: ['store-edge'],
    logsTo: 'logs',
  },
  {
    path: 'net/orders-feed',
    type: 'network',
    scheme: 'internal',
    subnets: ['store-app-a', 'store-app-b'],
  },
];

function relate(ledger: Ledger, balancer: Reference, planned: PlannedBalancer): void {
  ledger.resource(balancer);
  for (const name of planned.subnets) {
    ledger.relate(balancer, 'IN_SUBNET', refer.subnet(region, name));
  }
  for (const name of planned.groups ?? []) {
    ledger.relate(balancer, 'HAS_SECURITY_GROUP', refer.securityGroup(region, name));
  }
  if (planned.logsTo !== undefined) {
    ledger.relate(balancer, 'LOGS_TO', refer.bucket(region, planned.logsTo));
  }
}

function attributes({ logsTo, type }: PlannedBalancer): object {
  const bucket = logsTo === undefined ? '' : refer.bucket(region, logsTo).key;
  const values = {
    'access_logs.s3.enabled': String(logsTo !== undefined),
    'access_logs.s3.bucket': bucket,
    'access_logs.s3.prefix': logsTo === undefined ? '' : 'storefront',
    'deletion_protection.enabled': 'true',
    ...(type === 'application' ? { 'idle_timeout.timeout_seconds': '60' } : {}),
    'load_balancing.cross_zone.enabled': String(type === 'application'),
  };
  return { Attributes: tags(values) };
}

export function loadBalancers(ledger: Ledger): void {
  for (const planned of PLAN) {
    const balancer = refer.loadBalancer(region, planned.path);
    relate(ledger, balancer, planned);
    ledger.answer(
      region,
      ['elbv2-describe-load-balancer-attributes', balancer.id],
      attributes(planned),
    );
    ledger.list(region, 'elbv2-describe-load-balancers', {
      AvailabilityZones: planned.subnets.map((name) => ({
        LoadBalancerAddresses: [],
        SubnetId: refer.subnet(region, name).key,
        ZoneName: place.zone(region, name),
      })),
      CanonicalHostedZoneId: 'Z35SXDOTRQ7X7K',
      CreatedTime: derive.moment(`balancer ${planned.path}`),
      DNSName: `${balancer.name}-${derive.number(planned.path, 100_000)}.${region}.elb.amazonaws.com`,
      IpAddressType: 'ipv4',
      LoadBalancerArn: balancer.id,
      LoadBalancerName: balancer.name,
      Scheme: planned.scheme,
      ...(planned.groups === undefined
        ? {}
        : { SecurityGroups: planned.groups.map((name) => refer.securityGroup(region, name).key) }),
      State: { Code: 'active' },
      Type: planned.type,
      VpcId: refer.vpc(region, 'store').key,
    });
  }
}
