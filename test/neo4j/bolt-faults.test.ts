import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { GraphStore } from '../../account/graph/store.js';
import { verifyChain } from '../../account/graph/verify-chain.js';
import { Connection } from '../../neo4j/connection.js';
import { Deadline } from '../../neo4j/deadline.js';
import { openNeo4jGraphStore } from '../../neo4j/neo4j-graph-store.js';
import { appendRenames } from '../contract/graph-store/renames.js';
import { account, attempt } from '../contract/graph-store/sample.js';
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
import { type FaultScript, type Step, faultScripts, partFaults } from './faults/fault-script.js';
import { Journal } from './faults/journal.js';
import { checkLargeFirst, largeFirst } from './faults/large-first.js';
import { nextChanges } from './faults/next-changes.js';
import { type WriterOptions, batchOf, read, send, write } from './faults/writer.js';

/** Two stores, as two processes have them, over lines that fail; kept through all runs. */
interface Pair {
  readonly stores: readonly GraphStore[];
  readonly proxy: BoltProxy;
  /** milliseconds */
  readonly deadline: number;
}

/** A script runs alone on its lines, beside that of the other lane. */
interface Lane {
  readonly patient: Pair;
  /** for scripts in which a line goes silent: each time the deadline is waited for */
  readonly hasty: Pair;
}

const everyKind: readonly Step[] = [
  { kind: 'append', size: 200, again: true },
  { kind: 'append', size: 200, again: true },
  { kind: 'freshness', again: true },
  { kind: 'document' },
  { kind: 'lease' },
];

let server: RunningNeo4j;
let lanes: readonly [Lane, Lane];
/** over a line of its own */
let witness: GraphStore;
const came: Fault[] = [];

beforeAll(async () => {
  server = await startNeo4j();
  witness = await openNeo4jGraphStore({ ...server, deadline: 60_000 });
  const patient = [await openPair(10_000), await openPair(10_000)] as const;
  // the server plans each statement once
  expect(await run(patient[0], { faults: [], writers: [everyKind, everyKind] }, 'first')).toEqual(
    [],
  );
  lanes = [
    { patient: patient[0], hasty: await openPair(750) },
    { patient: patient[1], hasty: await openPair(750) },
  ];
}, 120_000);
afterAll(async () => {
  for (const { stores, proxy } of lanes?.flatMap(({ patient, hasty }) => [patient, hasty]) ?? []) {
    for (const store of stores) await store.close();
    await proxy.close();
  }
  await witness?.close();
  await server?.stop();
}, 60_000);

async function openPair(deadline: number): Promise<Pair> {
  const proxy = await startBoltProxy(server.port);
  const settings = { ...server, uri: proxy.uri, deadline };
  return {
    stores: [await openNeo4jGraphStore(settings), await openNeo4jGraphStore(settings)],
    proxy,
    deadline,
  };
}

test('whatever happens to the lines, what was acknowledged is there once and nothing is there in part', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.tuple(faultScripts, faultScripts), async (scripts) => {
      runs += 1;
      const problems = await Promise.all(
        scripts.map((script, at) =>
          run(pairFor(lanes[at] ?? lanes[0], script.faults), script, `run-${runs}-${at}`),
        ),
      );
      expect(problems.flat()).toEqual([]);
    }),
    { numRuns: 50, endOnFailure: true },
  );
  const effects = new Set(came.map(({ effect }) => effect));
  expect([...effects].toSorted()).toEqual([...faultEffects].toSorted());
  expect(came.length).toBeGreaterThan(100);
}, 480_000);

test('of two first versions that come in parts one is there wholly, and the other not at all', async () => {
  let runs = 0;
  const late: Fault = { on: 'COMMIT', nth: 3, effect: 'deliverLate', refuse: 0 };
  // waits for most of its time
  const silent = runInParts(lanes[1].hasty, [late], 'parts-late');
  const rest = fc.assert(
    fc.asyncProperty(partFaults, async (faults) => {
      runs += 1;
      expect(await runInParts(lanes[0].patient, faults, `parts-${runs}`)).toEqual([]);
    }),
    { numRuns: 2, endOnFailure: true },
  );
  const [problems] = await Promise.all([silent, rest]);
  expect(problems).toEqual([]);
}, 300_000);

test.each(['dropAnswer', 'dropBefore'] as const)(
  'folding, labelling and recording an attempt are done once when a commit meets %s',
  async (effect) => {
    const { stores, proxy } = lanes[0].patient;
    const [known, store] = [witness, stores[0] ?? witness].map((one) =>
      placeStore(one, `once-${effect}`),
    ) as [GraphStore, GraphStore];
    await appendRenames(known, ['x', 'y', 'z', 'last']);
    const meeting = async <Result>(call: () => Promise<Result>): Promise<Result> => {
      proxy.arm([{ on: 'COMMIT', nth: 1, effect, refuse: 0 }]);
      const result = await call();
      expect(proxy.disarm()).toHaveLength(1);
      return result;
    };
    expect(await meeting(() => store.fold(account, [2, 3]))).toEqual([2, 3]);
    expect(await meeting(() => store.putLabel(account, 'once', 1))).toEqual({ kind: 'labelled' });
    await meeting(() => store.recordAttempt(attempt));
    expect(await known.attempts(account, { before: null, limit: 9 })).toEqual({
      attempts: [attempt],
      places: ['1'],
      totalCount: 1,
      next: null,
    });
    expect(await verifyChain(known, account)).toMatchObject({ kind: 'intact', netted: 3 });
  },
);

test('of the appends of one process to one account one at a time is on the server', async () => {
  const { stores, proxy } = lanes[0].patient;
  const [store = witness] = stores;
  const batches = Array.from({ length: 20 }, (_, at) => ({
    ...batchOf(`queued-${at}`, 0, nextChanges(null, 3, at)),
    account: 'queued',
  }));
  proxy.arm([]);
  const answers = await Promise.all(batches.map((batch) => store.append(batch)));
  expect(answers.filter(({ kind }) => kind === 'appended')).toHaveLength(1);
  expect(answers.filter(({ kind }) => kind === 'conflict')).toHaveLength(19);
  expect(proxy.mostBegun()).toBe(1);
});

test('a snapshot waits no longer than its own deadline while the loads of others hang', async () => {
  const accounts = ['1', '2', '3', '4'].map((end) => `hanging-${end}`);
  for (const account of accounts) {
    await witness.append({ ...batchOf(`${account}-first`, 0, nextChanges(null, 3, 1)), account });
  }
  const { stores, proxy, deadline } = lanes[0].hasty;
  const [store = witness] = stores;
  // four reads of the head, then whatever comes
  const runs = Array.from({ length: 60 }, (_, at) => 5 + at);
  proxy.arm(runs.map((nth) => ({ on: 'RUN', nth, effect: 'hang', refuse: 0 })));
  const begun = performance.now();
  const reads = await Promise.allSettled(
    accounts.map((account) => store.snapshot(account, 'latest')),
  );
  const waited = performance.now() - begun;
  proxy.disarm();
  expect(reads.map((read) => read.status === 'rejected' && read.reason)).toEqual(
    accounts.map(() => expect.objectContaining({ kind: 'late' })),
  );
  expect(waited).toBeLessThan(deadline * 1.8);
});

test('what has waited for as long as it may is not begun', async () => {
  const connection = new Connection(server);
  let isBegun = false;
  const work = async () => void (isBegun = true);
  await expect(connection.write(new Deadline(0), work)).rejects.toMatchObject({ kind: 'late' });
  expect(isBegun).toBe(false);
  await connection.close(new Deadline(1000));
});

function pairFor({ patient, hasty }: Lane, faults: readonly Fault[]): Pair {
  return faults.some(({ effect }) => silentEffects.includes(effect)) ? hasty : patient;
}

/** What the store did not keep of its promises, one line each. */
async function runInParts(
  { stores, proxy, deadline }: Pair,
  faults: readonly Fault[],
  place: string,
): Promise<readonly string[]> {
  const journal = new Journal();
  const batches = stores.map((_, at) => largeFirst('account', `large-${at}`));
  proxy.arm(faults);
  await Promise.all(
    batches.map(async (batch, at) => {
      const store = placeStore(stores[at] ?? witness, place);
      const writer = { name: `writer-${at}`, store, journal, deadline };
      for (let attempt = 0; attempt < 4; attempt += 1) {
        if ((await send(writer, batch)) !== null) return;
      }
      journal.problems.push(`${batch.id} is not answered`);
    }),
  );
  proxy.disarm();
  const kinds = batches.map(({ id }) => journal.sent.get(id)?.answers.at(-1)?.kind);
  const winner = batches[kinds.indexOf('appended')];
  if (
    !(kinds.length === 2 && kinds.includes('appended') && kinds.includes('conflict')) ||
    winner === undefined
  ) {
    return [...journal.problems, `the two were answered ${kinds.join()}`];
  }
  return [...journal.problems, ...(await checkLargeFirst(placeStore(witness, place), winner))];
}

/** What the store did not keep of its promises, one line each. */
async function run(
  { stores, proxy, deadline }: Pair,
  script: FaultScript,
  place: string,
): Promise<readonly string[]> {
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
