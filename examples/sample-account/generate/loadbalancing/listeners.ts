import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { type Reference, refer } from '../references.js';

interface PlannedRule {
  readonly path: string;
  /** Names of target groups; more than one share the requests by weight. */
  readonly to: readonly string[];
}

interface PlannedListener {
  readonly balancer: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP';
  /** The target group of the default action; without one it redirects to HTTPS. */
  readonly to?: string;
  readonly rules?: readonly PlannedRule[];
}

const region = company.home;
const TO_HTTPS = {
  Type: 'redirect',
  Order: 1,
  RedirectConfig: {
    Protocol: 'HTTPS',
    Port: '443',
    Host: '#{host}',
    Path: '/#{path}',
    Query: '#{query}',
    StatusCode: 'HTTP_301',
  },
};

const PLAN: readonly PlannedListener[] = [
  { balancer: 'app/storefront', port: 80, protocol: 'HTTP' },
  {
    balancer: 'app/storefront',
    port: 443,
    protocol: 'HTTPS',
    to: 'storefront-web',
    rules: [
      {
        path: '/orders/*',
        to: ['storefront-orders'],
      },
      {
        path: '/newsletter',
        to: ['newsletter-signup'],
      },
      {
        path: '/search',
        to: ['storefront-web', 'storefront-orders'],
      },
    ],
  },
  { balancer: 'net/orders-feed', port: 9000, protocol: 'TCP', to: 'orders-feed' },
];

function forward(names: readonly string[]): object {
  const groups = names.map((name) => refer.targetGroup(region, name).id);
  const TargetGroups = groups.map((TargetGroupArn) => ({ TargetGroupArn, Weight: 1 }));
  return {
    Type: 'forward',
    ...(groups.length === 1 ? { TargetGroupArn: groups[0] } : {}),
    Order: 1,
    ForwardConfig: { TargetGroups, TargetGroupStickinessConfig: { Enabled: false } },
  };
}

function ruleArn(listener: Reference, rule: string): string {
  return `${listener.id.replace(':listener/', ':listener-rule/')}/${derive.hex(`rule ${rule}`, 16)}`;
}

function rules(listener: Reference, planned: PlannedListener): object[] {
  const own = (planned.rules ?? []).map(({ path, to }, index) => ({
    RuleArn: ruleArn(listener, path),
    Priority: String((index + 1) * 10),
    Conditions: [{ Field: 'path-pattern', Values: [path], PathPatternConfig: { Values: [path] } }],
    Actions: [forward(to)],
    IsDefault: false,
  }));
  const last = {
    RuleArn: ruleArn(listener, 'default'),
    Priority: 'default',
    Conditions: [],
    Actions: [planned.to === undefined ? TO_HTTPS : forward([planned.to])],
    IsDefault: true,
  };
  return [...own, last];
}

function listenerAnswer(
  listener: Reference,
  balancer: Reference,
  planned: PlannedListener,
): object {
  const certificate = `arn:aws:acm:${region}:${company.account}:certificate/${derive.uuid('certificate')}`;
  return {
    ListenerArn: listener.id,
    LoadBalancerArn: balancer.id,
    Port: planned.port,
    Protocol: planned.protocol,
    ...(planned.protocol === 'HTTPS'
      ? {
          Certificates: [{ CertificateArn: certificate }],
          SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
        }
      : {}),
    DefaultActions: [planned.to === undefined ? TO_HTTPS : forward([planned.to])],
  };
}

export function listeners(ledger: Ledger): void {
  const answers = new Map<Reference['id'], object[]>();
  for (const planned of PLAN) {
    const balancer = refer.loadBalancer(region, planned.balancer);
    const listener = refer.listener(balancer, planned.port);
    ledger.resource(listener, null);
    ledger.relate(listener, 'LISTENS_ON', balancer);
    const targets = [planned.to ?? [], (planned.rules ?? []).map((rule) => rule.to)].flat(2);
    for (const name of targets) {
      ledger.relate(listener, 'FORWARDS_TO', refer.targetGroup(region, name));
    }
    const known = answers.get(balancer.id) ?? [];
    answers.set(balancer.id, [...known, listenerAnswer(listener, balancer, planned)]);
    const body = { Rules: rules(listener, planned) };
    ledger.answer(region, ['elbv2-describe-rules', listener.id], body);
  }
  for (const [balancer, Listeners] of answers) {
    ledger.answer(region, ['elbv2-describe-listeners', balancer], { Listeners });
  }
}
