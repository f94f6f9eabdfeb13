import { randomBytes } from 'node:crypto';
import { CLOCK_SKEW, type FetchToken, TOKEN_LIFE } from './fetch-token.js';

/** Whether a token is used for the first time. */
export type FirstUse = 'first' | 'seen' | 'older' | 'full';

/** The tokens used so far, until they expire. */
export interface SeenTokens {
  /** of this memory alone: a token that names it cannot have been used before it was there */
  readonly nonce: string;
  /**
   * Notes a signed token. `older`: it names no nonce of this memory, and may have been made, by a clock that is ahead,
   * before this memory was: so it may have been used before. `full`: too many are remembered; none is forgotten for a new
   * one.
   */
  use(token: Omit<FetchToken, 'bodyHash'>): FirstUse;
}

export interface SeenTokensOptions {
  /** the clock in milliseconds */
  readonly now: () => number;
  /** tokens remembered at once */
  readonly most?: number;
  /** 16 to 64 letters, digits, `_` and `-` that cannot be guessed; random ones when left out */
  readonly nonce?: string;
}

/** Thousands a second for as long as a token lives. */
const MOST = 200_000;

export function seenTokens({
  now,
  most = MOST,
  nonce = newNonce(),
}: SeenTokensOptions): SeenTokens {
  const certainSince = now() + CLOCK_SKEW;
  /** id → expiry, about in the order of expiry: the oldest go first */
  const seen = new Map<string, number>();
  const forgetExpired = (time: number) => {
    for (const [id, expiresAt] of seen) {
      if (expiresAt > time) return;
      seen.delete(id);
    }
  };
  return {
    nonce,
    use(token) {
      const { id, expiresAt } = token;
      forgetExpired(now());
      if (token.nonce !== nonce && expiresAt - TOKEN_LIFE <= certainSince) return 'older';
      if (seen.has(id)) return 'seen';
      if (seen.size >= most) return 'full';
      seen.set(id, expiresAt);
      return 'first';
    },
  };
}

function newNonce(): string {
  return randomBytes(18).toString('base64url');
}
