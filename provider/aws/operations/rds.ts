import type { AwsOperation, AwsOperations } from './aws-operation.js';

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Operations.html */
export const RDS: AwsOperations = {
  DescribeDBInstances: inPages('DBInstances'),
  DescribeDBSubnetGroups: inPages('DBSubnetGroups'),
};

function inPages(list: string): AwsOperation {
  return { pages: { asked: 'Marker', given: 'Marker', lists: [list], size: { MaxRecords: 100 } } };
}
