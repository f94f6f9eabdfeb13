import type { AwsOperation, AwsOperations } from './aws-operation.js';

/** https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html */
export const LAMBDA: AwsOperations = {
  ListFunctions: inPages('Functions', 50),
  ListEventSourceMappings: inPages('EventSourceMappings', 100),
  GetPolicy: { root: null, nothing: /^ResourceNotFoundException$/ },
  ListTags: { root: null },
};

function inPages(list: string, largest: number): AwsOperation {
  return {
    root: null,
    pages: { asked: 'Marker', given: 'NextMarker', lists: [list], size: { MaxItems: largest } },
  };
}
