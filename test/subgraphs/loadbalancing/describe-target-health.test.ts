import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { describeTargetHealth } from '../../../subgraphs/loadbalancing/describe-target-health.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { itemRecord } from '../../support/item-record.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const PREFIX = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012';
const ID = `${PREFIX}:targetgroup/web/5`;
const FUNCTION = 'arn:aws:lambda:eu-central-1:123456789012:function:thumbs';
const item = itemRecord('TargetGroup', ID);

function answerOf(...targets: readonly object[]): object {
  return {
    TargetHealthDescriptions: targets.map((Target) => ({
      Target,
      HealthCheckPort: '8080',
      TargetHealth: { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'slow' },
      AnomalyDetection: { Result: 'normal', MitigationInEffect: 'no' },
      AdministrativeOverride: { State: 'no_override', Reason: 'none', Description: '-' },
    })),
  };
}

const answer = answerOf(
  { Id: 'i-1', Port: 8080, AvailabilityZone: 'eu-central-1a', QuicServerId: '0xa1' },
  { Id: 'i-1', Port: 9090 },
  { Id: `${FUNCTION}:live`, AvailabilityZone: 'all' },
  { Id: `${PREFIX}:loadbalancer/app/shop/2b`, Port: 443 },
  { Id: '10.1.2.9', Port: 8080, AvailabilityZone: 'eu-central-1b', QuicServerId: '0xa2' },
  { Id: '10.1.2.4', Port: 8080 },
);

describe('elbv2:DescribeTargetHealth', () => {
  test('targets are relations, whatever their health, and addresses an attribute', () => {
    const edge = (to: object, attributes: object) => ({
      from: byId('TargetGroup', ID),
      kind: 'TARGETS',
      to,
      attributes,
    });
    expect(mapAnswer(describeTargetHealth, answer, item)).toEqual({
      nodes: [
        {
          id: ID,
          type: 'TargetGroup',
          region: 'eu-central-1',
          attributes: {
            ipTargets: [
              { address: '10.1.2.4', port: 8080 },
              {
                address: '10.1.2.9',
                port: 8080,
                availabilityZone: 'eu-central-1b',
                quicServerId: '0xa2',
              },
            ],
          },
        },
      ],
      edges: [
        edge(ec2Reference('Instance', 'instance/i-1'), { port: 8080, quicServerId: '0xa1' }),
        edge(ec2Reference('Instance', 'instance/i-1'), { port: 9090 }),
        edge(byId('Function', FUNCTION, 'thumbs'), {}),
        edge(byId('LoadBalancer', `${PREFIX}:loadbalancer/app/shop/2b`), { port: 443 }),
      ],
    });
  });

  test('a target that was deregistered is none, though its connections go on', () => {
    const draining = {
      TargetHealthDescriptions: [
        { Target: { Id: 'i-1', Port: 80 }, TargetHealth: { State: 'draining' } },
        { Target: { Id: '10.1.2.4', Port: 80 }, TargetHealth: { State: 'draining' } },
      ],
    };
    expect(mapAnswer(describeTargetHealth, draining, item)).toEqual({
      nodes: [
        { id: ID, type: 'TargetGroup', region: 'eu-central-1', attributes: { ipTargets: [] } },
      ],
      edges: [],
    });
  });

  test('no field is left over', () => {
    expect(unmappedOf(describeTargetHealth, answer, item)).toEqual([]);
    expect(
      unmappedOf(describeTargetHealth, answerOf({ Id: FUNCTION, AvailabilityZone: 'all' }), item),
    ).toEqual([]);
  });

  test('an answer of another shape is refused, naming the place', () => {
    expect(() => mapAnswer(describeTargetHealth, {}, item)).toThrow(
      'TargetHealthDescriptions must be a list',
    );
    expect(() => mapAnswer(describeTargetHealth, answerOf({ Port: 80 }), item)).toThrow(
      'TargetHealthDescriptions[0].Target.Id must be a text',
    );
  });
});
