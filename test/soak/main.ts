import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileWriter } from '../sqlite/compile-writer.js';
import { killRuns } from '../sqlite/kill-runs.js';

/**
 * `npm run soak [-- <runs> [<seed>]]`: what the suite runs a slice of, at its full count. Bounded; the seed is printed so that
 * a failure can be had again.
 */
async function main(runs: number, seed: number): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'account-graph-soak-'));
  process.stdout.write(`SIGKILL during append: ${runs} runs, seed ${seed}\n`);
  try {
    const writer = compileWriter(process.cwd(), directory);
    const file = join(directory, 'store.sqlite');
    const { problems, ...figures } = await killRuns({ runs, seed, file, writer });
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    for (const problem of problems) process.stdout.write(`${problem}\n`);
    process.exitCode = problems.length === 0 ? 0 : 1;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const [runs = '1000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
await main(Number(runs), Number(seed));
