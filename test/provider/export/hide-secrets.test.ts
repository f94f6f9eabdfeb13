import { describe, expect, test } from '@jest/globals';
import { Field, newFieldUse } from '../../../account/collect/field.js';
import type { Mapped } from '../../../account/collect/listing.js';
import { fingerprintWith } from '../../../account/installation-key.js';
import { type Hiding, hideSecrets } from '../../../provider/export/hide-secrets.js';

const fingerprint = fingerprintWith('key');

function hiding(attributesOf: (answer: Field, hide: (secret: string) => string) => object): Hiding {
  return {
    fingerprint,
    map: (value, hide): Mapped => ({
      nodes: [
        {
          id: 'id',
          type: 'Made',
          region: null,
          attributes: attributesOf(new Field(value, '', newFieldUse()), hide) as never,
        },
      ],
      edges: [],
    }),
  };
}

const functions = hiding((answer, hide) => ({
  all: answer.requiredObjects('Functions').map((one) => {
    const variables = one.object('Variables');
    return {
      name: one.required('Name'),
      createdAt: one.time('Created') ?? null,
      variables: (variables?.keys() ?? []).map((name) => hide(variables?.secret(name) ?? '')),
    };
  }),
}));

describe('a secret', () => {
  test('has a fingerprint in its place', () => {
    expect(
      hideSecrets({ Functions: [{ Name: 'f', Variables: { PASSWORD: 'hush' } }] }, functions),
    ).toEqual({ Functions: [{ Name: 'f', Variables: { PASSWORD: fingerprint('hush') } }] });
  });

  test('that reads like a name or a time elsewhere leaves those alone', () => {
    const Created = '2026-01-02T03:04:05Z';
    const one = { Name: 'f', Created, Variables: { A: 'f', B: Created, C: 'g' } };
    const other = { Name: 'g', Variables: { A: 'f' } };
    const hidden = { A: fingerprint('f'), B: fingerprint(Created), C: fingerprint('g') };
    expect(hideSecrets({ Functions: [one, other] }, functions)).toEqual({
      Functions: [
        { ...one, Variables: hidden },
        { ...other, Variables: { A: fingerprint('f') } },
      ],
    });
  });

  test('that is a fingerprint already, or empty, stays', () => {
    const answer = { Functions: [{ Name: 'f', Variables: { A: fingerprint('x'), B: '' } }] };
    expect(hideSecrets(answer, functions)).toEqual(answer);
  });

  test('within a text is hidden there alone', () => {
    const endpoints = hiding((answer, hide) => ({
      endpoint: (answer.text('Endpoint') ?? '').replace(
        /^(https:\/\/)([^@]+)@/,
        (_, scheme: string, secret: string) => `${scheme}${hide(secret)}@`,
      ),
      name: answer.text('Name'),
    }));
    const answer = { Endpoint: 'https://me:hush@example.org/me', Name: 'me:hush' };
    expect(hideSecrets(answer, endpoints)).toEqual({
      Endpoint: `https://${fingerprint('me:hush')}@example.org/me`,
      Name: 'me:hush',
    });
  });

  test('that nobody maps is hidden by the name of its member', () => {
    const nothing = hiding(() => ({}));
    const answer = {
      Versions: [{ UserData: 'IyEvYmlu', Pending: { MasterUserPassword: 'hush' } }],
    };
    expect(hideSecrets(answer, nothing)).toEqual({
      Versions: [
        {
          UserData: fingerprint('IyEvYmlu'),
          Pending: { MasterUserPassword: fingerprint('hush') },
        },
      ],
    });
  });

  test('that cannot be told from the rest keeps the answer from being written', () => {
    const odd = hiding((answer, hide) => {
      const text = answer.required('Text');
      return { text, hidden: hide(text) };
    });
    expect(hideSecrets({ Text: 'hush' }, odd)).toBeNull();
  });
});
