import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Listing } from '../../../account/collect/listing.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { type Collector, newCollector } from './collecting.js';
import { type Reply, scriptedProvider } from './scripted-provider.js';
import { listBoxes, listRooms } from './yard-listings.js';
import { type Replies, yardScript } from './yard-script.js';

const BOXES = 12;
const boxIds = Array.from({ length: BOXES }, (_, at) => `b${at}`);
const boxes = { 'r1 yard:ListBoxes': { value: { Boxes: boxIds.map((Id) => ({ Id })) } } };
const drawer = (box: string): Reply => ({ value: { Drawers: [{ Id: `${box}d0` }] } });
const none: Reply = { value: { Drawers: [] } };

let collector: Collector;
beforeEach(async () => {
  collector = newCollector();
  await collector.run(answering(drawer));
});
afterEach(() => collector.close());

/** What each box's own answer says, by how often it was asked. */
function answering(reply: (box: string, time: number) => Reply) {
  const times = new Map<string, number>();
  const others = yardScript(boxes);
  return scriptedProvider({
    regions: ['r1'],
    script: (operation, region, item) => {
      if (operation !== 'yard:ListDrawers' || item === null) return others(operation, region, item);
      times.set(item, (times.get(item) ?? 0) + 1);
      return reply(item, times.get(item) ?? 0);
    },
  });
}

async function drawers(): Promise<number> {
  return (await collector.graph()).nodes.filter(({ type }) => type === 'Drawer').length;
}

const asked = ({ calls }: ReturnType<typeof answering>) =>
  calls.filter((call) => call.includes('ListDrawers')).length;

test('answers about items that together lack most of a scope are asked again, and believed when they agree', async () => {
  const provider = answering(() => none);
  const { report } = await collector.run(provider);
  expect([asked(provider), await drawers(), report.incomplete]).toEqual([2 * BOXES, 0, []]);
});

test('those that do not agree delete nothing', async () => {
  const provider = answering((box, time) => (time === 1 ? none : drawer(box)));
  const { report } = await collector.run(provider);
  expect([await drawers(), asked(provider)]).toEqual([BOXES, 2 * BOXES]);
  expect(new Set(report.incomplete.map(({ code }) => code))).toEqual(new Set(['contradiction']));
});

test('those that fail the second time delete nothing', async () => {
  await collector.run(answering((_box, time) => (time === 1 ? none : { code: 'throttled' })));
  expect(await drawers()).toBe(BOXES);
});

test('answers that lack less are believed at once', async () => {
  const provider = answering((box) => (Number(box.slice(1)) < 6 ? none : drawer(box)));
  await collector.run(provider);
  expect([asked(provider), await drawers()]).toEqual([BOXES, 6]);
});

/** 9 boxes in 5 rooms, each box with so many drawers; a script may answer a call otherwise, by how often it was made. */
function furnished(drawersEach: number, otherwise: Replies = {}, times = 1) {
  const ids = boxIds.slice(0, 9);
  const made = new Map<string, number>();
  const drawersOf = (box: string) =>
    Array.from({ length: drawersEach }, (_, at) => ({ Id: `${box}d${at}` }));
  const whole = yardScript({
    'yard:ListBoxes': { value: { Boxes: ids.map((Id) => ({ Id })) } },
    'yard:ListRooms': { value: { Rooms: ['m0', 'm1', 'm2', 'm3', 'm4'].map((Id) => ({ Id })) } },
    ...Object.fromEntries(
      ids.map((box) => [`yard:ListDrawers ${box}`, { value: { Drawers: drawersOf(box) } }]),
    ),
  });
  return scriptedProvider({
    regions: ['r1'],
    script: (operation, region, item) => {
      const count = (made.get(`${operation} ${item}`) ?? 0) + 1;
      made.set(`${operation} ${item}`, count);
      const other = otherwise[operation];
      return other === undefined || count > times ? whole(operation, region, item) : other;
    },
  });
}

const NO_BOXES: Replies = { 'yard:ListBoxes': { value: { Boxes: [] } } };
const NO_ROOMS: Replies = { 'yard:ListRooms': { value: { Rooms: [] } } };
const often = ({ calls }: ReturnType<typeof furnished>, call: string) =>
  calls.filter((one) => one === call).length;

describe('a listing whose missing items take others along', () => {
  beforeEach(async () => {
    await collector.close();
    collector = newCollector();
  });

  test('is asked again when those are most of the scope, and deletes nothing when it is back', async () => {
    await collector.run(furnished(10));
    const before = await collector.graph();
    const back = furnished(10, NO_BOXES);
    const { report } = await collector.run(back);
    expect(often(back, 'r1 yard:ListBoxes')).toBe(2);
    expect(await collector.graph()).toEqual(before);
    expect(report.incomplete).toEqual([]);
  });

  test('deletes them all when it says the same again', async () => {
    await collector.run(furnished(10));
    await collector.run(furnished(10, NO_BOXES, 2));
    expect((await collector.graph()).nodes.map(({ type }) => type)).toEqual(
      Array.from({ length: 5 }, () => 'Room'),
    );
  });

  test('deletes nothing when it fails the second time', async () => {
    await collector.run(furnished(10));
    const before = await collector.graph();
    const provider = furnished(10, NO_BOXES);
    const failing: typeof provider = {
      ...provider,
      call: async (operation, input, at) => {
        const answer = await provider.call(operation, input, at);
        const again = often(provider, 'r1 yard:ListBoxes') > 1 && operation === 'yard:ListBoxes';
        const reason = { code: 'late', source: 'boxes', message: 'boxes: late' } as const;
        return again ? { kind: 'unreadable', reason } : answer;
      },
    };
    await collector.run(failing);
    expect(await collector.graph()).toEqual(before);
  });
});

describe('listings that each lack less than 10', () => {
  beforeEach(async () => {
    await collector.close();
    collector = newCollector();
    await collector.run(furnished(0));
  });

  test('are asked again when together they lack most of the scope', async () => {
    const before = await collector.graph();
    const back = furnished(0, { ...NO_BOXES, ...NO_ROOMS });
    await collector.run(back);
    expect(often(back, 'r1 yard:ListBoxes')).toBe(2);
    expect(often(back, 'r1 yard:ListRooms')).toBe(2);
    expect(await collector.graph()).toEqual(before);
  });

  test('are believed when they say the same again', async () => {
    await collector.run(furnished(0, { ...NO_BOXES, ...NO_ROOMS }, 2));
    expect((await collector.graph()).nodes).toEqual([]);
  });
});

test('a listing of two types is asked again when it lacks most of the smaller one', async () => {
  const both: Listing = {
    ...listBoxes,
    states: { ...listBoxes.states, nodes: [{ type: 'Box' }, { type: 'Room' }] },
    map: (answer, at, item) => {
      const { nodes } = listRooms.map(answer, at, item);
      return { nodes: [...listBoxes.map(answer, at, item).nodes, ...nodes], edges: [] };
    },
  };
  const store = openSqliteGraphStore(':memory:');
  const own = newCollector({ store, services: [{ name: 'yard', listings: [both] }] });
  const items = (count: number, name: string) =>
    Array.from({ length: count }, (_, at) => ({ Id: `${name}${at}` }));
  const answer = (rooms: number): Reply => ({
    value: { Boxes: items(30, 'b'), Rooms: items(rooms, 'm') },
  });
  const replies = [answer(10), answer(0), answer(10)];
  const provider = scriptedProvider({ regions: ['r1'], script: () => replies.shift()! });
  await own.run(provider);
  await own.run(provider);
  expect([replies, (await own.graph()).nodes.length]).toEqual([[], 40]);
  await own.close();
});
