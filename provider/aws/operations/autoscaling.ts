import type { AwsOperations } from './aws-operation.js';

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Operations.html */
export const AUTOSCALING: AwsOperations = {
  DescribeAutoScalingGroups: {
    pages: {
      asked: 'NextToken',
      given: 'NextToken',
      lists: ['AutoScalingGroups'],
      size: { MaxRecords: 100 },
    },
  },
};
