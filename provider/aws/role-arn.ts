import { partitionNamed } from '../../account/collect/partition.js';

const ROLE_ARN = /^arn:([a-z-]+):iam::(\d{12}):role\/[\w+=,.@/-]{1,576}$/;

/** What is wrong with the ARN of a role that is to be assumed; null: nothing. */
export function roleArnProblem(arn: string): string | null {
  const [, partition = ''] = ROLE_ARN.exec(arn) ?? [];
  if (partition === '') return 'must be arn:<partition>:iam::<12 digits>:role/<name>';
  if (partitionNamed(partition) === null)
    return `names a partition that is not known: ${partition}`;
  return null;
}
