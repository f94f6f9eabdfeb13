import { expect, test } from '@jest/globals';
import { readRetention } from '../../../gateway/settings/read-retention.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function read(text: string | undefined) {
  const problems: string[] = [];
  return { tiers: readRetention(text, problems), problems };
}

test('RETENTION says how long everything is kept, and what of each period afterwards', () => {
  expect(read('7d,1h:90d,1d')).toEqual({
    problems: [],
    tiers: [
      { until: 7 * DAY, period: 0 },
      { until: 90 * DAY, period: HOUR },
      { until: Infinity, period: DAY },
    ],
  });
  expect(read(' 60m, 5m:2h, 1h:1w, 2w ').tiers).toEqual([
    { until: HOUR, period: 0 },
    { until: 2 * HOUR, period: HOUR / 12 },
    { until: 7 * DAY, period: HOUR },
    { until: Infinity, period: 14 * DAY },
  ]);
});

test.each([undefined, '', ' '])('RETENTION left out (%j) keeps everything', (text) => {
  expect(read(text)).toEqual({ tiers: [], problems: [] });
});

const FORM =
  'must be <age>,<period>:<age>,…,<period> with m, h, d or w after each number, such as 7d,1h:90d,1d';

test.each([
  ['7d', FORM],
  ['7d,', FORM],
  ['seven,1d', FORM],
  ['0d,1d', FORM],
  ['7d,1h:90d', FORM],
  ['7d,1h,1d', FORM],
  ['1h:7d,1d', FORM],
  ['7d,1h:2h:90d,1d', FORM],
  ['7d,-1d', FORM],
  ['7,1', FORM],
  ['59m,1d', 'must keep everything for 1h at least'],
  ['7d,1h:7d,1d', 'must have rising ages'],
  ['7d,2h:90d,3h', 'must have rising periods, each a multiple of the one before'],
  ['7d,1d:90d,1d', 'must have rising periods, each a multiple of the one before'],
])('RETENTION=%s is refused', (text, rule) => {
  expect(read(text)).toEqual({ tiers: [], problems: [`RETENTION ${rule}, got "${text}"`] });
});
