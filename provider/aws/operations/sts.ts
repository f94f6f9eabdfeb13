import type { AwsOperations } from './aws-operation.js';

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html */
export const STS: AwsOperations = {
  // may be asked by whoever has credentials
  GetCallerIdentity: { permissions: [] },
};
