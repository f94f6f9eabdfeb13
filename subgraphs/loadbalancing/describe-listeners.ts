import { byId } from '../../account/collect/by-id.js';
import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import { itemOf } from '../../account/collect/item-of.js';
import type { Listing, MappedNode, Scope } from '../../account/collect/listing.js';
import { isClassic } from './is-classic.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListeners.html */
export const describeListeners: Listing = {
  operation: 'elbv2:DescribeListeners',
  scope: 'region',
  states: {
    nodes: [{ type: 'Listener' }],
    relations: [{ kind: 'LISTENS_ON', from: ['Listener'], to: ['LoadBalancer'], anchor: 'to' }],
    attributes: {},
  },
  dropped: {
    'Listeners[].LoadBalancerArn': 'repeats the load balancer that was asked about',
    'Listeners[].DefaultActions': 'elbv2:DescribeRules states it as the default rule',
    'Listeners[].Certificates[].IsDefault': 'the answer holds the default certificate only',
    'Listeners[].MutualAuthentication.TrustStoreAssociationStatus': 'passing state',
  },
  perItem: {
    type: 'LoadBalancer',
    input: (item) => (isClassic(item.attributes) ? null : { LoadBalancerArn: item.id }),
    optional: false,
  },
  map: (answer, at, item) => {
    const loadBalancer = byId('LoadBalancer', itemOf(item).id);
    const listeners = answer.requiredObjects('Listeners');
    return {
      nodes: listeners.map((listener) => listenerNode(listener, at)),
      edges: listeners.map((listener) => ({
        from: byId('Listener', listener.required('ListenerArn')),
        kind: 'LISTENS_ON',
        to: loadBalancer,
      })),
    };
  },
};

function listenerNode(listener: Field, at: Scope): MappedNode<'Listener'> {
  return {
    id: listener.required('ListenerArn'),
    type: 'Listener',
    region: at.region,
    attributes: {
      protocol: listener.text('Protocol'),
      port: listener.number('Port'),
      sslPolicy: listener.text('SslPolicy'),
      certificateArns: listener
        .objects('Certificates')
        .map((certificate) => certificate.required('CertificateArn'))
        .toSorted(),
      alpnPolicy: listener.texts('AlpnPolicy'),
      mutualAuthentication: mutualAuthentication(listener),
    },
  };
}

function mutualAuthentication(listener: Field): ReturnType<typeof defined> | undefined {
  const configuration = listener.object('MutualAuthentication');
  if (configuration === undefined) return undefined;
  return defined({
    mode: configuration.text('Mode'),
    trustStoreArn: configuration.text('TrustStoreArn'),
    ignoreClientCertificateExpiry: configuration.flag('IgnoreClientCertificateExpiry'),
    advertiseTrustStoreCaNames: configuration.text('AdvertiseTrustStoreCaNames'),
  });
}
