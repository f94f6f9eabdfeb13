import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { nodeChange } from '../../account/graph/change.js';
import type { GraphStore } from '../../account/graph/store.js';
import { verifyChain } from '../../account/graph/verify-chain.js';
import type { VersionEntry } from '../../account/graph/version-entry.js';
import { Retention, type RetentionOptions } from '../../account/retention.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { appendRenames } from '../contract/graph-store/renames.js';
import { a, account, batch } from '../contract/graph-store/sample.js';
import { type FakeClock, fakeClock } from '../support/fake-clock.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TIERS = [
  { until: 2 * HOUR, period: 0 },
  { until: Infinity, period: 10 * MINUTE },
];

let store: GraphStore;
let clock: FakeClock;
let folded: [string, number][];
let failures: unknown[];
let started: Retention[];

/** Versions 1 to 25, of 10:01 to 10:25. */
beforeEach(async () => {
  store = openSqliteGraphStore(':memory:');
  clock = fakeClock(Date.parse('2026-11-22T10:30:00.000Z'));
  [folded, failures, started] = [[], [], []];
  await appendRenames(
    store,
    Array.from({ length: 24 }, (_, at) => `name ${at}`),
  );
});
afterEach(async () => {
  await Promise.all(started.map((one) => one.stop()));
  await store.close();
});

function start(over: Partial<RetentionOptions> = {}): Retention {
  const retention = new Retention({
    store,
    ...clock,
    tiers: TIERS,
    holder: `holder ${started.length}`,
    random: () => 0.5,
    folded: (...told) => void folded.push(told),
    failed: (error) => void failures.push(error),
    ...over,
  });
  retention.start();
  started.push(retention);
  return retention;
}

async function kept(): Promise<readonly number[]> {
  const entries = await store.versions(account, { before: null, limit: 100 });
  return entries.flatMap(({ folded: is, version }) => (is ? [] : [version.seq])).toReversed();
}

const all = Array.from({ length: 25 }, (_, at) => at + 1);

test('versions are folded as they come to the age of their tier, and the chain stays whole', async () => {
  await store.putLabel(account, 'before', 5);
  start();
  await clock.advance(HOUR);
  expect(await kept()).toEqual(all);
  await clock.advance(3 * HOUR);
  expect(await kept()).toEqual([1, 5, 9, 19, 25]);
  expect(await verifyChain(store, account)).toMatchObject({ kind: 'intact', versions: 25 });
  expect(folded.reduce((sum, [, count]) => sum + count, 0)).toBe(20);
  expect(failures).toEqual([]);
});

test('what came later is folded in its turn', async () => {
  start();
  await clock.advance(4 * HOUR);
  expect(await kept()).toEqual([1, 9, 19, 25]);
  const named = (name: string) => ({ ...a, name });
  for (const [at, [before, after]] of [
    ['name 23', 'later'],
    ['later', 'last'],
  ].entries()) {
    const changes = [nodeChange(named(before ?? ''), named(after ?? ''))];
    const time = `2026-11-22T14:4${at}:00.000Z`;
    await store.append(batch(`later ${at}`, { expectedSeq: 25 + at, changes, time }));
  }
  await clock.advance(4 * HOUR);
  expect(await kept()).toEqual([1, 9, 19, 25, 27]);
  expect(failures).toEqual([]);
});

test('what is settled is not read again', async () => {
  const begun = clock.now();
  const entries = Array.from({ length: 1_200 }, (_, at): VersionEntry => {
    const [seq, time] = [1_200 - at, new Date(begun - at * MINUTE).toISOString()];
    const version = { account, seq, time, actor: null, source: 'collection', changeCount: 1 };
    return { version, hash: null, changesHash: null, labels: [], folded: false };
  });
  const reads: (number | null)[] = [];
  store.heads = async () => [{ account, seq: 1_200, revision: 1, records: 1 }];
  store.versions = async (_, { before, limit }) => {
    reads.push(before);
    const rest = entries.filter(({ version }) => version.seq < (before ?? Infinity));
    return rest.slice(0, limit);
  };
  const asked: number[][] = [];
  store.fold = async (_, seqs) => {
    asked.push([...seqs]);
    return [];
  };
  start();
  await clock.advance(6 * MINUTE);
  expect(reads).toEqual([null, 701, 201]);
  expect(asked.map(({ length }) => length)).toEqual([...Array(9).fill(100), 75]);
  expect(asked.flat()).toEqual(asked.flat().toSorted((one, other) => one - other));
  await clock.advance(5 * MINUTE);
  expect(reads.slice(3)).toEqual([null]);
});

test('one process folds at a time', async () => {
  const now = clock.now();
  const lease = { keys: ['retention'], holder: 'another', now, until: now + 5 * HOUR };
  await store.takeLeases(lease);
  const first = start();
  await clock.advance(4 * HOUR);
  expect(await kept()).toEqual(all);
  await clock.advance(2 * HOUR);
  expect(await kept()).toEqual([1, 9, 19, 25]);
  await first.stop();
  expect(
    await store.takeLeases({ ...lease, now: clock.now(), until: clock.now() + 1 }),
  ).toHaveLength(1);
});

test('what fails is told and tried again', async () => {
  let isBroken = true;
  const { fold } = store;
  store.fold = async (...given) => {
    if (isBroken) throw new Error('The store is away');
    return fold.apply(store, given);
  };
  start();
  await clock.advance(4 * HOUR);
  expect(failures[0]).toEqual(new Error('The store is away'));
  expect(await kept()).toEqual(all);
  isBroken = false;
  await clock.advance(10 * MINUTE);
  expect(await kept()).toEqual([1, 9, 19, 25]);
});

test('without a policy nothing is waited for', () => {
  start({ tiers: [] });
  expect(clock.waiting()).toBe(0);
});
