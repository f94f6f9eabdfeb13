import { expect, test } from '@jest/globals';

import { killRuns } from './faults/kill-runs.js';

test('a server killed under its writers loses nothing that it acknowledged, and they go on by themselves', async () => {
  const report = await killRuns({ runs: 2, seed: 20261123 });
  expect(report.problems).toEqual([]);
  expect(report.versions).toBeGreaterThan(8);
  expect(report.acknowledged).toBe(report.versions);
  const { one, two, collector } = report.failures;
  expect(Math.min(one ?? 0, two ?? 0, collector ?? 0)).toBeGreaterThan(0);
}, 480_000);
