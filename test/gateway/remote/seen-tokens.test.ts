import { expect, test } from '@jest/globals';
import { TOKEN_LIFE } from '../../../gateway/remote/fetch-token.js';
import { seenTokens } from '../../../gateway/remote/seen-tokens.js';

test('a token is for one use', () => {
  let now = 1_000;
  const seen = seenTokens({ now: () => now });
  const token = { id: 'a', expiresAt: now + TOKEN_LIFE };
  expect(seen.use(token)).toBe('first');
  now += TOKEN_LIFE - 1;
  expect(seen.use(token)).toBe('seen');
  expect(seen.use({ ...token, id: 'b' })).toBe('first');
});

test('a token made before the memory was may have been used and is refused', () => {
  const seen = seenTokens({ now: () => 1_000 });
  expect(seen.use({ id: 'a', expiresAt: 999 + TOKEN_LIFE })).toBe('older');
});

test('a full memory refuses and forgets nothing that is still alive', () => {
  let now = 0;
  const seen = seenTokens({ now: () => now, most: 2 });
  const token = (id: string) => ({ id, expiresAt: now + TOKEN_LIFE });
  const [first, second] = [token('a'), token('b')];
  expect([seen.use(first), seen.use(second), seen.use(token('c'))]).toEqual([
    'first',
    'first',
    'full',
  ]);
  expect([seen.use(first), seen.use(second)]).toEqual(['seen', 'seen']);
  now = TOKEN_LIFE;
  expect([seen.use(token('d')), seen.use(token('e')), seen.use(token('f'))]).toEqual([
    'first',
    'first',
    'full',
  ]);
});
