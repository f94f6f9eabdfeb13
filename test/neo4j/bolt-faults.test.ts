import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { GraphStore } from '../../account/graph/store.js';
import { openNeo4jGraphStore } from '../../neo4j/neo4j-graph-store.js';
import {
  type BoltProxy,
  type Fault,
  faultEffects,
  startBoltProxy,
} from '../support/neo4j/bolt-proxy.js';
import { placeStore } from '../support/neo4j/place-store.js';
import { type RunningNeo4j, startNeo4j } from '../support/neo4j/start-neo4j.js';
import { checkStore } from './check-store.js';
import { type FaultScript, faultScripts } from './fault-script.js';
import { Journal } from './journal.js';
import { batchOf, read, send, write } from './writer.js';
import { nextChanges } from './next-changes.js';

const deadline = 600;
let server: RunningNeo4j;
let proxy: BoltProxy;
/** Of two processes, over lines that fail; kept through all runs. */
let writers: readonly GraphStore[];
/** over a line of its own */
let witness: GraphStore;
const came: Fault[] = [];

beforeAll(async () => {
  server = await startNeo4j();
  proxy = await startBoltProxy(server.port);
  const settings = { ...server, uri: proxy.uri };
  writers = [
    await openNeo4jGraphStore({ ...settings, deadline }),
    await openNeo4jGraphStore({ ...settings, deadline }),
  ];
  witness = await openNeo4jGraphStore(server);
}, 120_000);
afterAll(async () => {
  for (const store of [...writers, witness]) await store.close();
  await proxy.close();
  await server.stop();
});

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
}, 240_000);

/** What the store did not keep of its promises. */
async function run(
  { faults, writers: steps }: FaultScript,
  place: string,
): Promise<readonly string[]> {
  const journal = new Journal();
  const options = steps.map((_, at) => {
    const store = placeStore(writers[at] ?? witness, place);
    return { name: `writer-${at}`, store, journal, deadline };
  });
  proxy.arm(faults);
  await Promise.all(options.map((one, at) => write(one, steps[at] ?? [])));
  came.push(...proxy.disarm());
  for (const one of options) {
    if (!(await recovers(one))) journal.problems.push(`${one.name} does not recover`);
  }
  return checkStore(placeStore(witness, place), journal);
}

/** The same store reads and writes again, after a few calls at most. */
async function recovers(options: Parameters<typeof write>[0]): Promise<boolean> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const head = await read(options);
    if (head === null) continue;
    const seq = head.value?.version.seq ?? 0;
    const changes = nextChanges(head.value, 3, seq + 1);
    const answer = await send(options, batchOf(`${options.name}-after-${attempt}`, seq, changes));
    if (answer?.value.kind === 'appended') return true;
  }
  return false;
}
