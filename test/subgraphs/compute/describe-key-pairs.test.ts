import { describe, expect, test } from '@jest/globals';
import { describeKeyPairs } from '../../../subgraphs/compute/describe-key-pairs.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const KEY_PAIR = 'arn:aws:ec2:eu-central-1:123456789012:key-pair';

const ANSWER = {
  KeyPairs: [
    {
      CreateTime: '2024-01-01T06:00:00+01:00',
      KeyFingerprint: 'aa:bb:cc',
      KeyName: 'baker',
      KeyPairId: 'key-1',
      KeyType: 'ed25519',
      PublicKey: 'ssh-ed25519 AAAA baker',
      Tags: [{ Key: 'Name', Value: 'the baker' }],
    },
    { KeyFingerprint: 'dd:ee', KeyName: 'old baker', KeyPairId: 'key-2', KeyType: 'rsa', Tags: [] },
    { KeyName: 'bare', KeyPairId: 'key-3' },
  ],
};

describe('key pairs', () => {
  test('three of them', () => {
    expect(mapAnswer(describeKeyPairs, ANSWER)).toEqual({
      nodes: [
        {
          id: `${KEY_PAIR}/key-1`,
          type: 'KeyPair',
          region: 'eu-central-1',
          name: 'baker',
          attributes: {
            keyName: 'baker',
            keyType: 'ed25519',
            keyFingerprint: 'aa:bb:cc',
            publicKey: 'ssh-ed25519 AAAA baker',
            createdAt: '2024-01-01T05:00:00.000Z',
            tags: [{ key: 'Name', value: 'the baker' }],
          },
        },
        {
          id: `${KEY_PAIR}/key-2`,
          type: 'KeyPair',
          region: 'eu-central-1',
          name: 'old baker',
          attributes: { keyName: 'old baker', keyType: 'rsa', keyFingerprint: 'dd:ee', tags: [] },
        },
        {
          id: `${KEY_PAIR}/key-3`,
          type: 'KeyPair',
          region: 'eu-central-1',
          name: 'bare',
          attributes: { keyName: 'bare', tags: [] },
        },
      ],
      edges: [],
    });
  });

  test('every documented field is mapped or dropped', () => {
    expect(unmappedOf(describeKeyPairs, ANSWER)).toEqual([]);
  });

  test.each([
    [{ KeyPairs: 'none' }, 'KeyPairs must be a list, got "none"'],
    [
      { KeyPairs: [{ KeyPairId: 'key-1' }] },
      'KeyPairs[0].KeyName must be a text that is not empty, got nothing',
    ],
    [
      { KeyPairs: [{ KeyName: 'baker', KeyPairId: 7 }] },
      'KeyPairs[0].KeyPairId must be a text, got 7',
    ],
  ])('a wrong shape names its path: %j', (answer, message) => {
    expect(() => mapAnswer(describeKeyPairs, answer)).toThrow(message);
  });
});
