import type { AwsOperations } from './aws-operation.js';

/** https://docs.aws.amazon.com/sns/latest/api/API_Operations.html */
export const SNS: AwsOperations = {
  ListTopics: { pages: { asked: 'NextToken', given: 'NextToken', lists: ['Topics'] } },
  ListSubscriptions: {
    pages: { asked: 'NextToken', given: 'NextToken', lists: ['Subscriptions'] },
  },
  GetTopicAttributes: {},
  ListTagsForResource: {},
};
