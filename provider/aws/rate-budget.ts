import type { Clock } from '../../account/clock.js';

/** How often one service may be asked in one region. */
export interface Rate {
  /** requests a second, on average */
  readonly perSecond: number;
  /** requests at once after a rest */
  readonly burst: number;
}

export interface RateBudget {
  /** Waits for the next request's turn. False, at once, when it comes only after `deadline`: nothing is spent then. */
  take(deadline: number): Promise<boolean>;
}

/** A bucket of tokens, kept as the moment at which it would be full again. Turns come in the order they are asked for. */
export function createRateBudget({ perSecond, burst }: Rate, clock: Clock): RateBudget {
  const interval = 1000 / perSecond;
  let fullAt = Number.NEGATIVE_INFINITY;
  return {
    take: async (deadline) => {
      const now = clock.now();
      const spentAt = Math.max(fullAt, now);
      const turn = spentAt - (burst - 1) * interval;
      if (turn > deadline) return false;
      fullAt = spentAt + interval;
      if (turn > now) await clock.wait(turn - now);
      return true;
    },
  };
}
