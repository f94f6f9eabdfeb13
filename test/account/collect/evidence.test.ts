import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EdgeRecord } from '../../../account/graph/record.js';
import { ACCOUNT, type Collector, newCollector } from './collecting.js';
import { scriptedProvider } from './scripted-provider.js';
import { type Replies, yardScript } from './yard-script.js';

let collector: Collector;
beforeEach(() => {
  collector = newCollector();
});
afterEach(() => collector.close());

function collect(replies: Replies) {
  return collector.run(scriptedProvider({ script: yardScript(replies) }));
}

async function ids(): Promise<readonly string[]> {
  const { nodes } = await collector.graph();
  return nodes.map(
    ({ id, external }) =>
      `${id.slice(id.indexOf('111122223333:') + 13)}${external ? ' external' : ''}`,
  );
}

async function edges(): Promise<readonly string[]> {
  const { edges: all } = await collector.graph();
  return all.map(({ from, kind, to }) => `${lastPart(from)} ${kind} ${lastPart(to)}`);
}

function lastPart(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

async function attributes(end: string) {
  const { nodes } = await collector.graph();
  return nodes.find(({ id }) => id.endsWith(`/${end}`))?.attributes;
}

async function edgeAttributes(kind: string): Promise<EdgeRecord['attributes'] | undefined> {
  return (await collector.graph()).edges.find((edge) => edge.kind === kind)?.attributes;
}

const BOX = { Id: 'b0', Size: 4, Room: 'm0' };
const boxes = (...all: readonly object[]) => ({ value: { Boxes: all } });
const ROOM = { 'r1 yard:ListRooms': { value: { Rooms: [{ Id: 'm0', Floor: 1 }] } } };
const UNREADABLE = { code: 'notReadable' } as const;

describe('nodes', () => {
  test('a node goes when its own complete listing lacks it', async () => {
    await collect({ 'r1 yard:ListBoxes': boxes(BOX), ...ROOM });
    await collect({ 'r1 yard:ListBoxes': boxes(), ...ROOM });
    expect(await ids()).toEqual(['room/m0']);
  });

  test('a throttled listing deletes nothing', async () => {
    await collect({ 'r1 yard:ListBoxes': boxes(BOX), ...ROOM });
    const result = await collect({ 'r1 yard:ListBoxes': UNREADABLE, ...ROOM });
    expect(await ids()).toEqual(['box/b0', 'room/m0']);
    expect(await edges()).toEqual(['b0 IN m0']);
    expect(result.changes).toEqual([]);
  });

  test('a cut listing adds what it shows and deletes nothing', async () => {
    await collect({ 'r1 yard:ListBoxes': boxes(BOX) });
    await collect({ 'r1 yard:ListBoxes': { code: 'cutOff', partial: { Boxes: [{ Id: 'b1' }] } } });
    expect(await ids()).toEqual(['box/b0', 'box/b1', 'room/m0 external']);
  });

  test('an empty list is an answer', async () => {
    const { freshness } = await collect({});
    const row = { service: 'yard', region: 'r1', used: false, complete: true, error: null };
    expect(freshness).toContainEqual(expect.objectContaining(row));
    expect(await collector.store.head(ACCOUNT)).toBeNull();
  });

  test('a listing of one region says nothing of another', async () => {
    await collect({
      'r1 yard:ListBoxes': boxes({ Id: 'b0' }),
      'r2 yard:ListBoxes': boxes({ Id: 'b1' }),
    });
    await collect({ 'r2 yard:ListBoxes': boxes({ Id: 'b1' }) });
    expect(await ids()).toEqual(['box/b1']);
  });

  test('an answer of the wrong shape is none', async () => {
    await collect({ 'r1 yard:ListBoxes': boxes(BOX) });
    const { report } = await collect({ 'r1 yard:ListBoxes': { value: { Boxes: [{ Size: 4 }] } } });
    expect(await ids()).toEqual(['box/b0', 'room/m0 external']);
    const message = 'r1 yard:ListBoxes: Boxes[0].Id must be a text that is not empty, got nothing';
    expect(report.incomplete).toEqual([
      {
        code: 'wrongShape',
        source: 'r1 yard:ListBoxes',
        message,
        scope: { service: 'yard', region: 'r1' },
      },
    ]);
  });

  test('what is shown per item goes with its item', async () => {
    await collect({
      'r1 yard:ListBoxes': boxes({ Id: 'b0' }),
      'yard:ListDrawers b0': { value: { Drawers: [{ Id: 'd0' }] } },
    });
    expect(await ids()).toEqual(['box/b0', 'drawer/d0']);
    await collect({});
    expect(await ids()).toEqual([]);
  });

  test('what is shown per item stays when its item could not be asked', async () => {
    const listed = { 'r1 yard:ListBoxes': boxes({ Id: 'b0' }) };
    await collect({ ...listed, 'yard:ListDrawers b0': { value: { Drawers: [{ Id: 'd0' }] } } });
    await collect({ ...listed, 'yard:ListDrawers b0': UNREADABLE });
    expect(await ids()).toEqual(['box/b0', 'drawer/d0']);
    expect(await edges()).toEqual(['d0 PART_OF b0']);
  });

  test('a node that another listing merely mentions goes when its own complete listing lacks it', async () => {
    await collect({ 'r1 yard:ListBoxes': boxes({ Id: 'b0', Size: 4 }) });
    const seen = { 'r1 yard:ListStickers': { value: { Boxes: [{ Id: 'b0', Sticker: 'x' }] } } };
    await collect({ 'r1 yard:ListBoxes': boxes(), ...seen });
    expect(await ids()).toEqual([]);
  });

  test('a node that another listing mentions stays while its own cannot be read', async () => {
    await collect({ 'r1 yard:ListBoxes': boxes({ Id: 'b0', Size: 4 }) });
    const seen = { 'r1 yard:ListStickers': { value: { Boxes: [{ Id: 'b0', Sticker: 'x' }] } } };
    await collect({ 'r1 yard:ListBoxes': UNREADABLE, ...seen });
    expect(await attributes('b0')).toEqual({ size: 4, sticker: 'x', tags: [] });
  });
});

describe('attributes', () => {
  const vessel = { 'r1 yard:ListBigVessels': { value: { Vessels: [{ Id: 'v0', Litres: 9 }] } } };

  test('an attribute goes when the answer that states it no longer says so', async () => {
    await collect({ 'r1 yard:ListBoxes': boxes(BOX) });
    await collect({ 'r1 yard:ListBoxes': boxes({ Id: 'b0', Room: 'm0' }) });
    expect(await attributes('b0')).toEqual({ tags: [] });
  });

  test("a failed per-item call keeps that item's attributes and edges", async () => {
    await collect({ ...vessel, 'yard:GetBigVessel v0': { value: { Paint: 'red', Owner: 'p0' } } });
    await collect({ ...vessel, 'yard:GetBigVessel v0': UNREADABLE });
    expect(await attributes('v0')).toEqual({ sort: 'Big', litres: 9, paint: 'red' });
    expect(await edges()).toEqual(['v0 OWNED_BY p0']);
    await collect({ ...vessel, 'yard:GetBigVessel v0': { value: {} } });
    expect(await attributes('v0')).toEqual({ sort: 'Big', litres: 9 });
    expect(await edges()).toEqual([]);
  });

  test('a cut answer about an item takes nothing from what is known of it', async () => {
    const drawer = {
      'r1 yard:ListBoxes': boxes({ Id: 'b0' }),
      'yard:ListDrawers b0': { value: { Drawers: [{ Id: 'd0' }] } },
    };
    const names = [{ Person: 'p0', Ink: 'red' }, { Person: 'p0', Ink: 'blue' }, { Person: 'p1' }];
    await collect({ ...drawer, 'yard:GetLabel d0': { value: { Label: 'nails', Names: names } } });
    const known = await collector.graph();
    const partial = { Label: 'nai', Names: names.slice(0, 1) };
    await collect({ ...drawer, 'yard:GetLabel d0': { code: 'cutOff', partial } });
    expect(await collector.graph()).toEqual(known);
  });

  test('an attribute that another listing alone states goes when that one no longer says so', async () => {
    const listed = { 'r1 yard:ListBoxes': boxes({ Id: 'b0' }) };
    const sticker = (Sticker?: string) => ({ value: { Boxes: [{ Id: 'b0', Sticker }] } });
    await collect({ ...listed, 'r1 yard:ListStickers': sticker('fragile') });
    await collect({ ...listed, 'r1 yard:ListStickers': UNREADABLE });
    expect(await attributes('b0')).toHaveProperty('sticker', 'fragile');
    await collect({ 'r1 yard:ListBoxes': UNREADABLE, 'r1 yard:ListStickers': sticker() });
    expect(await attributes('b0')).not.toHaveProperty('sticker');
  });

  test('what a listing outside the request states stays', async () => {
    const listed = { 'r1 yard:ListBoxes': boxes({ Id: 'b0', Uses: [{ Login: 'ada' }] }) };
    const persons = { value: { Persons: [{ Id: 'p0', Login: 'ada' }] } };
    await collect({ ...listed, 'people:ListPersons': persons });
    const provider = scriptedProvider({ script: yardScript({ 'people:ListPersons': persons }) });
    await collector.run(provider, { services: ['people'] });
    expect(await edges()).toEqual(['b0 USED_BY p0']);
  });
});

describe('edges', () => {
  test('an edge goes when the answer that states it no longer says so', async () => {
    await collect({ 'r1 yard:ListBoxes': boxes(BOX), ...ROOM });
    await collect({ 'r1 yard:ListBoxes': boxes({ Id: 'b0' }), ...ROOM });
    expect(await edges()).toEqual([]);
  });

  test('an edge ends with either end', async () => {
    await collect({ 'r1 yard:ListBoxes': boxes(BOX), ...ROOM });
    await collect({ 'r1 yard:ListBoxes': UNREADABLE });
    expect(await ids()).toEqual(['box/b0']);
    expect(await edges()).toEqual([]);
  });

  test('an edge whose stating answer was not read stays', async () => {
    const link = {
      'r1 yard:ListLinks': { value: { Links: [{ From: 'b0', To: 'b1', Weight: 3 }] } },
    };
    const listed = { 'r1 yard:ListBoxes': boxes({ Id: 'b0' }, { Id: 'b1' }) };
    await collect({ ...listed, ...link });
    await collect({ ...listed, 'r1 yard:ListLinks': UNREADABLE });
    expect(await edges()).toEqual(['b0 LINKS_TO b1']);
    await collect({ ...listed, 'r1 yard:ListLinks': { code: 'cutOff', partial: { Links: [] } } });
    expect(await edgeAttributes('LINKS_TO')).toEqual({ weight: 3 });
    await collect(listed);
    expect(await edges()).toEqual([]);
  });

  test('several relations of one pair are one edge with a list in order and without repeats', async () => {
    const uses = ['mover', 'filler', 'mover'].map((Role) => ({ Login: 'ada', Role }));
    await collect({ 'r1 yard:ListBoxes': boxes({ Id: 'b0', Uses: uses }) });
    expect(await edgeAttributes('USED_BY')).toEqual({
      uses: [{ role: 'filler' }, { role: 'mover' }],
    });
  });

  test('a relation that may be several is a list even for one', async () => {
    await collect({ 'r1 yard:ListBoxes': boxes({ Id: 'b0', Uses: [{ Login: 'ada' }] }) });
    expect(await edgeAttributes('USED_BY')).toEqual({ uses: [{}] });
  });

  test.each([
    ['Big', 'Small'],
    ['Small', 'Big'],
  ])(
    'of two listings that share a relation, that of %s vessels does not speak for %s ones',
    async (read, other) => {
      const one = { value: { Vessels: [{ Id: 'v0', Room: 'm0' }] } };
      await collect({
        [`r1 yard:List${other}Vessels`]: one,
        [`yard:Get${other}Vessel v0`]: { value: { Paint: 'red', Owner: 'p0' } },
      });
      const known = await collector.graph();
      expect(known.edges).toHaveLength(2);
      await collect({
        [`r1 yard:List${other}Vessels`]: UNREADABLE,
        [`r1 yard:List${read}Vessels`]: { value: { Vessels: [{ Id: 'v1' }] } },
      });
      expect((await collector.graph()).edges).toEqual(known.edges);
      await collect({
        [`r1 yard:List${other}Vessels`]: { value: { Vessels: [{ Id: 'v0' }] } },
        [`r1 yard:List${read}Vessels`]: UNREADABLE,
      });
      expect(await edges()).toEqual([]);
    },
  );
});

describe('optional answers', () => {
  const drawer = {
    'r1 yard:ListBoxes': boxes({ Id: 'b0' }),
    'yard:ListDrawers b0': { value: { Drawers: [{ Id: 'd0' }] } },
  };
  const labelled = { ...drawer, 'yard:GetLabel d0': { value: { Label: 'nails' } } };

  test('one that is absent is no fault where nothing was known from it', async () => {
    const { report } = await collect({ ...drawer, 'yard:GetLabel d0': { code: 'notThere' } });
    expect(report.incomplete).toEqual([]);
  });

  test('one that is absent is no evidence, and a fault where something was known from it', async () => {
    await collect(labelled);
    const { report } = await collect({ ...drawer, 'yard:GetLabel d0': { code: 'notThere' } });
    expect(await attributes('d0')).toEqual({ label: 'nails' });
    expect(report.incomplete.map(({ source }) => source)).toEqual(['r1 yard:GetLabel d0']);
  });

  test('one that says that there is nothing takes what was known', async () => {
    await collect(labelled);
    await collect({ ...drawer, 'yard:GetLabel d0': { value: null } });
    expect(await attributes('d0')).toEqual({});
  });
});
