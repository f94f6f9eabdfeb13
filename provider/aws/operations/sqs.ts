import type { AwsOperations } from './aws-operation.js';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html */
export const SQS: AwsOperations = {
  // without a page size the service cuts at 1000 and names no next page
  ListQueues: {
    root: null,
    pages: {
      asked: 'NextToken',
      given: 'NextToken',
      lists: ['QueueUrls'],
      size: { MaxResults: 1000 },
      mayLackLists: true,
    },
  },
  GetQueueAttributes: {
    root: null,
    parameters: (input) => ({ ...input, AttributeNames: ['All'] }),
  },
  ListQueueTags: { root: null },
};
