import { type RetentionTier, STILL_READ } from './retention-tier.js';

/** What retention asks of a version. */
export interface DatedVersion {
  readonly seq: number;
  /** milliseconds since 1970; not less than that of the version before */
  readonly time: number;
  readonly labelled: boolean;
  readonly folded: boolean;
}

/**
 * The versions that these tiers do not keep, ascending. Kept are the first version and the newest, what is labelled, what was
 * the newest in the last hour, and the newest of each period of a version's tier. `newestFirst`: an account's versions, folded
 * ones too, from its newest back without gaps.
 */
export function versionsToFold(
  newestFirst: readonly DatedVersion[],
  tiers: readonly RetentionTier[],
  now: number,
): readonly number[] {
  const found: number[] = [];
  let next: DatedVersion | null = null;
  let nextKept: DatedVersion | null = null;
  for (const version of newestFirst) {
    const { seq, time, labelled, folded } = version;
    const wasNewest = next === null || next.time > now - STILL_READ;
    const isBarrier = seq === 1 || labelled || wasNewest;
    next = version;
    if (folded) continue;
    const period = tiers.find(({ until }) => now - time <= until)?.period ?? 0;
    // times never decrease: the nearest one after it tells whether its period has a later one
    const isNewest = nextKept === null || periodOf(nextKept, period) !== periodOf(version, period);
    nextKept = version;
    if (!isBarrier && period > 0 && !isNewest) found.push(seq);
  }
  return found.toReversed();
}

function periodOf({ time }: DatedVersion, period: number): number {
  return Math.floor(time / period);
}
