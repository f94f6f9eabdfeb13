import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { describeLoadBalancerAttributes } from '../../../subgraphs/loadbalancing/describe-load-balancer-attributes.js';
import { itemRecord } from '../../support/item-record.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const ID = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/shop/2b';
const item = itemRecord('LoadBalancer', ID, { loadBalancerType: 'application' });

function answerOf(settings: { readonly [key: string]: string }): object {
  return { Attributes: Object.entries(settings).map(([Key, Value]) => ({ Key, Value })) };
}

describe('elbv2:DescribeLoadBalancerAttributes', () => {
  test('settings are attributes, logs that are switched on lead to their bucket', () => {
    const answer = answerOf({
      'waf.fail_open.enabled': 'false',
      'load_balancing.cross_zone.enabled': 'true',
      'deletion_protection.enabled': 'false',
      'idle_timeout.timeout_seconds': '90',
      'routing.http2.enabled': 'true',
      'connection_logs.s3.enabled': 'true',
      'connection_logs.s3.bucket': 'logs',
      'connection_logs.s3.prefix': '',
      'access_logs.s3.enabled': 'true',
      'access_logs.s3.bucket': 'logs',
      'access_logs.s3.prefix': 'shop',
      'health_check_logs.s3.enabled': 'false',
      'health_check_logs.s3.bucket': 'unused',
    });
    const logs = byId('Bucket', 'arn:aws:s3:::logs', 'logs');
    const from = byId('LoadBalancer', ID);
    expect(mapAnswer(describeLoadBalancerAttributes, answer, item)).toEqual({
      nodes: [
        {
          id: ID,
          type: 'LoadBalancer',
          region: 'eu-central-1',
          attributes: {
            crossZone: true,
            deletionProtection: false,
            idleTimeoutSeconds: 90,
            settings: [
              { key: 'routing.http2.enabled', value: 'true' },
              { key: 'waf.fail_open.enabled', value: 'false' },
            ],
          },
        },
      ],
      edges: [
        { from, kind: 'LOGS_TO', to: logs, attributes: { log: 'access', prefix: 'shop' } },
        { from, kind: 'LOGS_TO', to: logs, attributes: { log: 'connection' } },
      ],
    });
    expect(unmappedOf(describeLoadBalancerAttributes, answer, item)).toEqual([]);
  });

  test('a log without a bucket leads nowhere', () => {
    const answer = answerOf({ 'access_logs.s3.enabled': 'true', 'access_logs.s3.bucket': '' });
    expect(mapAnswer(describeLoadBalancerAttributes, answer, item).edges).toEqual([]);
  });

  test('classic load balancers are not asked about', () => {
    const input = describeLoadBalancerAttributes.perItem?.input;
    expect(input?.(item)).toEqual({ LoadBalancerArn: ID });
    expect(input?.(itemRecord('LoadBalancer', ID, { loadBalancerType: 'classic' }))).toBeNull();
  });

  test('a value of another type is refused, naming the setting', () => {
    const answer = answerOf({ 'idle_timeout.timeout_seconds': 'soon' });
    expect(() => mapAnswer(describeLoadBalancerAttributes, answer, item)).toThrow(
      'Attributes.idle_timeout.timeout_seconds must be a number, got "soon"',
    );
    expect(() => mapAnswer(describeLoadBalancerAttributes, {}, item)).toThrow(
      'Attributes must be a list',
    );
  });
});
