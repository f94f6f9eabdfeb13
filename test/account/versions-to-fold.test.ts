import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RetentionTier } from '../../account/retention-tier.js';
import { type DatedVersion, versionsToFold } from '../../account/versions-to-fold.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TIERS: readonly RetentionTier[] = [
  { until: 3 * HOUR, period: 0 },
  { until: 2 * DAY, period: 2 * HOUR },
  { until: Infinity, period: DAY },
];
const LONGEST = 5 * DAY;

const history = fc
  .array(
    fc.record({
      time: fc.integer({ min: 0, max: LONGEST / 600_000 }).map((tens) => tens * 600_000),
      labelled: fc.boolean(),
      folded: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    }),
    { maxLength: 60 },
  )
  .map((versions) =>
    versions
      .toSorted((one, other) => one.time - other.time)
      .map((version, at): DatedVersion => {
        const isEnd = at === 0 || at === versions.length - 1;
        const labelled = version.labelled && at % 7 === 0;
        return { ...version, seq: at + 1, labelled, folded: version.folded && !isEnd && !labelled };
      }),
  );

/** Each version by itself against all others. */
function oracle(versions: readonly DatedVersion[], now: number): readonly number[] {
  const isKept = ({ seq, time, labelled }: DatedVersion): boolean => {
    const after = versions.filter((other) => other.seq > seq);
    if (seq === 1 || labelled || after.length === 0) return true;
    if (after.every((other) => other.time > now - HOUR)) return true;
    const age = now - time;
    const period = age <= 3 * HOUR ? 0 : age <= 2 * DAY ? 2 * HOUR : DAY;
    const same = (other: DatedVersion) =>
      time - (time % period) === other.time - (other.time % period);
    return period === 0 || !after.some((other) => !other.folded && same(other));
  };
  return versions.filter((one) => !one.folded && !isKept(one)).map(({ seq }) => seq);
}

function toFold(versions: readonly DatedVersion[], now: number): readonly number[] {
  return versionsToFold(versions.toReversed(), TIERS, now);
}

function folding(versions: readonly DatedVersion[], now: number): readonly DatedVersion[] {
  const folded = new Set(toFold(versions, now));
  return versions.map((one) => (folded.has(one.seq) ? { ...one, folded: true } : one));
}

describe('what retention folds', () => {
  test('is what no tier keeps', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 2 * DAY }), (versions, later) => {
        const now = LONGEST + later;
        expect(toFold(versions, now)).toEqual(oracle(versions, now));
      }),
      { numRuns: 300 },
    );
  });

  test('is the same however often it was folded before', () => {
    const times = fc.array(fc.integer({ min: LONGEST, max: 2 * LONGEST }), { maxLength: 4 });
    fc.assert(
      fc.property(history, times, (versions, before) => {
        const now = 2 * LONGEST;
        const often = before
          .toSorted((one, other) => one - other)
          .reduce<readonly DatedVersion[]>((all, time) => folding(all, time), versions);
        expect(folding(often, now)).toEqual(folding(versions, now));
        expect(toFold(folding(versions, now), now)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('is nothing without a policy', () => {
    const versions = Array.from({ length: 9 }, (_, at) => ({
      seq: at + 1,
      time: at,
      labelled: false,
      folded: false,
    }));
    expect(versionsToFold(versions.toReversed(), [], LONGEST)).toEqual([]);
    expect(toFold(versions, LONGEST)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  });

  test('is not what was the newest within the hour, however old', () => {
    const version = { labelled: false, folded: false };
    const times = [0, 1, 2, 9 * HOUR];
    const versions = times.map((time, at) => ({ ...version, seq: at + 1, time }));
    expect(toFold(versions, 10 * HOUR - 1)).toEqual([2]);
    const week: readonly RetentionTier[] = [
      { until: HOUR, period: 0 },
      { until: Infinity, period: DAY },
    ];
    expect(versionsToFold(versions.toReversed(), week, 10 * HOUR - 1)).toEqual([2]);
    expect(versionsToFold(versions.toReversed(), week, 10 * HOUR)).toEqual([2, 3]);
  });
});
