import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { GraphStore } from '../../../account/graph/store.js';
import { openNeo4jGraphStore } from '../../../neo4j/neo4j-graph-store.js';
import { randomNumbers } from '../../support/random-numbers.js';
import { type RunningNeo4j, startNeo4j } from '../../support/neo4j/start-neo4j.js';
import { checkStore } from './check-store.js';
import { Journal } from './journal.js';
import { nextChanges } from './next-changes.js';
import { type WriterOptions, account, batchOf, read, send } from './writer.js';

export interface KillOptions {
  readonly runs: number;
  /** decides the moments of the kills, as far as the machine lets it */
  readonly seed: number;
}

export interface KillReport {
  readonly runs: number;
  readonly versions: number;
  readonly acknowledged: number;
  /** calls that failed while the server was away, of each writer and of the collector */
  readonly failures: readonly number[];
  /** the longest time from a start of the server to an acknowledgement of every writer, in milliseconds */
  readonly slowestRecovery: number;
  /** one line each; empty when the store kept its promises */
  readonly problems: readonly string[];
}

/** Shorter than a restart takes: every writer meets failures. */
const deadline = 3000;
/** Milliseconds in which every writer has to have written again. */
const patience = 120_000;

const collector = 'collector';
const names = ['one', 'two', collector];

/** A writer that goes on until it is told to end. */
interface Worker {
  readonly options: WriterOptions;
  acknowledged: number;
  ends: boolean;
  /** called at every acknowledgement */
  told: () => void;
}

/**
 * Two writers of one account and a collector-like worker that takes a lease for each of its writes, each with a store of its
 * own; the server is killed and started again under them so many times. What is in it at the end is compared with what they
 * were told.
 */
export async function killRuns({ runs, seed }: KillOptions): Promise<KillReport> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'neo4j-kill-'));
  const server = { running: await startNeo4j({ dataDirectory }) };
  const journal = new Journal();
  const workers: Worker[] = [];
  try {
    // makes the schema, for which the workers' deadline is too short
    await (await openNeo4jGraphStore({ ...server.running, deadline: 60_000 })).close();
    for (const name of names) {
      workers.push(await worker(server.running, journal, name));
    }
    const working = workers.map((one) => work(one));
    const recoveries = await killAgainAndAgain({ runs, seed }, server, workers);
    for (const one of workers) one.ends = true;
    await Promise.all(working);
    return await report(server.running, journal, {
      runs,
      slowestRecovery: Math.max(...recoveries),
    });
  } finally {
    for (const one of workers) one.ends = true;
    for (const { options } of workers) await options.store.close();
    await server.running.stop();
    rmSync(dataDirectory, { recursive: true });
  }
}

async function worker(server: RunningNeo4j, journal: Journal, name: string): Promise<Worker> {
  const store = await openNeo4jGraphStore({ ...server, deadline });
  const options = { name, store, journal, deadline };
  return { options, acknowledged: 0, ends: false, told: () => undefined };
}

/** Milliseconds from each start to the moment when every worker had written again. */
async function killAgainAndAgain(
  { runs, seed }: KillOptions,
  server: { running: RunningNeo4j },
  workers: readonly Worker[],
): Promise<readonly number[]> {
  const random = randomNumbers(seed);
  const recoveries: number[] = [];
  for (let run = 1; run <= runs; run += 1) {
    await everyoneWrites(workers, 1 + Math.floor(random() * 10));
    await new Promise((resolve) => setTimeout(resolve, random() * 30));
    const { port, dataDirectory } = server.running;
    await server.running.kill();
    server.running = await startNeo4j({ port, dataDirectory });
    const begun = performance.now();
    await everyoneWrites(workers, 1);
    recoveries.push(Math.round(performance.now() - begun));
  }
  return recoveries;
}

/** Waits until each worker was acknowledged so many more writes. */
async function everyoneWrites(workers: readonly Worker[], count: number): Promise<void> {
  const aims = workers.map(({ acknowledged }) => acknowledged + count);
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('A writer does not go on')), patience);
    const look = (): void => {
      if (workers.some(({ acknowledged }, at) => acknowledged < (aims[at] ?? 0))) return;
      clearTimeout(timer);
      resolve();
    };
    for (const one of workers) one.told = look;
  });
}

async function work(one: Worker): Promise<void> {
  const { name, store, journal } = one.options;
  for (let turn = 0; !one.ends; turn += 1) {
    const holder = `${name}-${turn}`;
    const isCollector = name === collector;
    if (isCollector && !(await takesLease(one.options, holder))) continue;
    if (await writesOnce(one, holder)) {
      one.acknowledged += 1;
      one.told();
    }
    if (!isCollector) continue;
    await journal.ask(`${name}: releaseLeases`, deadline, () =>
      store.releaseLeases(holder, [account]),
    );
  }
}

/** Those that a failed attempt may have left are of a time that is over. */
async function takesLease(
  { name, store, journal }: WriterOptions,
  holder: string,
): Promise<boolean> {
  const now = performance.now();
  const request = { keys: [account], holder, now, until: now + 1 };
  const taken = await journal.ask(`${name}: takeLeases`, deadline, () => store.takeLeases(request));
  return taken?.value.length === 1;
}

/** Goes on asking for a batch until it is answered; a conflict begins again. */
async function writesOnce(one: Worker, id: string): Promise<boolean> {
  for (let attempt = 0; !one.ends; attempt += 1) {
    const head = await read(one.options);
    if (head === null) continue;
    const seq = head.value?.version.seq ?? 0;
    const changes = nextChanges(head.value, 2 + (seq % 30), seq + 1);
    const batch = batchOf(`${id}-${attempt}`, seq, changes);
    let answer = await send(one.options, batch);
    while (answer === null && !one.ends) answer = await send(one.options, batch);
    if (answer?.value.kind === 'appended') return true;
  }
  return false;
}

async function report(
  server: RunningNeo4j,
  journal: Journal,
  figures: Pick<KillReport, 'runs' | 'slowestRecovery'>,
): Promise<KillReport> {
  const witness: GraphStore = await openNeo4jGraphStore(server);
  try {
    const problems = await checkStore(witness, journal);
    const answers = [...journal.sent.values()].map((sent) => sent.answers);
    const acknowledged = answers.filter((all) =>
      all.some(({ kind }) => kind === 'appended'),
    ).length;
    const failures = names.map(
      (name) => journal.failed.filter((call) => call.startsWith(`${name}:`)).length,
    );
    const versions = (await witness.head(account))?.seq ?? 0;
    return { ...figures, versions, acknowledged, failures, problems };
  } finally {
    await witness.close();
  }
}
