import { expect, test } from '@jest/globals';
import { TOKEN_LIFE, fetchTokens } from '../../../gateway/remote/fetch-token.js';

const START = 1_800_000_000_000;
const ID = 'aaaaaaaaaaaaaaaa';
const NONCE = 'a-nonce-of-the-tests';
const BODY = JSON.stringify({ query: '{ a }', extensions: { reading: { caller: 'owner' } } });

function at(time: number, secret = 'a secret of the tests') {
  return fetchTokens(secret, () => time);
}

const header = at(START).sign('compute', { id: ID, body: BODY, nonce: NONCE });
const bytes = Buffer.from(BODY);

function signedToken() {
  const checked = at(START).check('compute', header);
  if (checked.kind === 'refused') throw new Error(checked.reason);
  return checked.token;
}

test('a signed fetch is known by its id and its nonce until it expires', () => {
  expect(signedToken()).toMatchObject({ id: ID, nonce: NONCE, expiresAt: START + TOKEN_LIFE });
  expect(at(START + TOKEN_LIFE - 1).check('compute', header).kind).toBe('signed');
  const bare = at(START).sign('compute', { id: ID, body: BODY, nonce: null });
  expect(at(START).check('compute', bare)).toMatchObject({ token: { id: ID, nonce: null } });
});

test('every byte of the body is signed, the caller and the pins among them', () => {
  const token = signedToken();
  expect(at(START).isOf(token, bytes)).toBe(true);
  for (let place = 0; place < bytes.length; place += 1) {
    const altered = Buffer.from(bytes);
    altered[place] = (altered[place] ?? 0) ^ 1;
    expect(at(START).isOf(token, altered)).toBe(false);
  }
  for (const longer of [`${BODY} `, '', BODY.slice(1)]) {
    expect(at(START).isOf(token, Buffer.from(longer))).toBe(false);
  }
});

test('no character of a token can be another one', () => {
  for (let place = 0; place < header.length; place += 1) {
    for (const other of ['1', '2', 'A', 'B', '.'].filter((one) => one !== header[place])) {
      const altered = header.slice(0, place) + other + header.slice(place + 1);
      expect([altered, at(START).check('compute', altered).kind]).toEqual([altered, 'refused']);
    }
  }
});

test.each([
  ['another service', at(START).check('storage', header), 'altered'],
  ['another secret', at(START, 'another secret').check('compute', header), 'altered'],
  ['no token', at(START).check('compute', undefined), 'unsigned'],
  ['another scheme', at(START).check('compute', `Bearer ${header}`), 'unsigned'],
  ['only the scheme', at(START).check('compute', 'AccountGraph '), 'unsigned'],
  ['no nonce in place of its own', withoutNonce(), 'altered'],
  ['the end of its life', at(START + TOKEN_LIFE).check('compute', header), 'expired'],
  ['a clock far behind', at(START - 5_001).check('compute', header), 'early'],
])('a fetch with %s is refused', (_name, checked, reason) => {
  expect(checked).toEqual({ kind: 'refused', reason });
});

test('a clock a little behind is none to be refused for', () => {
  expect(at(START - 5_000).check('compute', header).kind).toBe('signed');
});

function withoutNonce() {
  return at(START).check('compute', header.replace(NONCE, ''));
}
