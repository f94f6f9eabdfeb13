import type { AwsOperations } from './aws-operation.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_Operations.html */
export const ELB: AwsOperations = {
  DescribeLoadBalancers: {
    pages: {
      asked: 'Marker',
      given: 'NextMarker',
      lists: ['LoadBalancerDescriptions'],
      size: { PageSize: 400 },
    },
  },
  DescribeLoadBalancerAttributes: {},
};
