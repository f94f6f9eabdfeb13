import { type FetchToken, TOKEN_LIFE } from './fetch-token.js';

/** Whether a token is used for the first time. */
export type FirstUse = 'first' | 'seen' | 'older' | 'full';

/** The tokens used so far, until they expire. */
export interface SeenTokens {
  /**
   * Notes a signed token. `older`: made before this memory was, so it may have been used before. `full`: too many are
   * remembered; none is forgotten for a new one.
   */
  use(token: FetchToken): FirstUse;
}

export interface SeenTokensOptions {
  /** the clock in milliseconds */
  readonly now: () => number;
  /** tokens remembered at once */
  readonly most?: number;
}

/** Thousands a second for as long as a token lives. */
const MOST = 200_000;

export function seenTokens({ now, most = MOST }: SeenTokensOptions): SeenTokens {
  const began = now();
  /** id → expiry, about in the order of expiry: the oldest go first */
  const seen = new Map<string, number>();
  const forgetExpired = (time: number) => {
    for (const [id, expiresAt] of seen) {
      if (expiresAt > time) return;
      seen.delete(id);
    }
  };
  return {
    use({ id, expiresAt }) {
      forgetExpired(now());
      if (expiresAt - TOKEN_LIFE < began) return 'older';
      if (seen.has(id)) return 'seen';
      if (seen.size >= most) return 'full';
      seen.set(id, expiresAt);
      return 'first';
    },
  };
}
