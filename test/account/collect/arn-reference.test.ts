import { expect, test } from '@jest/globals';
import { arnReference } from '../../../account/collect/arn-reference.js';

const AT = 'eu-central-1:123456789012';

test.each([
  [`arn:aws:sqs:${AT}:orders`, 'Queue', `arn:aws:sqs:${AT}:orders`, 'orders'],
  [`arn:aws:sns:${AT}:alarm`, 'Topic', `arn:aws:sns:${AT}:alarm`, 'alarm'],
  ['arn:aws:s3:::logs', 'Bucket', 'arn:aws:s3:::logs', 'logs'],
  [`arn:aws:lambda:${AT}:function:f`, 'Function', `arn:aws:lambda:${AT}:function:f`, 'f'],
  [`arn:aws:lambda:${AT}:function:f:7`, 'Function', `arn:aws:lambda:${AT}:function:f`, 'f'],
  [`arn:aws:dynamodb:${AT}:table/t`, 'Table', `arn:aws:dynamodb:${AT}:table/t`, 't'],
  [
    `arn:aws:dynamodb:${AT}:table/t/stream/2026-01-01T00:00:00.000`,
    'Table',
    `arn:aws:dynamodb:${AT}:table/t`,
    't',
  ],
])('%s names a %s', (arn, type, id, name) => {
  expect(arnReference(arn)).toEqual({ by: 'id', type, id, name });
});

test.each([
  '',
  'desk@example.com',
  `arn:aws:kinesis:${AT}:stream/s`,
  `arn:aws:lambda:${AT}:layer:l:1`,
])('%p names nothing that events go between', (text) => {
  expect(arnReference(text)).toBeNull();
});
