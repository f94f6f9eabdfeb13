import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import type { Listing } from '../../../account/collect/listing.js';
import { type Collector, newCollector } from './collecting.js';
import { scriptedProvider } from './scripted-provider.js';
import { listBoxes, listPersons, loginArn, personArn, yardArn } from './yard-listings.js';
import { type Replies, yardScript } from './yard-script.js';

let collector: Collector;
beforeEach(() => {
  collector = newCollector();
});
afterEach(() => collector.close());

function collect(replies: Replies) {
  return collector.run(scriptedProvider({ script: yardScript(replies) }));
}

async function node(id: string) {
  return (await collector.graph()).nodes.find((one) => one.id === id);
}

const ROOM = yardArn('r1', 'room', 'm0');
const boxIn = (room: string | null) => ({ value: { Boxes: [{ Id: 'b0', Room: room }] } });
const rooms = (...ids: readonly string[]) => ({ value: { Rooms: ids.map((Id) => ({ Id })) } });

test('what a relation points to outside the graph has nothing but id, type and name', async () => {
  const { report } = await collect({ 'r1 yard:ListBoxes': boxIn('m0') });
  const external = { external: true, region: null, attributes: {} };
  expect(await node(ROOM)).toEqual({
    id: ROOM,
    type: 'Room',
    service: 'yard',
    name: 'm0',
    ...external,
  });
  expect(report.externalReferences).toEqual([{ id: ROOM, type: 'Room' }]);
});

test('its own listing turns it into an ordinary node, and its absence from it back again', async () => {
  await collect({ 'r1 yard:ListBoxes': boxIn('m0') });
  await collect({ 'r1 yard:ListBoxes': boxIn('m0'), 'r1 yard:ListRooms': rooms('m0') });
  expect(await node(ROOM)).toMatchObject({ external: false, region: 'r1' });
  await collect({ 'r1 yard:ListBoxes': boxIn('m0') });
  expect(await node(ROOM)).toMatchObject({ external: true, region: null });
});

test('it ends with its last edge', async () => {
  await collect({ 'r1 yard:ListBoxes': boxIn('m0') });
  await collect({ 'r1 yard:ListBoxes': boxIn(null) });
  expect(await node(ROOM)).toBeUndefined();
});

test('it stays with an edge that could not be read', async () => {
  await collect({ 'r1 yard:ListBoxes': boxIn('m0') });
  await collect({ 'r1 yard:ListBoxes': { code: 'notReadable' } });
  expect(await node(ROOM)).toBeDefined();
});

const usedBy = (login: string) => ({ value: { Boxes: [{ Id: 'b0', Uses: [{ Login: login }] }] } });
const persons = (...all: readonly (readonly [id: string, login: string])[]) => ({
  value: { Persons: all.map(([Id, Login]) => ({ Id, Login })) },
});

async function user(): Promise<string | undefined> {
  return (await collector.graph()).edges.find(({ kind }) => kind === 'USED_BY')?.to;
}

test('a name that nothing has leads to an external node of that name', async () => {
  await collect({ 'r1 yard:ListBoxes': usedBy('ada') });
  expect(await node(loginArn('ada'))).toMatchObject({
    external: true,
    name: 'ada',
    type: 'Person',
  });
});

test('a name leads to the node of that name once it is listed', async () => {
  await collect({ 'r1 yard:ListBoxes': usedBy('ada') });
  await collect({
    'r1 yard:ListBoxes': usedBy('ada'),
    'people:ListPersons': persons(['p0', 'ada']),
  });
  expect(await user()).toBe(personArn('p0'));
  expect(await node(loginArn('ada'))).toBeUndefined();
});

test('a name leads to what the graph has when its listing could not be read', async () => {
  await collect({
    'r1 yard:ListBoxes': usedBy('ada'),
    'people:ListPersons': persons(['p0', 'ada']),
  });
  await collect({
    'r1 yard:ListBoxes': usedBy('ada'),
    'people:ListPersons': { code: 'notReadable' },
  });
  expect(await user()).toBe(personArn('p0'));
});

test('a name no longer leads to a node that is gone', async () => {
  await collect({
    'r1 yard:ListBoxes': usedBy('ada'),
    'people:ListPersons': persons(['p0', 'ada']),
  });
  await collect({ 'r1 yard:ListBoxes': usedBy('ada') });
  expect(await user()).toBe(loginArn('ada'));
});

test('a name that moved leads to its new owner', async () => {
  await collect({
    'r1 yard:ListBoxes': usedBy('ada'),
    'people:ListPersons': persons(['p0', 'ada']),
  });
  const moved = persons(['p0', 'eve'], ['p1', 'ada']);
  await collect({ 'r1 yard:ListBoxes': usedBy('ada'), 'people:ListPersons': moved });
  expect(await user()).toBe(personArn('p1'));
});

test('of several nodes of one name the least id is meant, in whatever order they are listed', async () => {
  const two = [
    ['p1', 'ada'],
    ['p0', 'ada'],
  ] as const;
  for (const listed of [
    persons(...two),
    persons(...two.toReversed()),
    { code: 'notReadable' } as const,
  ]) {
    await collect({ 'r1 yard:ListBoxes': usedBy('ada'), 'people:ListPersons': listed });
    expect(await user()).toBe(personArn('p0'));
  }
});

/** As `listBoxes`, but its references to rooms tell a name, or another type. */
function boxesReferring(reference: { readonly type: string; readonly name?: string }): Listing {
  return {
    ...listBoxes,
    map: (answer, at, item) => ({
      ...listBoxes.map(answer, at, item),
      edges: [
        {
          from: byId('Box', yardArn('r1', 'box', 'b0')),
          kind: 'IN',
          to: byId(reference.type, ROOM, reference.name),
        },
      ],
    }),
  };
}

async function collectReferring(reference: { readonly type: string; readonly name?: string }) {
  const services = [{ name: 'yard', listings: [boxesReferring(reference), listPersons] }];
  const next = newCollector({
    store: collector.store,
    services,
    newId: () => JSON.stringify(reference),
  });
  await next.run(scriptedProvider({ script: yardScript({ 'r1 yard:ListBoxes': boxIn(null) }) }));
}

test('a reference that tells a name gives it to the external node, and a later one keeps it', async () => {
  await collectReferring({ type: 'Room', name: 'attic' });
  expect(await node(ROOM)).toMatchObject({ name: 'attic' });
  await collectReferring({ type: 'Room' });
  expect(await node(ROOM)).toMatchObject({ name: 'attic' });
  await collectReferring({ type: 'Room', name: 'loft' });
  expect(await node(ROOM)).toMatchObject({ name: 'loft' });
});

test('an edge whose far end is of another type than its statement says ends all the same', async () => {
  await collectReferring({ type: 'Cellar' });
  expect(await node(ROOM)).toMatchObject({ type: 'Cellar' });
  await collect({ 'r1 yard:ListBoxes': boxIn(null) });
  expect((await collector.graph()).edges).toEqual([]);
  expect(await node(ROOM)).toBeUndefined();
});
