import { describe, expect, test } from '@jest/globals';
import { getPolicy } from '../../../subgraphs/functions/get-policy.js';
import { listTags } from '../../../subgraphs/functions/list-tags.js';
import { itemRecord } from '../../support/item-record.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const ID = 'arn:aws:lambda:eu-central-1:123456789012:function:resize';
const item = itemRecord('Function', ID);

function nodeOf(attributes: object): object {
  return { id: ID, type: 'Function', region: 'eu-central-1', attributes };
}

describe('lambda:GetPolicy', () => {
  const statement = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: ID };
  const answer = { Policy: JSON.stringify({ Statement: [statement] }), RevisionId: 'r-1' };

  test('the policy is an object, asked for by the name of the function', () => {
    expect(getPolicy.perItem?.input(item)).toEqual({ FunctionName: 'resize' });
    expect(mapAnswer(getPolicy, answer, item)).toEqual({
      nodes: [nodeOf({ policy: { Statement: [statement] } })],
      edges: [],
    });
    expect(unmappedOf(getPolicy, answer, item)).toEqual([]);
  });

  test('a function without a policy has none', () => {
    expect(mapAnswer(getPolicy, {}, item)).toEqual({ nodes: [nodeOf({})], edges: [] });
  });

  test('a policy that is not JSON is refused, naming the field', () => {
    expect(() => mapAnswer(getPolicy, { Policy: '{oops' }, item)).toThrow(
      'Policy must be JSON as a text, got "{oops"',
    );
  });

  test('an answer without its item is a bug', () => {
    expect(() => mapAnswer(getPolicy, answer)).toThrow('without the item');
  });
});

describe('lambda:ListTags', () => {
  test('tags are in order of key', () => {
    const answer = { Tags: { Team: 'shop', Env: 'prod' } };
    const tags = [
      { key: 'Env', value: 'prod' },
      { key: 'Team', value: 'shop' },
    ];
    expect(listTags.perItem?.input(item)).toEqual({ Resource: ID });
    expect(mapAnswer(listTags, answer, item)).toEqual({ nodes: [nodeOf({ tags })], edges: [] });
    expect(mapAnswer(listTags, { Tags: {} }, item)).toEqual({
      nodes: [nodeOf({ tags: [] })],
      edges: [],
    });
    expect(unmappedOf(listTags, answer, item)).toEqual([]);
    expect(() => mapAnswer(listTags, { Tags: [] }, item)).toThrow('Tags must be an object');
  });
});
