import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { describeTargetGroups } from '../../../subgraphs/loadbalancing/describe-target-groups.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const PREFIX = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup';

const answer = {
  TargetGroups: [
    {
      TargetGroupArn: `${PREFIX}/web/5`,
      TargetGroupName: 'web',
      TargetType: 'instance',
      Protocol: 'HTTP',
      ProtocolVersion: 'HTTP2',
      Port: 8080,
      TargetControlPort: 3000,
      IpAddressType: 'ipv4',
      VpcId: 'vpc-1',
      LoadBalancerArns: [
        'arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/s/1',
      ],
      HealthCheckEnabled: true,
      HealthCheckProtocol: 'HTTP',
      HealthCheckPort: 'traffic-port',
      HealthCheckPath: '/health',
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 4,
      UnhealthyThresholdCount: 2,
      Matcher: { HttpCode: '200-299' },
    },
    {
      TargetGroupArn: `${PREFIX}/rpc/6`,
      TargetGroupName: 'rpc',
      TargetType: 'ip',
      ProtocolVersion: 'GRPC',
      VpcId: 'vpc-2',
      LoadBalancerArns: [],
      Matcher: { GrpcCode: '12' },
    },
    {
      TargetGroupArn: `${PREFIX}/thumbs/7`,
      TargetGroupName: 'thumbs',
      TargetType: 'lambda',
      HealthCheckEnabled: false,
    },
  ],
};

describe('elbv2:DescribeTargetGroups', () => {
  test('a target group has its port and health check', () => {
    const node = (id: string, name: string, attributes: object) => ({
      id: `${PREFIX}/${id}`,
      type: 'TargetGroup',
      region: 'eu-central-1',
      name,
      attributes,
    });
    expect(mapAnswer(describeTargetGroups, answer).nodes).toEqual([
      node('web/5', 'web', {
        targetType: 'instance',
        protocol: 'HTTP',
        protocolVersion: 'HTTP2',
        port: 8080,
        controlPort: 3000,
        ipAddressType: 'ipv4',
        healthCheck: {
          enabled: true,
          protocol: 'HTTP',
          port: 'traffic-port',
          path: '/health',
          intervalSeconds: 30,
          timeoutSeconds: 5,
          healthyThreshold: 4,
          unhealthyThreshold: 2,
          successCodes: '200-299',
        },
      }),
      node('rpc/6', 'rpc', {
        targetType: 'ip',
        protocolVersion: 'GRPC',
        healthCheck: { successCodes: '12' },
      }),
      node('thumbs/7', 'thumbs', { targetType: 'lambda', healthCheck: { enabled: false } }),
    ]);
  });

  test('a target group lies in its VPC, one of functions in none', () => {
    const edge = (id: string, vpc: string) => ({
      from: byId('TargetGroup', `${PREFIX}/${id}`),
      kind: 'IN_VPC',
      to: ec2Reference('Vpc', `vpc/${vpc}`),
    });
    expect(mapAnswer(describeTargetGroups, answer).edges).toEqual([
      edge('web/5', 'vpc-1'),
      edge('rpc/6', 'vpc-2'),
    ]);
  });

  test('no field is left over', () => {
    expect(unmappedOf(describeTargetGroups, answer)).toEqual([]);
  });

  test('an answer of another shape is refused, naming the place', () => {
    const wrong = (one: object) => () => mapAnswer(describeTargetGroups, { TargetGroups: [one] });
    expect(() => mapAnswer(describeTargetGroups, {})).toThrow('TargetGroups must be a list');
    expect(wrong({})).toThrow('TargetGroups[0].TargetGroupArn must be a text');
    expect(wrong({ TargetGroupArn: 'a', Matcher: '200' })).toThrow(
      'TargetGroups[0].Matcher must be an object',
    );
  });
});
