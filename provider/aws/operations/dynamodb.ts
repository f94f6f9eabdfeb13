import type { AwsOperations } from './aws-operation.js';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html */
export const DYNAMODB: AwsOperations = {
  ListTables: {
    root: null,
    pages: {
      asked: 'ExclusiveStartTableName',
      given: 'LastEvaluatedTableName',
      lists: ['TableNames'],
      size: { Limit: 100 },
    },
  },
  DescribeTable: { root: null },
  // asked by the table's name, as answers are kept; the operation itself wants the ARN
  ListTagsOfResource: {
    root: null,
    parameters: ({ TableName = '' }, { partition, region, account }) => ({
      ResourceArn: `arn:${partition}:dynamodb:${region}:${account}:table/${TableName}`,
    }),
    pages: { asked: 'NextToken', given: 'NextToken', lists: ['Tags'] },
  },
};
