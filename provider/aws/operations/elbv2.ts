import type { AwsOperation, AwsOperations } from './aws-operation.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Operations.html */
export const ELBV2: AwsOperations = {
  DescribeLoadBalancers: inPages('LoadBalancers'),
  DescribeLoadBalancerAttributes: {},
  DescribeListeners: inPages('Listeners'),
  DescribeRules: inPages('Rules'),
  DescribeTargetGroups: inPages('TargetGroups'),
  DescribeTargetHealth: {},
};

function inPages(list: string): AwsOperation {
  return {
    pages: { asked: 'Marker', given: 'NextMarker', lists: [list], size: { PageSize: 400 } },
  };
}
