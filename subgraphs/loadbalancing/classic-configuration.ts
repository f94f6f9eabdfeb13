import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedNode } from '../../account/collect/listing.js';

type JsonObject = ReturnType<typeof defined>;

/** What a classic load balancer's own answer holds and the newer ones have resources of their own for. */
export function classicConfiguration(loadBalancer: Field): MappedNode['attributes'] {
  return {
    classicListeners: classicListeners(loadBalancer),
    healthCheck: healthCheck(loadBalancer),
    stickinessPolicies: stickinessPolicies(loadBalancer),
    otherPolicies: loadBalancer.object('Policies')?.texts('OtherPolicies').toSorted(),
    backendPolicies: backendPolicies(loadBalancer),
  };
}

/** In order of port, which no two listeners share. */
function classicListeners(loadBalancer: Field): readonly JsonObject[] {
  return loadBalancer
    .objects('ListenerDescriptions')
    .flatMap((description) => {
      const listener = description.object('Listener');
      const policies = description.texts('PolicyNames').toSorted();
      return listener === undefined ? [] : [{ listener, policies }];
    })
    .toSorted((one, other) => portOf(one.listener) - portOf(other.listener))
    .map(({ listener, policies }) =>
      defined({
        protocol: listener.text('Protocol'),
        port: listener.number('LoadBalancerPort'),
        instanceProtocol: listener.text('InstanceProtocol'),
        instancePort: listener.number('InstancePort'),
        certificateArn: listener.text('SSLCertificateId'),
        policies,
      }),
    );
}

function portOf(listener: Field): number {
  return listener.number('LoadBalancerPort') ?? 0;
}

function healthCheck(loadBalancer: Field): JsonObject | undefined {
  const check = loadBalancer.object('HealthCheck');
  if (check === undefined) return undefined;
  return defined({
    target: check.text('Target'),
    intervalSeconds: check.number('Interval'),
    timeoutSeconds: check.number('Timeout'),
    healthyThreshold: check.number('HealthyThreshold'),
    unhealthyThreshold: check.number('UnhealthyThreshold'),
  });
}

/** Policies that keep a client with an instance, by the application's cookie or one of the load balancer's own. */
function stickinessPolicies(loadBalancer: Field): readonly JsonObject[] {
  const policies = loadBalancer.object('Policies');
  const application = policies?.objects('AppCookieStickinessPolicies') ?? [];
  const own = policies?.objects('LBCookieStickinessPolicies') ?? [];
  return [...application, ...own]
    .map((policy) => ({
      name: policy.required('PolicyName'),
      cookieName: policy.text('CookieName'),
      expirationSeconds: policy.number('CookieExpirationPeriod'),
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(defined);
}

function backendPolicies(loadBalancer: Field): readonly JsonObject[] {
  return loadBalancer
    .objects('BackendServerDescriptions')
    .map((backend) => ({
      instancePort: backend.number('InstancePort') ?? 0,
      policies: backend.texts('PolicyNames').toSorted(),
    }))
    .toSorted((one, other) => one.instancePort - other.instancePort);
}
