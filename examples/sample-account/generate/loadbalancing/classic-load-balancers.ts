import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';

const region = company.home;
const balancer = refer.classicLoadBalancer(region, 'intranet');
const group = refer.securityGroup(region, 'tools-lobby');
const subnets = ['tools-office-a', 'tools-office-b'].map((name) => refer.subnet(region, name));
const instances = ['intranet-1', 'intranet-2'].map((name) => refer.instance(region, name));
const logs = refer.bucket(region, 'logs');

const ATTRIBUTES = {
  CrossZoneLoadBalancing: { Enabled: true },
  AccessLog: {
    Enabled: true,
    S3BucketName: logs.key,
    EmitInterval: 60,
    S3BucketPrefix: 'intranet',
  },
  ConnectionDraining: { Enabled: true, Timeout: 120 },
  ConnectionSettings: { IdleTimeout: 60 },
  AdditionalAttributes: [{ Key: 'elb.http.desyncmitigationmode', Value: 'defensive' }],
};

function answer(): object {
  const host = `internal-intranet-${derive.number('intranet', 1_000_000)}.${region}.elb.amazonaws.com`;
  return {
    AvailabilityZones: [`${region}a`, `${region}b`],
    BackendServerDescriptions: [],
    CanonicalHostedZoneNameID: 'Z35SXDOTRQ7X7K',
    CreatedTime: derive.moment('balancer intranet'),
    DNSName: host,
    HealthCheck: {
      HealthyThreshold: 2,
      Interval: 30,
      Target: 'HTTP:8000/health',
      Timeout: 5,
      UnhealthyThreshold: 2,
    },
    Instances: instances.map(({ key }) => ({ InstanceId: key })),
    ListenerDescriptions: [
      {
        Listener: {
          InstancePort: 8e3,
          InstanceProtocol: 'HTTP',
          LoadBalancerPort: 80,
          Protocol: 'HTTP',
        },
        PolicyNames: [],
      },
    ],
    LoadBalancerName: balancer.name,
    Policies: {
      AppCookieStickinessPolicies: [],
      LBCookieStickinessPolicies: [],
      OtherPolicies: [],
    },
    Scheme: 'internal',
    SecurityGroups: [group.key],
    SourceSecurityGroup: { GroupName: group.name, OwnerAlias: company.account },
    Subnets: subnets.map(({ key }) => key),
    VPCId: refer.vpc(region, 'tools').key,
  };
}

export function classicLoadBalancers(ledger: Ledger): void {
  ledger.resource(balancer);
  ledger.relate(balancer, 'HAS_SECURITY_GROUP', group);
  ledger.relate(balancer, 'LOGS_TO', logs);
  for (const subnet of subnets) ledger.relate(balancer, 'IN_SUBNET', subnet);
  for (const instance of instances) ledger.relate(balancer, 'TARGETS', instance);
  ledger.list(region, 'elb-describe-load-balancers', answer());
  ledger.answer(region, ['elb-describe-load-balancer-attributes', balancer.name], {
    LoadBalancerAttributes: ATTRIBUTES,
  });
}
