import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { GraphStore } from '../../account/graph/store.js';
import { openNeo4jGraphStore } from '../../neo4j/neo4j-graph-store.js';
import {
  type BoltProxy,
  type Fault,
  faultEffects,
  silentEffects,
  startBoltProxy,
} from '../support/neo4j/bolt-proxy.js';
import { placeStore } from '../support/neo4j/place-store.js';
import { type RunningNeo4j, startNeo4j } from '../support/neo4j/start-neo4j.js';
import { checkStore } from './faults/check-store.js';
import { type FaultScript, type Step, faultScripts } from './faults/fault-script.js';
import { Journal } from './faults/journal.js';
import { nextChanges } from './faults/next-changes.js';
import { type WriterOptions, batchOf, read, send, write } from './faults/writer.js';

/** Two stores, as two processes have them, over lines that fail; kept through all runs. */
interface Pair {
  readonly stores: readonly GraphStore[];
  /** milliseconds */
  readonly deadline: number;
}

const everyKind: readonly Step[] = [
  { kind: 'append', size: 200, again: true },
  { kind: 'append', size: 200, again: true },
  { kind: 'freshness', again: true },
  { kind: 'document' },
  { kind: 'lease' },
];

let server: RunningNeo4j;
let proxy: BoltProxy;
let patient: Pair;
/** for scripts in which a line goes silent: each time the deadline is waited for */
let hasty: Pair;
/** over a line of its own */
let witness: GraphStore;
const came: Fault[] = [];

beforeAll(async () => {
  server = await startNeo4j();
  proxy = await startBoltProxy(server.port);
  witness = await openNeo4jGraphStore({ ...server, deadline: 60_000 });
  patient = await openPair(10_000);
  // the server plans each statement once
  expect(await run({ faults: [], writers: [everyKind, everyKind] }, 'first')).toEqual([]);
  hasty = await openPair(1500);
}, 120_000);
afterAll(async () => {
  for (const store of [...(patient?.stores ?? []), ...(hasty?.stores ?? [])]) await store.close();
  await witness?.close();
  await proxy?.close();
  await server?.stop();
}, 60_000);

async function openPair(deadline: number): Promise<Pair> {
  const settings = { ...server, uri: proxy.uri, deadline };
  return {
    stores: [await openNeo4jGraphStore(settings), await openNeo4jGraphStore(settings)],
    deadline,
  };
}

test('whatever happens to the lines, what was acknowledged is there once and nothing is there in part', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(faultScripts, async (script) => {
      runs += 1;
      expect(await run(script, `run-${runs}`)).toEqual([]);
    }),
    { numRuns: 100, endOnFailure: true },
  );
  const effects = new Set(came.map(({ effect }) => effect));
  expect([...effects].toSorted()).toEqual([...faultEffects].toSorted());
  expect(came.length).toBeGreaterThan(100);
}, 300_000);

/** What the store did not keep of its promises, one line each. */
async function run(script: FaultScript, place: string): Promise<readonly string[]> {
  const isSilent = script.faults.some(({ effect }) => silentEffects.includes(effect));
  const { stores, deadline } = isSilent ? hasty : patient;
  const journal = new Journal();
  const writers = stores.map((store, at) => ({
    name: `writer-${at}`,
    store: placeStore(store, place),
    journal,
    deadline,
  }));
  proxy.arm(script.faults);
  await Promise.all(writers.map((writer, at) => write(writer, script.writers[at] ?? [])));
  came.push(...proxy.disarm());
  for (const writer of writers) {
    if (!(await recovers(writer))) journal.problems.push(`${writer.name} does not recover`);
  }
  return checkStore(placeStore(witness, place), journal);
}

/** The same store reads and writes again, after a few calls at most. */
async function recovers(writer: WriterOptions): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const head = await read(writer);
    if (head === null) continue;
    const seq = head.value?.version.seq ?? 0;
    const changes = nextChanges(head.value, 3, seq + 1);
    const answer = await send(writer, batchOf(`${writer.name}-after-${attempt}`, seq, changes));
    if (answer?.value.kind === 'appended') return true;
  }
  return false;
}
