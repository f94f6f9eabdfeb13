import { expect, test } from '@jest/globals';
import { TOKEN_LIFE, fetchTokens } from '../../../gateway/remote/fetch-token.js';

const START = 1_800_000_000_000;
const ID = 'aaaaaaaaaaaaaaaa';
const BODY = JSON.stringify({ query: '{ a }', extensions: { reading: { caller: 'owner' } } });

function at(time: number, secret = 'a secret of the tests') {
  return fetchTokens(secret, () => time);
}

const header = at(START).sign('compute', ID, BODY);
const bytes = Buffer.from(BODY);

test('a signed fetch is known by its id until it expires', () => {
  const token = { id: ID, expiresAt: START + TOKEN_LIFE };
  expect(at(START).check('compute', header, bytes)).toEqual({ kind: 'signed', token });
  expect(at(START + TOKEN_LIFE - 1).check('compute', header, bytes).kind).toBe('signed');
});

test('every byte of the body is signed, the caller and the pins among them', () => {
  for (let place = 0; place < bytes.length; place += 1) {
    const altered = Buffer.from(bytes);
    altered[place] = (altered[place] ?? 0) ^ 1;
    const checked = at(START).check('compute', header, altered);
    expect(checked).toEqual({ kind: 'refused', reason: 'altered' });
  }
  for (const longer of [`${BODY} `, '', BODY.slice(1)]) {
    expect(at(START).check('compute', header, Buffer.from(longer)).kind).toBe('refused');
  }
});

test('no character of a token can be another one', () => {
  for (let place = 0; place < header.length; place += 1) {
    const other = header[place] === '1' ? '2' : '1';
    const altered = header.slice(0, place) + other + header.slice(place + 1);
    expect([altered, at(START).check('compute', altered, bytes).kind]).toEqual([
      altered,
      'refused',
    ]);
  }
});

test.each([
  ['another service', at(START).check('storage', header, bytes), 'altered'],
  ['another secret', at(START, 'another secret').check('compute', header, bytes), 'altered'],
  ['no token', at(START).check('compute', undefined, bytes), 'unsigned'],
  ['another scheme', at(START).check('compute', `Bearer ${header}`, bytes), 'unsigned'],
  ['only the scheme', at(START).check('compute', 'AccountGraph ', bytes), 'unsigned'],
  ['the end of its life', at(START + TOKEN_LIFE).check('compute', header, bytes), 'expired'],
  ['a clock far behind', at(START - 5_001).check('compute', header, bytes), 'early'],
])('a fetch with %s is refused', (_name, checked, reason) => {
  expect(checked).toEqual({ kind: 'refused', reason });
});

test('a clock a little behind is none to be refused for', () => {
  expect(at(START - 5_000).check('compute', header, bytes).kind).toBe('signed');
});
