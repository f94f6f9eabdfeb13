import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { describeClassicLoadBalancers } from '../../../subgraphs/loadbalancing/describe-classic-load-balancers.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const id = (name: string) =>
  `arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/${name}`;

const answer = {
  LoadBalancerDescriptions: [
    {
      LoadBalancerName: 'old',
      DNSName: 'old-1.elb.example.com',
      CanonicalHostedZoneName: 'old-1.elb.example.com',
      CanonicalHostedZoneNameID: 'Z2',
      Scheme: 'internal',
      VPCId: 'vpc-1',
      CreatedTime: '2019-02-03T04:05:06.789Z',
      AvailabilityZones: ['eu-central-1a'],
      Subnets: ['subnet-1', 'subnet-2'],
      SecurityGroups: ['sg-1'],
      SourceSecurityGroup: { OwnerAlias: '123456789012', GroupName: 'old' },
      Instances: [{ InstanceId: 'i-2' }, { InstanceId: 'i-1' }],
      HealthCheck: {
        Target: 'HTTP:8080/health',
        Interval: 30,
        Timeout: 5,
        HealthyThreshold: 10,
        UnhealthyThreshold: 2,
      },
      ListenerDescriptions: [
        {
          Listener: {
            Protocol: 'HTTPS',
            LoadBalancerPort: 443,
            InstanceProtocol: 'HTTP',
            InstancePort: 8080,
            SSLCertificateId: 'arn:aws:acm:eu-central-1:123456789012:certificate/1',
          },
          PolicyNames: ['tls', 'sticky'],
        },
        { Listener: { Protocol: 'TCP', LoadBalancerPort: 25, InstancePort: 25 }, PolicyNames: [] },
      ],
      Policies: {
        AppCookieStickinessPolicies: [{ PolicyName: 'sticky', CookieName: 'session' }],
        LBCookieStickinessPolicies: [{ PolicyName: 'again', CookieExpirationPeriod: 60 }],
        OtherPolicies: ['tls', 'proxy'],
      },
      BackendServerDescriptions: [{ InstancePort: 25, PolicyNames: ['proxy'] }],
    },
    { LoadBalancerName: 'bare', Instances: [], Subnets: [], SecurityGroups: [] },
    { LoadBalancerName: 'idle', Subnets: ['subnet-1'], Policies: { OtherPolicies: [] } },
  ],
};

function node(name: string, attributes: object): object {
  return { id: id(name), type: 'LoadBalancer', region: 'eu-central-1', name, attributes };
}

describe('elb:DescribeLoadBalancers', () => {
  test('a classic load balancer has its listeners, checks and policies as attributes', () => {
    const none = { classicListeners: [], stickinessPolicies: [], backendPolicies: [] };
    expect(mapAnswer(describeClassicLoadBalancers, answer).nodes).toEqual([
      node('old', {
        loadBalancerType: 'classic',
        scheme: 'internal',
        dnsName: 'old-1.elb.example.com',
        hostedZoneId: 'Z2',
        createdAt: '2019-02-03T04:05:06.789Z',
        classicListeners: [
          { protocol: 'TCP', port: 25, instancePort: 25, policies: [] },
          {
            protocol: 'HTTPS',
            port: 443,
            instanceProtocol: 'HTTP',
            instancePort: 8080,
            certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/1',
            policies: ['sticky', 'tls'],
          },
        ],
        healthCheck: {
          target: 'HTTP:8080/health',
          intervalSeconds: 30,
          timeoutSeconds: 5,
          healthyThreshold: 10,
          unhealthyThreshold: 2,
        },
        stickinessPolicies: [
          { name: 'again', expirationSeconds: 60 },
          { name: 'sticky', cookieName: 'session' },
        ],
        otherPolicies: ['proxy', 'tls'],
        backendPolicies: [{ instancePort: 25, policies: ['proxy'] }],
      }),
      node('bare', { loadBalancerType: 'classic', ...none }),
      node('idle', { loadBalancerType: 'classic', otherPolicies: [], ...none }),
    ]);
  });

  test('a classic load balancer targets instances, in subnets, behind security groups', () => {
    const from = byId('LoadBalancer', id('old'));
    const first = ec2Reference('Subnet', 'subnet/subnet-1');
    expect(mapAnswer(describeClassicLoadBalancers, answer).edges).toEqual([
      { from, kind: 'TARGETS', to: ec2Reference('Instance', 'instance/i-2') },
      { from, kind: 'TARGETS', to: ec2Reference('Instance', 'instance/i-1') },
      { from, kind: 'IN_SUBNET', to: first },
      { from, kind: 'IN_SUBNET', to: ec2Reference('Subnet', 'subnet/subnet-2') },
      {
        from,
        kind: 'HAS_SECURITY_GROUP',
        to: ec2Reference('SecurityGroup', 'security-group/sg-1'),
      },
      { from: byId('LoadBalancer', id('idle')), kind: 'IN_SUBNET', to: first },
    ]);
  });

  test('no field is left over', () => {
    expect(unmappedOf(describeClassicLoadBalancers, answer)).toEqual([]);
  });

  test('an answer of another shape is refused, naming the place', () => {
    const wrong = (one: object) => () =>
      mapAnswer(describeClassicLoadBalancers, { LoadBalancerDescriptions: [one] });
    expect(() => mapAnswer(describeClassicLoadBalancers, {})).toThrow(
      'LoadBalancerDescriptions must be a list',
    );
    expect(wrong({})).toThrow('LoadBalancerDescriptions[0].LoadBalancerName must be a text');
    expect(wrong({ LoadBalancerName: 'a', Subnets: 's' })).toThrow(
      'LoadBalancerDescriptions[0].Subnets must be a list',
    );
  });
});
