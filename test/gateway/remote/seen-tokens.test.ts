import { expect, test } from '@jest/globals';
import { CLOCK_SKEW, TOKEN_LIFE } from '../../../gateway/remote/fetch-token.js';
import { seenTokens } from '../../../gateway/remote/seen-tokens.js';

const NONCE = 'a-nonce-of-the-tests';

/** A memory whose process has run for long, and tokens of now that know its nonce or not. */
function memory(most?: number) {
  const time = { now: 1_000 };
  const seen = seenTokens({ now: () => time.now, nonce: NONCE, ...(most && { most }) });
  const began = time.now;
  time.now += 60_000;
  const token = (id: string, nonce: string | null = null) => ({
    id,
    nonce,
    expiresAt: time.now + TOKEN_LIFE,
  });
  return { time, seen, began, token };
}

test('a token is for one use', () => {
  const { time, seen, token } = memory();
  const one = token('a');
  expect(seen.use(one)).toBe('first');
  time.now += TOKEN_LIFE - 1;
  expect(seen.use(one)).toBe('seen');
  expect(seen.use({ ...one, id: 'b' })).toBe('first');
});

test('a token that a clock a little ahead made before the memory was is refused', () => {
  const { time, seen, began, token } = memory();
  time.now = began + CLOCK_SKEW;
  const used = token('a');
  time.now = began + 3_000;
  expect(seen.use(used)).toBe('older');
  expect(seen.use({ ...used, nonce: 'of-a-process-before-this' })).toBe('older');
  time.now = began + CLOCK_SKEW + 1;
  expect(seen.use(token('b'))).toBe('first');
});

test('a token that names the nonce of the memory is none of before', () => {
  const { time, seen, began, token } = memory();
  time.now = began;
  const one = token('a', seen.nonce);
  expect([seen.nonce, seen.use(one), seen.use(one)]).toEqual([NONCE, 'first', 'seen']);
});

test('no two memories have one nonce', () => {
  const nonces = Array.from({ length: 100 }, () => seenTokens({ now: () => 0 }).nonce);
  expect(new Set(nonces).size).toBe(100);
  for (const nonce of nonces) expect(nonce).toMatch(/^[\w-]{16,64}$/);
});

test('a full memory refuses and forgets nothing that is still alive', () => {
  const { time, seen, token } = memory(2);
  const [first, second] = [token('a'), token('b')];
  expect([seen.use(first), seen.use(second), seen.use(token('c'))]).toEqual([
    'first',
    'first',
    'full',
  ]);
  expect([seen.use(first), seen.use(second)]).toEqual(['seen', 'seen']);
  time.now += TOKEN_LIFE;
  expect([seen.use(token('d')), seen.use(token('e')), seen.use(token('f'))]).toEqual([
    'first',
    'first',
    'full',
  ]);
});
