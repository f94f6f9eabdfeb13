import { describe, expect, test } from '@jest/globals';
import { listBuckets } from '../../../subgraphs/storage/list-buckets.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const ANSWER = {
  Buckets: [
    {
      BucketArn: 'arn:aws:s3:::recipes',
      BucketRegion: 'eu-central-1',
      CreationDate: '2020-01-01T00:00:00+00:00',
      Name: 'recipes',
    },
    { CreationDate: '2021-01-01T00:00:00.000Z', Name: 'orders.bakery' },
    { Name: 'bare' },
  ],
  ContinuationToken: 'more',
  Owner: { DisplayName: 'bakery', ID: 'c4n0n1c4l' },
  Prefix: '',
};

describe('the list of buckets', () => {
  test('three of them', () => {
    const type = 'Bucket';
    expect(mapAnswer(listBuckets, ANSWER)).toEqual({
      nodes: [
        {
          id: 'arn:aws:s3:::recipes',
          type,
          region: 'eu-central-1',
          name: 'recipes',
          attributes: { createdAt: '2020-01-01T00:00:00.000Z' },
        },
        {
          id: 'arn:aws:s3:::orders.bakery',
          type,
          region: null,
          name: 'orders.bakery',
          attributes: { createdAt: '2021-01-01T00:00:00.000Z' },
        },
        { id: 'arn:aws:s3:::bare', type, region: null, name: 'bare', attributes: {} },
      ],
      edges: [],
    });
  });

  test('every documented field is mapped or dropped', () => {
    expect(unmappedOf(listBuckets, ANSWER)).toEqual([]);
  });

  test.each([
    [{ Owner: {} }, 'Buckets must be a list, got nothing'],
    [{ Buckets: [{}] }, 'Buckets[0].Name must be a text that is not empty, got nothing'],
    [
      { Buckets: [{ Name: 'recipes', CreationDate: true }] },
      'Buckets[0].CreationDate must be a time, got true',
    ],
  ])('a wrong shape names its path: %j', (answer, message) => {
    expect(() => mapAnswer(listBuckets, answer)).toThrow(message);
  });
});
