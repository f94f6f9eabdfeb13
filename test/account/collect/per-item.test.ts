import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { itemOf } from '../../../account/collect/item-of.js';
import type { Listing } from '../../../account/collect/listing.js';
import { type Collector, newCollector } from './collecting.js';
import { scriptedProvider } from './scripted-provider.js';
import { listBoxes, listDrawers, listStickers, yardArn } from './yard-listings.js';
import { type Replies, yardScript } from './yard-script.js';

let collector: Collector;
let collections = 0;
beforeEach(() => {
  collector = newCollector();
});
afterEach(() => collector.close());

/** Collects region r1, or both, with these listings. */
async function collect(listings: readonly Listing[], replies: Replies, regions = ['r1']) {
  const services = [{ name: 'yard', listings }];
  const newId = () => `collection ${(collections += 1)}`;
  const next = newCollector({ store: collector.store, services, newId });
  const provider = scriptedProvider({ regions, script: yardScript(replies) });
  await next.run(provider);
  return provider.calls;
}

async function ids(): Promise<readonly string[]> {
  const { nodes } = await collector.graph();
  return nodes.map(({ id }) => id.slice(id.lastIndexOf('/') + 1));
}

const boxes = (...all: readonly string[]) => ({ value: { Boxes: all.map((Id) => ({ Id })) } });
const drawers = (...all: readonly string[]) => ({ value: { Drawers: all.map((Id) => ({ Id })) } });
const UNREADABLE = { code: 'notReadable' } as const;

/** As `listDrawers`, but nothing tells which box a drawer belongs to. */
const looseDrawers: Listing = {
  ...listDrawers,
  states: { ...listDrawers.states, relations: [] },
  map: (answer, at, item) => ({ ...listDrawers.map(answer, at, item), edges: [] }),
};

test('what has no relation to its item goes only when every item was listed and answered', async () => {
  const loose = [listBoxes, looseDrawers];
  const two = { 'yard:ListBoxes': boxes('b0', 'b1') };
  await collect(loose, { ...two, 'yard:ListDrawers b0': drawers('d0') });
  await collect(loose, {
    ...two,
    'yard:ListDrawers b0': drawers(),
    'yard:ListDrawers b1': UNREADABLE,
  });
  expect(await ids()).toEqual(['b0', 'b1', 'd0']);
  await collect(loose, { 'yard:ListBoxes': UNREADABLE });
  expect(await ids()).toEqual(['b0', 'b1', 'd0']);
  await collect(loose, two);
  expect(await ids()).toEqual(['b0', 'b1']);
});

/** Slots of drawers: what is shown per item is an item itself. */
const listSlots: Listing = {
  operation: 'yard:ListSlots',
  scope: 'region',
  states: {
    nodes: [{ type: 'Slot' }],
    relations: [{ kind: 'PART_OF', from: ['Slot'], to: ['Drawer'], anchor: 'to' }],
    attributes: {},
  },
  dropped: {},
  perItem: {
    type: 'Drawer',
    input: ({ id }) => ({ Drawer: id.slice(id.lastIndexOf('/') + 1) }),
    optional: false,
  },
  map: (answer, at, item) => {
    const slots = answer.texts('Slots').map((id) => yardArn(at.region, 'slot', id));
    return {
      nodes: slots.map((id) => ({ id, type: 'Slot', region: at.region, attributes: {} })),
      edges: slots.map((id) => ({
        from: byId('Slot', id),
        kind: 'PART_OF',
        to: byId('Drawer', itemOf(item).id),
      })),
    };
  },
};

test.each([
  ['before', [listSlots, listDrawers, listBoxes]],
  ['after', [listBoxes, listDrawers, listSlots]],
])(
  'what is shown per item of an item goes with the first of them, listed %s it',
  async (_, listings) => {
    await collect(listings, {
      'yard:ListBoxes': boxes('b0'),
      'yard:ListDrawers b0': drawers('d0'),
      'yard:ListSlots d0': { value: { Slots: ['s0'] } },
    });
    expect(await ids()).toEqual(['b0', 'd0', 's0']);
    await collect(listings, {});
    expect(await ids()).toEqual([]);
  },
);

test('an item is asked about in its own region, wherever else it was seen', async () => {
  const everywhere: Listing = {
    ...listStickers,
    map: () => ({
      nodes: [{ id: yardArn('r2', 'box', 'b0'), type: 'Box', region: 'r2', attributes: {} }],
      edges: [],
    }),
  };
  const listings = [listBoxes, everywhere, listDrawers];
  const calls = await collect(listings, { 'r2 yard:ListBoxes': boxes('b0') }, ['r1', 'r2']);
  expect(calls.filter((call) => call.includes('ListDrawers'))).toEqual(['r2 yard:ListDrawers b0']);
});
