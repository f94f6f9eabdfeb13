import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { describeListeners } from '../../../subgraphs/loadbalancing/describe-listeners.js';
import { itemRecord } from '../../support/item-record.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const PREFIX = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012';
const ID = `${PREFIX}:loadbalancer/app/shop/2b`;
const item = itemRecord('LoadBalancer', ID, { loadBalancerType: 'application' });
const listener = (id: string) => `${PREFIX}:listener/app/shop/2b/${id}`;

const answer = {
  Listeners: [
    {
      ListenerArn: listener('1'),
      LoadBalancerArn: ID,
      Protocol: 'HTTPS',
      Port: 443,
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      Certificates: [
        { CertificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/1', IsDefault: true },
      ],
      AlpnPolicy: ['HTTP2Preferred'],
      MutualAuthentication: {
        Mode: 'verify',
        TrustStoreArn: `${PREFIX}:truststore/partners/9`,
        IgnoreClientCertificateExpiry: false,
        TrustStoreAssociationStatus: 'active',
        AdvertiseTrustStoreCaNames: 'on',
      },
      DefaultActions: [{ Type: 'forward', TargetGroupArn: `${PREFIX}:targetgroup/web/5` }],
    },
    {
      ListenerArn: listener('2'),
      LoadBalancerArn: ID,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301' } }],
    },
    { ListenerArn: listener('3'), LoadBalancerArn: ID, AlpnPolicy: [], Certificates: [] },
  ],
};

describe('elbv2:DescribeListeners', () => {
  test('a listener has its port and certificates and listens on the load balancer asked about', () => {
    const edge = (id: string) => ({
      from: byId('Listener', listener(id)),
      kind: 'LISTENS_ON',
      to: byId('LoadBalancer', ID),
    });
    const node = (id: string, attributes: object) => ({
      id: listener(id),
      type: 'Listener',
      region: 'eu-central-1',
      attributes,
    });
    expect(mapAnswer(describeListeners, answer, item)).toEqual({
      nodes: [
        node('1', {
          protocol: 'HTTPS',
          port: 443,
          sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
          certificateArns: ['arn:aws:acm:eu-central-1:123456789012:certificate/1'],
          alpnPolicy: ['HTTP2Preferred'],
          mutualAuthentication: {
            mode: 'verify',
            trustStoreArn: `${PREFIX}:truststore/partners/9`,
            ignoreClientCertificateExpiry: false,
            advertiseTrustStoreCaNames: 'on',
          },
        }),
        node('2', { protocol: 'HTTP', port: 80, certificateArns: [], alpnPolicy: [] }),
        node('3', { certificateArns: [], alpnPolicy: [] }),
      ],
      edges: [edge('1'), edge('2'), edge('3')],
    });
  });

  test('no field is left over', () => {
    expect(unmappedOf(describeListeners, answer, item)).toEqual([]);
  });

  test('only load balancers that have listeners of their own are asked about', () => {
    const input = describeListeners.perItem?.input;
    expect(input?.(item)).toEqual({ LoadBalancerArn: ID });
    expect(input?.(itemRecord('LoadBalancer', ID, { loadBalancerType: 'classic' }))).toBeNull();
  });

  test('an answer of another shape is refused, naming the place', () => {
    const wrong = (one: object) => () => mapAnswer(describeListeners, { Listeners: [one] }, item);
    expect(() => mapAnswer(describeListeners, {}, item)).toThrow('Listeners must be a list');
    expect(wrong({ Port: 80 })).toThrow('Listeners[0].ListenerArn must be a text');
    expect(wrong({ ListenerArn: 'a', Port: 'http' })).toThrow('Listeners[0].Port must be a number');
  });
});
