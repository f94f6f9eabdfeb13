import { expect, test } from '@jest/globals';
import { AWS_OPERATIONS } from '../../../provider/aws/find-operation.js';
import { leastPrivilegePolicy } from '../../../provider/aws/least-privilege-policy.js';
import { roleArnProblem } from '../../../provider/aws/role-arn.js';
import { SERVICES } from '../../../subgraphs/services.js';
import { volumesAnswer } from './answers.js';
import { withScriptedAws } from './scripted-aws.js';

/** What the provider itself asks, besides what the listings declare. */
const OWN = ['ec2:DescribeRegions', 'iam:ListAccountAliases', 'sts:GetCallerIdentity'];

test('the table holds what the listings declare and what the provider itself asks, and nothing else', () => {
  const declared = SERVICES.flatMap(({ listings }) => listings.map(({ operation }) => operation));
  expect([...AWS_OPERATIONS.keys()].toSorted()).toEqual([...declared, ...OWN].toSorted());
});

test('every operation of the table reads', () => {
  for (const { name } of AWS_OPERATIONS.values()) expect(name).toMatch(/^(Describe|Get|List)[A-Z]/);
});

test('every operation of the table is one that its library can send', async () => {
  await withScriptedAws(
    () => volumesAnswer([]),
    async ({ call, asked }) => {
      for (const { operation } of AWS_OPERATIONS.values()) {
        const before = asked.length;
        const item = operation.startsWith('s3:')
          ? { Bucket: 'b' }
          : { FunctionName: 'f', Resource: 'arn:x' };
        await call(operation, item);
        expect([operation, asked.length > before]).toEqual([operation, true]);
      }
    },
    { credentials: async () => ({ accessKeyId: 'A', secretAccessKey: 's' }) },
  );
});

test('only what the operations need is in the policy, each permission once and in order', () => {
  const [statement] = leastPrivilegePolicy().Statement;
  const actions = statement?.Action ?? [];
  expect(actions).toEqual([...new Set(actions)].toSorted());
  expect(actions).toHaveLength(
    new Set([...AWS_OPERATIONS.values()].flatMap(({ permissions }) => permissions)).size,
  );
  for (const action of actions) {
    expect(action).toMatch(/^[a-z0-9]+:(Describe|Get|List)[A-Za-z]+$/);
  }
  expect(actions).toEqual(
    expect.arrayContaining([
      'elasticloadbalancing:DescribeRules',
      's3:ListAllMyBuckets',
      's3:GetBucketCORS',
    ]),
  );
});

test.each([
  ['arn:aws:iam::111122223333:role/reader', null],
  ['arn:aws-cn:iam::111122223333:role/path/to/reader', null],
  ['arn:aws-mars:iam::111122223333:role/reader', 'aws-mars'],
  ['arn:aws:iam::1111:role/reader', 'must be'],
  ['arn:aws:iam::111122223333:user/reader', 'must be'],
  ['reader', 'must be'],
])('the ARN of a role is checked: %s', (arn, problem) => {
  const found = roleArnProblem(arn);
  if (problem === null) expect(found).toBeNull();
  else expect(found).toContain(problem);
});
