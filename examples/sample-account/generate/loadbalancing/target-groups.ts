import { company } from '../company.js';
import type { Ledger } from '../ledger.js';
import { type Reference, refer } from '../references.js';

interface PlannedTargetGroup {
  readonly name: string;
  readonly balancer: string;
  readonly protocol?: 'HTTP' | 'TCP';
  readonly port?: number;
  readonly instances?: readonly string[];
  /** A function group has neither protocol, port nor VPC. */
  readonly function?: string;
}

const region = company.home;

const PLAN: readonly PlannedTargetGroup[] = [
  {
    name: 'storefront-web',
    balancer: 'app/storefront',
    protocol: 'HTTP',
    port: 8080,
    instances: ['web-1', 'web-2', 'web-3'],
  },
  {
    name: 'storefront-orders',
    balancer: 'app/storefront',
    protocol: 'HTTP',
    port: 9e3,
    instances: ['orders-1', 'orders-2'],
  },
  { name: 'newsletter-signup', balancer: 'app/storefront', function: 'newsletter-signup' },
  {
    name: 'orders-feed',
    balancer: 'net/orders-feed',
    protocol: 'TCP',
    port: 9e3,
    instances: ['orders-1', 'orders-2'],
  },
];

function targets(planned: PlannedTargetGroup): Reference[] {
  const instances = (planned.instances ?? []).map((name) => refer.instance(region, name));
  return planned.function === undefined ? instances : [refer.function(region, planned.function)];
}

function health(planned: PlannedTargetGroup, target: Reference): object {
  if (target.type === 'Function') {
    return {
      Target: { Id: target.id },
      TargetHealth: { State: 'unavailable', Reason: 'Target.HealthCheckDisabled' },
    };
  }
  return {
    HealthCheckPort: String(planned.port),
    Target: { Id: target.key, Port: planned.port },
    TargetHealth: { State: 'healthy' },
  };
}

function traffic({ protocol, port }: PlannedTargetGroup): object {
  if (protocol === undefined) return { HealthCheckEnabled: false, TargetType: 'lambda' };
  const http = {
    HealthCheckPath: '/health',
    Matcher: { HttpCode: '200' },
    ProtocolVersion: 'HTTP1',
  };
  return {
    HealthCheckEnabled: true,
    HealthCheckPort: 'traffic-port',
    HealthCheckProtocol: protocol,
    ...(protocol === 'HTTP' ? http : {}),
    Port: port,
    Protocol: protocol,
    TargetType: 'instance',
    VpcId: refer.vpc(region, 'store').key,
  };
}

function relate(ledger: Ledger, group: Reference, planned: PlannedTargetGroup): void {
  ledger.resource(group);
  if (planned.protocol !== undefined) ledger.relate(group, 'IN_VPC', refer.vpc(region, 'store'));
  for (const target of targets(planned)) ledger.relate(group, 'TARGETS', target);
}

export function targetGroups(ledger: Ledger): void {
  for (const planned of PLAN) {
    const group = refer.targetGroup(region, planned.name);
    relate(ledger, group, planned);
    ledger.list(region, 'elbv2-describe-target-groups', {
      ...traffic(planned),
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 3,
      IpAddressType: 'ipv4',
      LoadBalancerArns: [refer.loadBalancer(region, planned.balancer).id],
      TargetGroupArn: group.id,
      TargetGroupName: group.name,
      UnhealthyThresholdCount: 2,
    });
    ledger.answer(region, ['elbv2-describe-target-health', group.id], {
      TargetHealthDescriptions: targets(planned).map((target) => health(planned, target)),
    });
  }
}
