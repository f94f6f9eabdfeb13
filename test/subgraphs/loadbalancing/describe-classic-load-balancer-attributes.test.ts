import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { describeClassicLoadBalancerAttributes } from '../../../subgraphs/loadbalancing/describe-classic-load-balancer-attributes.js';
import { itemRecord } from '../../support/item-record.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const ID = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/old';
const item = itemRecord('LoadBalancer', ID, { loadBalancerType: 'classic' });

const answer = {
  LoadBalancerAttributes: {
    CrossZoneLoadBalancing: { Enabled: true },
    AccessLog: { Enabled: true, S3BucketName: 'logs', S3BucketPrefix: 'old', EmitInterval: 5 },
    ConnectionDraining: { Enabled: true, Timeout: 300 },
    ConnectionSettings: { IdleTimeout: 60 },
    AdditionalAttributes: [{ Key: 'elb.http.desyncmitigationmode', Value: 'defensive' }],
  },
};

function nodeOf(attributes: object): object {
  return { id: ID, type: 'LoadBalancer', region: 'eu-central-1', attributes };
}

describe('elb:DescribeLoadBalancerAttributes', () => {
  test('settings are attributes and the access log leads to its bucket', () => {
    expect(mapAnswer(describeClassicLoadBalancerAttributes, answer, item)).toEqual({
      nodes: [
        nodeOf({
          crossZone: true,
          idleTimeoutSeconds: 60,
          connectionDrainingSeconds: 300,
          settings: [{ key: 'elb.http.desyncmitigationmode', value: 'defensive' }],
        }),
      ],
      edges: [
        {
          from: byId('LoadBalancer', ID),
          kind: 'LOGS_TO',
          to: byId('Bucket', 'arn:aws:s3:::logs', 'logs'),
          attributes: { log: 'access', prefix: 'old', intervalMinutes: 5 },
        },
      ],
    });
    expect(unmappedOf(describeClassicLoadBalancerAttributes, answer, item)).toEqual([]);
  });

  test('what is switched off is not there', () => {
    const off = {
      LoadBalancerAttributes: {
        CrossZoneLoadBalancing: { Enabled: false },
        AccessLog: { Enabled: false, S3BucketName: 'logs', EmitInterval: 60 },
        ConnectionDraining: { Enabled: false, Timeout: 300 },
      },
    };
    expect(mapAnswer(describeClassicLoadBalancerAttributes, off, item)).toEqual({
      nodes: [nodeOf({ crossZone: false, settings: [] })],
      edges: [],
    });
    expect(unmappedOf(describeClassicLoadBalancerAttributes, off, item)).toEqual([]);
  });

  test('classic load balancers are asked about by their name', () => {
    const input = describeClassicLoadBalancerAttributes.perItem?.input;
    expect(input?.(item)).toEqual({ LoadBalancerName: 'old' });
    expect(input?.(itemRecord('LoadBalancer', ID, { loadBalancerType: 'network' }))).toBeNull();
  });

  test('an answer of another shape is refused, naming the place', () => {
    expect(() => mapAnswer(describeClassicLoadBalancerAttributes, {}, item)).toThrow(
      'LoadBalancerAttributes must be an object',
    );
  });
});
