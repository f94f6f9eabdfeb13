import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Batch, GraphStore } from '../../../account/graph/store.js';
import { openNeo4jGraphStore } from '../../../neo4j/neo4j-graph-store.js';
import { placeStore } from '../../support/neo4j/place-store.js';
import { type RunningNeo4j, startNeo4j } from '../../support/neo4j/start-neo4j.js';
import { randomNumbers } from '../../support/random-numbers.js';
import { checkStore } from './check-store.js';
import { Journal } from './journal.js';
import { checkLargeFirst, largeFirst } from './large-first.js';
import { Worker } from './worker.js';
import { account, send, type WriterOptions } from './writer.js';

export interface KillOptions {
  readonly runs: number;
  /** decides the moments of the kills, as far as the machine lets it */
  readonly seed: number;
}

export interface KillReport {
  readonly runs: number;
  readonly versions: number;
  readonly acknowledged: number;
  /** calls that failed while the server was away, of each who asks */
  readonly failures: Readonly<Record<string, number>>;
  /** the longest time from a start of the server until everybody was acknowledged again, in milliseconds */
  readonly slowestRecovery: number;
  /** one line each; empty when the store kept its promises */
  readonly problems: readonly string[];
}

/** Shorter than a restart takes: everybody meets failures. */
const deadline = 3000;
/** Milliseconds in which everybody has to have written again. */
const patience = 120_000;
const shared = 'shared';
const collected = 'collected';
const imported = 'imported';

/** Who asks, in which part of the database and with what to remember it by. */
interface Scene {
  readonly journals: ReadonlyMap<string, Journal>;
  readonly workers: readonly Worker[];
  readonly importer: WriterOptions;
  readonly large: Batch[];
}

/**
 * Two writers of one account, a collector-like worker of another that takes a lease for each of its writes, and an importer of
 * first versions that come in parts, each with a store of its own. The server is killed and started again under them so many
 * times. What is in it at the end is compared with what they were told.
 */
export async function killRuns(options: KillOptions): Promise<KillReport> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'neo4j-kill-'));
  const server = { running: await startNeo4j({ dataDirectory }) };
  const stores: GraphStore[] = [];
  try {
    // makes the schema, for which the others' deadline is short
    stores.push(await openNeo4jGraphStore({ ...server.running, deadline: 60_000 }));
    for (let count = 0; count < 4; count += 1) {
      stores.push(await openNeo4jGraphStore({ ...server.running, deadline }));
    }
    const scene = sceneOf(stores.slice(1));
    let recoveries: readonly number[];
    try {
      recoveries = await killAgainAndAgain(options, server, scene);
    } finally {
      await end(scene);
    }
    const slowestRecovery = Math.max(...recoveries);
    return await report(server.running, scene, { runs: options.runs, slowestRecovery });
  } finally {
    for (const store of stores) await store.close();
    await server.running.stop();
    rmSync(dataDirectory, { recursive: true });
  }
}

async function end({ workers }: Scene): Promise<void> {
  await Promise.all(workers.map((worker) => worker.end()));
}

function sceneOf(stores: readonly GraphStore[]): Scene {
  const journals = new Map<string, Journal>();
  const options = (name: (typeof names)[number], place: string): WriterOptions => {
    const journal = journals.get(place) ?? new Journal();
    journals.set(place, journal);
    const store = stores[names.findIndex((one) => one === name)];
    if (store === undefined) throw new Error('No store');
    return { name, store: placeStore(store, place), journal, deadline };
  };
  return {
    journals,
    workers: [
      new Worker(options('one', shared), { leases: false }),
      new Worker(options('two', shared), { leases: false }),
      new Worker(options('collector', collected), { leases: true }),
    ],
    importer: options('importer', imported),
    large: [],
  };
}

const names = ['one', 'two', 'collector', 'importer'] as const;

/** Milliseconds from each start to the moment when everybody was acknowledged again. */
async function killAgainAndAgain(
  { runs, seed }: KillOptions,
  server: { running: RunningNeo4j },
  { workers, importer, large }: Scene,
): Promise<readonly number[]> {
  const random = randomNumbers(seed);
  const recoveries: number[] = [];
  const everyone = async (count: number): Promise<unknown> =>
    Promise.all(workers.map((worker) => worker.acknowledges(count, patience)));
  for (let run = 1; run <= runs; run += 1) {
    await everyone(1 + Math.floor(random() * 10));
    const batch = largeFirst(`account-${run}`, `large-${run}`);
    const importing = sendUntilAnswered(importer, batch);
    large.push(batch);
    await new Promise((resolve) => setTimeout(resolve, random() * 2500));
    const { port, dataDirectory } = server.running;
    await server.running.kill();
    server.running = await startNeo4j({ port, dataDirectory });
    const begun = performance.now();
    await Promise.all([everyone(1), importing]);
    recoveries.push(Math.round(performance.now() - begun));
  }
  return recoveries;
}

/** Rejects when that takes too long. */
async function sendUntilAnswered(importer: WriterOptions, batch: Batch): Promise<void> {
  const begun = performance.now();
  while ((await send(importer, batch)) === null) {
    if (performance.now() - begun > patience) throw new Error(`${batch.id} is not answered`);
  }
}

async function report(
  server: RunningNeo4j,
  { journals, large }: Scene,
  figures: Pick<KillReport, 'runs' | 'slowestRecovery'>,
): Promise<KillReport> {
  const witness = await openNeo4jGraphStore({ ...server, deadline: 60_000 });
  try {
    const problems = [...(journals.get(imported)?.problems ?? [])];
    let versions = 0;
    for (const place of [shared, collected]) {
      const store = placeStore(witness, place);
      problems.push(...(await checkStore(store, journals.get(place) ?? new Journal())));
      versions += (await store.head(account))?.seq ?? 0;
    }
    for (const batch of large) {
      problems.push(...(await checkLargeFirst(placeStore(witness, imported), batch)));
    }
    const answers = [...journals.values()].flatMap(({ sent }) => [...sent.values()]);
    const acknowledged = answers.filter((sent) =>
      sent.answers.some(({ kind }) => kind === 'appended'),
    );
    const failed = [...journals.values()].flatMap((journal) => journal.failed);
    const failures = names.map(
      (name) => [name, failed.filter((call) => call.startsWith(`${name}:`)).length] as const,
    );
    return {
      ...figures,
      versions: versions + large.length,
      acknowledged: acknowledged.length,
      failures: Object.fromEntries(failures),
      problems,
    };
  } finally {
    await witness.close();
  }
}
