import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from '@jest/globals';

import { compileWriter } from './compile-writer.js';
import { killRuns } from './kill-runs.js';

const directory = mkdtempSync(join(tmpdir(), 'sqlite-kill-'));
afterAll(() => rmSync(directory, { recursive: true }));

test('of 40 writers killed on one file no acknowledged version is lost and none is torn', async () => {
  const writer = compileWriter(process.cwd(), directory);
  const file = join(directory, 'store.sqlite');
  const report = await killRuns({ runs: 40, seed: 20261122, file, writer });
  expect(report.problems).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(100);
  expect(report.versions).toBeGreaterThanOrEqual(report.acknowledged);
  expect(report.early).toBeLessThan(20);
}, 120_000);
