import { type RetentionTier, STILL_READ } from '../../account/retention-tier.js';

const UNITS: ReadonlyMap<string, number> = new Map([
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);
const RULES = {
  form: 'RETENTION must be <age>,<period>:<age>,…,<period> with m, h, d or w after each number, such as 7d,1h:90d,1d',
  begin: 'RETENTION must keep everything for 1h at least',
  ages: 'RETENTION must have rising ages',
  periods: 'RETENTION must have rising periods, each a multiple of the one before',
};

/**
 * `7d,1h:90d,1d`: everything for 7 days, then the newest of each hour up to 90 days, then the newest of each day for ever.
 * Nothing: everything is kept.
 */
export function readRetention(
  text: string | undefined,
  problems: string[],
): readonly RetentionTier[] {
  const got = text?.trim() ?? '';
  if (got === '') return [];
  const tiers = readTiers(got);
  const rule = tiers === null ? RULES.form : brokenRule(tiers);
  if (rule === null && tiers !== null) return tiers;
  problems.push(`${rule}, got "${got}"`);
  return [];
}

/** Null: something in it cannot be read. */
function readTiers(text: string): readonly RetentionTier[] | null {
  const parts = text.split(',').map((part) => part.trim());
  const last = parts.length - 1;
  const tiers = parts.flatMap((part, at): readonly RetentionTier[] => {
    const spans = part.split(':').map(readSpan);
    const [one = null, other = null] = spans;
    if (one === null || (spans.length === 2 && other === null)) return [];
    if (at === 0 && spans.length === 1) return [{ until: one, period: 0 }];
    if (at === last && spans.length === 1) return [{ until: Infinity, period: one }];
    const isBetween = at > 0 && at < last && spans.length === 2;
    return isBetween && other !== null ? [{ until: other, period: one }] : [];
  });
  return last > 0 && tiers.length === parts.length ? tiers : null;
}

/** Milliseconds; null: it is no span of time. */
function readSpan(text: string): number | null {
  const [, count = '', unit = ''] = /^([1-9]\d{0,4})([mhdw])$/.exec(text) ?? [];
  const milliseconds = UNITS.get(unit);
  return milliseconds === undefined ? null : Number(count) * milliseconds;
}

function brokenRule(tiers: readonly RetentionTier[]): string | null {
  const pairs = tiers.slice(1).flatMap((tier, at) => {
    const before = tiers[at];
    return before === undefined ? [] : [{ before, tier }];
  });
  if ((tiers[0]?.until ?? 0) < STILL_READ) return RULES.begin;
  if (pairs.some(({ before, tier }) => tier.until <= before.until)) return RULES.ages;
  const isFine = ({ before, tier }: (typeof pairs)[number]) =>
    before.period === 0 || (tier.period > before.period && tier.period % before.period === 0);
  return pairs.every(isFine) ? null : RULES.periods;
}
