import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRuns as killNeo4j } from '../neo4j/faults/kill-runs.js';
import { compileWriter } from '../sqlite/compile-writer.js';
import { killRuns as killSqliteWriters } from '../sqlite/kill-runs.js';
import { feedKillRuns, feedRuns } from './feed-runs.js';

interface Asked {
  readonly runs: number;
  readonly seed: number;
}

/** Figures, and one line for each promise that was not kept. */
interface Outcome {
  readonly problems: readonly string[];
}

interface Soak {
  readonly title: string;
  /** when they are not given */
  readonly runs: number;
  readonly run: (asked: Asked) => Promise<Outcome>;
}

const soaks: Readonly<Record<string, Soak>> = {
  sqlite: { title: 'SIGKILL of writers to SQLite, runs', runs: 1000, run: soakSqlite },
  neo4j: { title: 'SIGKILL of Neo4j under its writers, runs', runs: 20, run: killNeo4j },
  feed: { title: 'Recorded runs of the feed, events', runs: 900_000, run: feedRuns },
  sockets: {
    title: 'Recorded runs over sockets of a process that is killed, events',
    runs: 100_000,
    run: feedKillRuns,
  },
};

/**
 * `npm run soak [-- <name> [<runs> [<seed>]]]`: what the suite runs a slice of, at its full count; all of them without a name.
 * Bounded; the seed is printed so that a failure can be had again.
 */
async function main([name, runs, seed]: readonly string[]): Promise<void> {
  const chosen = Object.entries(soaks).filter(([known]) => name === undefined || name === known);
  if (chosen.length === 0) {
    process.stderr.write(`A soak is one of ${Object.keys(soaks).join(', ')}, got ${name}\n`);
    process.exitCode = 2;
  }
  for (const [, soak] of chosen) {
    const asked = {
      runs: Number(runs ?? soak.runs),
      seed: Number(seed ?? Date.now() % 1_000_000),
    };
    process.stdout.write(`${soak.title}: ${asked.runs}, seed ${asked.seed}\n`);
    const { problems, ...figures } = await soak.run(asked);
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    for (const problem of problems) process.stdout.write(`${problem}\n`);
    if (problems.length > 0) process.exitCode = 1;
  }
}

async function soakSqlite(asked: Asked): Promise<Outcome> {
  const directory = mkdtempSync(join(tmpdir(), 'account-graph-soak-'));
  try {
    const writer = compileWriter(process.cwd(), directory);
    return await killSqliteWriters({ ...asked, file: join(directory, 'store.sqlite'), writer });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

await main(process.argv.slice(2));
