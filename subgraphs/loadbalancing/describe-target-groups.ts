import { ec2Arn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html */
export const describeTargetGroups: Listing = {
  operation: 'elbv2:DescribeTargetGroups',
  scope: 'region',
  states: {
    nodes: [{ type: 'TargetGroup' }],
    relations: [{ kind: 'IN_VPC', from: ['TargetGroup'], to: ['Vpc'], anchor: 'from' }],
    attributes: {},
  },
  dropped: { 'TargetGroups[].LoadBalancerArns': 'follows from the listeners and their rules' },
  map: (answer, at) => {
    const groups = answer.requiredObjects('TargetGroups');
    return {
      nodes: groups.map((group) => targetGroupNode(group, at)),
      edges: groups.flatMap((group) => vpcEdges(group, at)),
    };
  },
};

function targetGroupNode(group: Field, at: Scope): MappedNode<'TargetGroup'> {
  return {
    id: group.required('TargetGroupArn'),
    type: 'TargetGroup',
    region: at.region,
    name: group.text('TargetGroupName'),
    attributes: {
      targetType: group.text('TargetType'),
      protocol: group.text('Protocol'),
      protocolVersion: group.text('ProtocolVersion'),
      port: group.number('Port'),
      controlPort: group.number('TargetControlPort'),
      ipAddressType: group.text('IpAddressType'),
      healthCheck: healthCheck(group),
    },
  };
}

function healthCheck(group: Field): ReturnType<typeof defined> {
  const matcher = group.object('Matcher');
  const grpcCodes = matcher?.text('GrpcCode');
  return defined({
    enabled: group.flag('HealthCheckEnabled'),
    protocol: group.text('HealthCheckProtocol'),
    port: group.text('HealthCheckPort'),
    path: group.text('HealthCheckPath'),
    intervalSeconds: group.number('HealthCheckIntervalSeconds'),
    timeoutSeconds: group.number('HealthCheckTimeoutSeconds'),
    healthyThreshold: group.number('HealthyThresholdCount'),
    unhealthyThreshold: group.number('UnhealthyThresholdCount'),
    successCodes: matcher?.text('HttpCode') ?? grpcCodes,
  });
}

/** Target groups of functions lie in no VPC. */
function vpcEdges(group: Field, at: Scope): readonly MappedEdge[] {
  const vpc = group.text('VpcId');
  if (vpc === undefined) return [];
  const from = byId('TargetGroup', group.required('TargetGroupArn'));
  return [{ from, kind: 'IN_VPC', to: byId('Vpc', ec2Arn(at, 'vpc', vpc)) }];
}
