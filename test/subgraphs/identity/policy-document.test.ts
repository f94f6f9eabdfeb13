import { describe, expect, test } from '@jest/globals';
import { Field, WrongShape, newFieldUse } from '../../../account/collect/field.js';
import { policyDocument } from '../../../subgraphs/identity/policy-document.js';

const document = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::cakes/100%25 + %7B/*' },
  ],
};

function decoded(value: unknown) {
  return policyDocument(new Field({ Document: value }, 'Policies[3]', newFieldUse()), 'Document');
}

describe('a policy document is an object', () => {
  test.each([
    ['as an object', document],
    ['as JSON text', JSON.stringify(document)],
    ['as JSON text with space around it', `\n ${JSON.stringify(document, null, 2)} \n`],
    ['as URL-encoded JSON text', encodeURIComponent(JSON.stringify(document))],
    [
      'as URL-encoded JSON text with space before it',
      `%0A${encodeURIComponent(JSON.stringify(document))}`,
    ],
  ])('%s', (_form, value) => {
    expect(decoded(value)).toEqual(document);
  });
});

test.each([[undefined], [null], ['']])('%p is no document', (value) => {
  expect(decoded(value)).toBeUndefined();
});

test.each([
  ['text that is no JSON', 'allow everything'],
  ['JSON that was cut off', '{"Version":'],
  ['encoding that is broken', '%7B%'],
  ['JSON of another kind', '%5B%5D'],
  ['a list', []],
  ['a number', 7],
])('%s is refused with its place', (_form, value) => {
  expect(() => decoded(value)).toThrow(WrongShape);
  expect(() => decoded(value)).toThrow(
    'Policies[3].Document must be a policy document (an object, JSON text or URL-encoded JSON)',
  );
});
