import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Freshness } from '../../../account/graph/freshness.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { type FakeClock, fakeClock } from '../../support/fake-clock.js';
import { ACCOUNT } from './collecting.js';
import {
  type Faults,
  type FaultyProvider,
  NO_FAULTS,
  faultsArbitrary,
  faultyProvider,
} from './faulty-provider.js';
import { happeningArbitrary, newTown, townAfter } from './town.js';
import { type TownGraph, townAccounts, townGraph, truthOf } from './town-accounts.js';
import type { World } from './yard-world.js';

const RUNS = 200;
/** The listing whose complete answer alone may end a node; a drawer is ended by its box's own answer. */
function listOf(id: string, type: string): string {
  const sort = id.includes('/big') ? 'Big' : 'Small';
  const lists: { readonly [type: string]: string } = {
    Box: 'yard:ListBoxes',
    Room: 'yard:ListRooms',
    Vessel: `yard:List${sort}Vessels`,
    Person: 'people:ListPersons',
  };
  return `${regionOf(id)} ${lists[type] ?? 'yard:ListDrawers'}`;
}

/** a listing that lacks fewer nodes is believed at once */
const BELIEVED = 10;

interface Collected {
  readonly store: GraphStore;
  readonly clock: FakeClock;
  readonly town: World;
  readonly faults: Faults;
  readonly provider: FaultyProvider;
  readonly before: TownGraph;
  readonly statuses: readonly Freshness[];
  readonly began: string;
}

function regionOf(id: string): string {
  return id.split(':')[3] || 'r1';
}

/** Nothing that exists is lost, and what ended goes only when its own whole list says so. */
async function checkNothingLost(collected: Collected): Promise<void> {
  const { store, town, provider, before, clock } = collected;
  const after = await townGraph(store);
  const lost = [...before.types].filter(([id]) => !after.types.has(id));
  if (lost.length === 0) return;
  const truth = await truthOf(town, clock);
  for (const [id, type] of lost) {
    const list = listOf(id, type);
    if (provider.emptied.has(list)) {
      const known = [...before.types].filter(
        ([other, of]) => of === type && listOf(other, of) === list,
      );
      if (known.length < BELIEVED) continue;
    }
    const lostBox = type === 'Drawer' && lostWithBox(id, lost);
    expect([id, truth.types.has(id) && !lostBox]).toEqual([id, false]);
    expect([id, provider.failed.has(list) && !lostBox]).toEqual([id, false]);
  }
}

/** A drawer whose box was believed to have ended goes with it. */
function lostWithBox(id: string, lost: readonly (readonly [string, string])[]): boolean {
  const box = id.replace(':drawer/', ':box/').replace(/d\d+$/, '');
  return lost.some(([other]) => other === box);
}

function hangs({ calls, identity, regions }: Faults): boolean {
  return identity === 'hang' || regions === 'hang' || calls.some(({ kind }) => kind === 'hang');
}

function isWholeFailure({ identity, regions }: Faults): boolean {
  return identity !== 'own' || regions === 'denied' || regions === 'hang';
}

/** Whether the scope keeps what it no longer shows until the next collection. */
function waits({ error }: Freshness): boolean {
  return error?.includes('the next collection decides') ?? false;
}

/** What waits lost nothing, and does not wait for ever. */
async function checkWaiting(collected: Collected, status: Freshness): Promise<void> {
  const { store, before, statuses } = collected;
  const after = await townGraph(store);
  const lost = [...before.types.keys()].filter((id) => !after.types.has(id));
  expect(lost.filter((id) => isIn(id, status))).toEqual([]);
  const last = statuses.find(({ service, region }) => isScope(status, { service, region }));
  expect(last === undefined || waits(last)).toBe(false);
}

function isScope(
  status: Freshness,
  { service, region }: Pick<Freshness, 'service' | 'region'>,
): boolean {
  return status.service === service && status.region === region;
}

function isIn(id: string, { service, region }: Freshness): boolean {
  return id.includes(`:${service}:`) && (region === null || region === regionOf(id));
}

async function checkStatuses(collected: Collected): Promise<void> {
  const { store, faults, provider, began } = collected;
  for (const status of await store.freshness(ACCOUNT)) {
    const isKept = isWholeFailure(faults) || !isNamed(status, faults);
    if (waits(status) && !isKept) await checkWaiting(collected, status);
    const failed = [...provider.failed].some((call) => isOf(call, status));
    const doubted = [...provider.emptied].some((call) => isOf(call, status));
    const named = faults.regions === 'all' || isNamed(status, faults);
    const bad = isWholeFailure(faults) || failed || !named;
    if (bad && (named || faults.regions === 'fewer')) {
      expect(status).toMatchObject({ complete: false, error: expect.any(String) });
    }
    if (!bad && !hangs(faults) && !doubted && !waits(status))
      expect(status).toMatchObject({ complete: true, error: null, asOf: began });
  }
}

function isNamed({ region }: Freshness, { regions }: Faults): boolean {
  if (region === null) return true;
  return region === (regions === 'fewer' ? 'r1' : 'r2');
}

function isOf(call: string, { service, region }: Freshness): boolean {
  const [callRegion = '', operation = ''] = call.split(' ');
  return operation.startsWith(`${service}:`) && (region === null || region === callRegion);
}

async function collectOnce(
  store: GraphStore,
  clock: FakeClock,
  town: World,
  faults: Faults,
): Promise<void> {
  await clock.advance(3_600_000);
  const before = await townGraph(store);
  const statuses = await store.freshness(ACCOUNT);
  const seq = (await store.head(ACCOUNT))?.seq ?? 0;
  const began = new Date(clock.now()).toISOString();
  const provider = faultyProvider(town, faults);
  const accounts = townAccounts(store, provider, clock);
  const request = { maxAge: 0 };
  const work = accounts.collect(provider, request, seq === 0 ? null : ACCOUNT);
  await (hangs(faults) ? clock.settle(work) : work);
  const after = await townGraph(store);
  const now = (await store.head(ACCOUNT))?.seq ?? 0;
  expect(now).toBe(seq + (after.text === before.text ? 0 : 1));
  if (isWholeFailure(faults)) expect(after.text).toBe(before.text);
  const collected = { store, clock, town, faults, provider, before, statuses, began };
  await checkNothingLost(collected);
  await checkStatuses(collected);
}

test('whatever fails, nothing that exists is lost, what failed says so, and a good collection finds the truth', async () => {
  const step = fc.record({ happening: happeningArbitrary, faults: faultsArbitrary });
  const property = fc.asyncProperty(
    fc.integer({ min: 10, max: 16 }),
    fc.integer({ min: 10, max: 12 }),
    fc.array(step, { minLength: 1, maxLength: 3 }),
    async (boxes, persons, steps) => {
      const store = openSqliteGraphStore(':memory:');
      const clock = fakeClock(Date.parse('2026-01-01T00:00:00.000Z'));
      let town = newTown(boxes, persons);
      await collectOnce(store, clock, town, NO_FAULTS);
      for (const { happening, faults } of steps) {
        town = townAfter(town, happening);
        await collectOnce(store, clock, town, faults);
      }
      await collectOnce(store, clock, town, NO_FAULTS);
      if ((await store.freshness(ACCOUNT)).some(waits)) {
        await collectOnce(store, clock, town, NO_FAULTS);
      }
      expect((await townGraph(store)).text).toBe((await truthOf(town, clock)).text);
      await collectOnce(store, clock, town, NO_FAULTS);
      await store.close();
    },
  );
  await fc.assert(property, { numRuns: RUNS });
}, 240_000);
