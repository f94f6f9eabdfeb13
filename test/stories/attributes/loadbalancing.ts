import type { ExpectedItems } from './expected-items.js';

const ELB = 'arn:aws:elasticloadbalancing:us-east-1:210987654321';
const STOREFRONT = 'app/storefront/236d5c1edabde100';
const FEED = 'net/orders-feed/c2a4a531f450901f';
const SECURE = `${STOREFRONT}/33bbe66fa95a7d36`;
const FORWARD = [{ order: 1, actionType: 'forward' }];

/** A rule that forwards what is asked for below a path. */
function forwardedPath(rule: string, priority: string, path: string) {
  return {
    arn: `${ELB}:listener-rule/${SECURE}/${rule}`,
    priority,
    conditions: [{ field: 'path-pattern', values: [path] }],
    actions: FORWARD,
  };
}

/** Of the lists of load balancers and target groups and the calls made once per item. */
export const loadbalancing: ExpectedItems = {
  LoadBalancer: [
    {
      id: `${ELB}:loadbalancer/${STOREFRONT}`,
      name: 'storefront',
      region: 'us-east-1',
      attributes: {
        loadBalancerType: 'application',
        state: 'active',
        scheme: 'internet-facing',
        dnsName: 'storefront-11775.us-east-1.elb.amazonaws.com',
        hostedZoneId: 'Z35SXDOTRQ7X7K',
        ipAddressType: 'ipv4',
        outpostIds: [],
        sourceNatIpv6Prefixes: [],
        createdAt: '2025-01-12T12:07:11.000Z',
        crossZone: true,
        deletionProtection: true,
        idleTimeoutSeconds: 60,
        settings: [],
      },
    },
    {
      id: `${ELB}:loadbalancer/${FEED}`,
      name: 'orders-feed',
      region: 'us-east-1',
      attributes: {
        loadBalancerType: 'network',
        state: 'active',
        scheme: 'internal',
        dnsName: 'orders-feed-63980.us-east-1.elb.amazonaws.com',
        hostedZoneId: 'Z35SXDOTRQ7X7K',
        ipAddressType: 'ipv4',
        outpostIds: [],
        sourceNatIpv6Prefixes: [],
        createdAt: '2025-02-14T15:19:05.000Z',
        crossZone: false,
        deletionProtection: true,
        settings: [],
      },
    },
    {
      id: `${ELB}:loadbalancer/intranet`,
      name: 'intranet',
      region: 'us-east-1',
      attributes: {
        loadBalancerType: 'classic',
        scheme: 'internal',
        dnsName: 'internal-intranet-287745.us-east-1.elb.amazonaws.com',
        hostedZoneId: 'Z35SXDOTRQ7X7K',
        createdAt: '2025-05-05T23:49:37.000Z',
        crossZone: true,
        idleTimeoutSeconds: 60,
        connectionDrainingSeconds: 120,
        settings: [{ key: 'elb.http.desyncmitigationmode', value: 'defensive' }],
        classicListeners: [
          {
            protocol: 'HTTP',
            port: 80,
            instanceProtocol: 'HTTP',
            instancePort: 8000,
            policies: [],
          },
        ],
        healthCheck: {
          target: 'HTTP:8000/health',
          intervalSeconds: 30,
          timeoutSeconds: 5,
          healthyThreshold: 2,
          unhealthyThreshold: 2,
        },
        stickinessPolicies: [],
        otherPolicies: [],
        backendPolicies: [],
      },
    },
  ],
  Listener: [
    {
      id: `${ELB}:listener/${SECURE}`,
      name: null,
      region: 'us-east-1',
      attributes: {
        protocol: 'HTTPS',
        port: 443,
        sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
        certificateArns: [
          'arn:aws:acm:us-east-1:210987654321:certificate/8a43a07b-fac6-4107-a11e-75d8c3807395',
        ],
        alpnPolicy: [],
        rules: [
          forwardedPath('e99747f3fc88ba55', '10', '/orders/*'),
          forwardedPath('c7ff6a3425f77ea6', '20', '/newsletter'),
          forwardedPath('8214f88fc146132a', '30', '/search'),
          {
            arn: `${ELB}:listener-rule/${SECURE}/2891f7fd15d7777d`,
            priority: 'default',
            conditions: [],
            actions: FORWARD,
          },
        ],
      },
    },
    {
      id: `${ELB}:listener/${STOREFRONT}/bf2436e72cc45652`,
      name: null,
      region: 'us-east-1',
      attributes: {
        protocol: 'HTTP',
        port: 80,
        certificateArns: [],
        alpnPolicy: [],
        rules: [
          {
            arn: `${ELB}:listener-rule/${STOREFRONT}/bf2436e72cc45652/2891f7fd15d7777d`,
            priority: 'default',
            conditions: [],
            actions: [
              {
                order: 1,
                actionType: 'redirect',
                redirect: {
                  protocol: 'HTTPS',
                  host: '#{host}',
                  port: '443',
                  path: '/#{path}',
                  query: '#{query}',
                  statusCode: 'HTTP_301',
                },
              },
            ],
          },
        ],
      },
    },
    {
      id: `${ELB}:listener/${FEED}/3e380ef34f981b24`,
      name: null,
      region: 'us-east-1',
      attributes: {
        protocol: 'TCP',
        port: 9000,
        certificateArns: [],
        alpnPolicy: [],
        rules: [
          {
            arn: `${ELB}:listener-rule/${FEED}/3e380ef34f981b24/2891f7fd15d7777d`,
            priority: 'default',
            conditions: [],
            actions: FORWARD,
          },
        ],
      },
    },
  ],
  TargetGroup: [
    {
      id: `${ELB}:targetgroup/storefront-web/8e3444780f28d07c`,
      name: 'storefront-web',
      region: 'us-east-1',
      attributes: {
        targetType: 'instance',
        protocol: 'HTTP',
        protocolVersion: 'HTTP1',
        port: 8080,
        ipAddressType: 'ipv4',
        healthCheck: {
          enabled: true,
          protocol: 'HTTP',
          port: 'traffic-port',
          path: '/health',
          intervalSeconds: 30,
          timeoutSeconds: 5,
          healthyThreshold: 3,
          unhealthyThreshold: 2,
          successCodes: '200',
        },
        ipTargets: [],
      },
    },
    {
      id: `${ELB}:targetgroup/newsletter-signup/9859c15f99a6d547`,
      name: 'newsletter-signup',
      region: 'us-east-1',
      attributes: {
        targetType: 'lambda',
        ipAddressType: 'ipv4',
        healthCheck: {
          enabled: false,
          intervalSeconds: 30,
          timeoutSeconds: 5,
          healthyThreshold: 3,
          unhealthyThreshold: 2,
        },
        ipTargets: [],
      },
    },
    {
      id: `${ELB}:targetgroup/orders-feed/18d5e615831ef763`,
      name: 'orders-feed',
      region: 'us-east-1',
      attributes: {
        targetType: 'instance',
        protocol: 'TCP',
        port: 9000,
        ipAddressType: 'ipv4',
        healthCheck: {
          enabled: true,
          protocol: 'TCP',
          port: 'traffic-port',
          intervalSeconds: 30,
          timeoutSeconds: 5,
          healthyThreshold: 3,
          unhealthyThreshold: 2,
        },
        ipTargets: [],
      },
    },
  ],
};
