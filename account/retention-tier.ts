/** A tier of a retention policy. Without any tier everything is kept. */
export interface RetentionTier {
  /** milliseconds: it holds for versions up to this age that no tier before it holds for; Infinity: for all of them */
  readonly until: number;
  /** milliseconds, a multiple of the tier's before: of each such period (of UTC) the newest version is kept; 0: every version is */
  readonly period: number;
}

/** Milliseconds: what was an account's newest version so lately is not folded, since requests may still read it. */
export const STILL_READ = 3_600_000;
