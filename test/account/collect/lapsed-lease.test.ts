import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { GraphStore } from '../../../account/graph/store.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { deferred } from '../../gateway/set-up/deferred.js';
import { waitForEver } from '../../support/fake-clock.js';
import { NO_FAULTS, faultyProvider } from './faulty-provider.js';
import { newTown } from './town.js';
import { townAccounts, townGraph, truthOf } from './town-accounts.js';

const ALL = { maxAge: 0 };
const OLD = newTown(6, 4);
const NEW = newTown(4, 3);

let store: GraphStore;
beforeEach(() => {
  store = openSqliteGraphStore(':memory:');
});
afterEach(() => store.close());

/** A collection of the old town that stands still after its first calls, and whose leases nobody renews. */
async function standingStill() {
  let time = Date.parse('2026-01-01T00:00:00.000Z');
  const clock = { now: () => time, wait: waitForEver };
  const provider = faultyProvider(OLD, NO_FAULTS);
  await townAccounts(store, provider, clock).collectAll(ALL);
  time += 60_000;
  const gate = deferred<void>();
  const there = deferred<void>();
  const standing: typeof provider = {
    ...provider,
    call: async (...asked) => {
      const answer = await provider.call(...asked);
      there.resolve();
      await gate.promise;
      return answer;
    },
  };
  const running = townAccounts(store, standing, clock).collectAll(ALL);
  await there.promise;
  const pass = (milliseconds: number) => void (time += milliseconds);
  const other = townAccounts(store, faultyProvider(NEW, NO_FAULTS), clock);
  return { clock, gate, running, other, pass };
}

test('what another collection read after a lease lapsed is not undone by the older answers', async () => {
  const { clock, gate, running, other, pass } = await standingStill();
  pass(30_001);
  const [second] = await other.collectAll(ALL);
  expect(second).toMatchObject({ kind: 'collected', report: { incomplete: [] } });
  gate.resolve();
  const [first] = await running;
  expect(first).toMatchObject({ kind: 'collected', changes: [] });
  const codes = first?.kind === 'collected' ? first.report.incomplete.map(({ code }) => code) : [];
  expect(codes).toEqual(['leased', 'leased', 'leased']);
  expect((await townGraph(store)).text).toBe((await truthOf(NEW, clock)).text);
});

test('while the lease holds the other leaves the scopes alone, and the next collection finds the truth', async () => {
  const { clock, gate, running, other, pass } = await standingStill();
  pass(29_000);
  const [second] = await other.collectAll(ALL);
  expect(second).toMatchObject({ kind: 'collected', changes: [], report: { calls: 0 } });
  gate.resolve();
  const [first] = await running;
  expect(first).toMatchObject({ kind: 'collected', report: { incomplete: [] } });
  await other.collectAll(ALL);
  expect((await townGraph(store)).text).toBe((await truthOf(NEW, clock)).text);
});
