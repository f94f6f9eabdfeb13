import fc from 'fast-check';
import type { Box, Drawer, Vessel, World, Yard } from './yard-world.js';
import { REGIONS } from './yard-world.js';

/** What happens to a town between two collections: what really ends, begins and changes. */
export interface Happening {
  /** numbers of boxes that end, in every region */
  readonly ended: readonly number[];
  readonly endedPersons: readonly number[];
  readonly begun: number;
  /** the size of every second box */
  readonly size: number;
}

/** A world big enough that most of a scope is more than ten nodes. */
export function newTown(boxes: number, persons: number): World {
  const yards = Object.fromEntries(REGIONS.map((region) => [region, newYard(boxes)]));
  return {
    yards,
    persons: Array.from({ length: persons }, (_, at) => ({ id: `p${at}`, login: `login${at}` })),
  };
}

export function townAfter(town: World, { ended, endedPersons, begun, size }: Happening): World {
  const yards = Object.entries(town.yards).map(([region, yard]): [string, Yard] => {
    const left = yard.boxes.filter(({ id }) => !ended.some((number) => id === `b${number}`));
    const more = Array.from({ length: begun }, (_, at) => newBox(100 + at));
    const added = more.filter(({ id }) => !left.some((box) => box.id === id));
    const boxes = [...left, ...added].map((box, at) => (at % 2 === 0 ? { ...box, size } : box));
    return [region, { ...yard, boxes }];
  });
  const persons = town.persons.filter(
    ({ id }) => !endedPersons.some((number) => id === `p${number}`),
  );
  return { yards: Object.fromEntries(yards), persons };
}

function newYard(boxes: number): Yard {
  return {
    boxes: Array.from({ length: boxes }, (_, at) => newBox(at)),
    rooms: Array.from({ length: 11 }, (_, at) => ({ id: `m${at}`, floor: at })),
    vessels: [newVessel('big0', 'Big'), newVessel('small0', 'Small')],
  };
}

function newBox(number: number): Box {
  const id = `b${number}`;
  const drawers = Array.from({ length: number % 3 }, (_, at) => newDrawer(`${id}d${at}`));
  const uses = [{ login: `login${number % 4}`, role: 'mover' }];
  const common = { size: number, name: null, tag: null, sticker: 'fragile', links: [] };
  return { ...common, id, room: `m${number % 11}`, uses, drawers };
}

function newDrawer(id: string): Drawer {
  return { id, depth: 3, label: 'l', names: [], unlabelled: 'null' };
}

function newVessel(id: string, sort: Vessel['sort']): Vessel {
  return { id, sort, litres: 5, room: 'm1', paint: 'grey', owner: 'p1' };
}

export const happeningArbitrary: fc.Arbitrary<Happening> = fc.record({
  ended: fc.oneof(
    fc.constant([]),
    fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { maxLength: 3 }),
    fc.constant([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
  ),
  endedPersons: fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 2 }),
  begun: fc.integer({ min: 0, max: 2 }),
  size: fc.integer({ min: 0, max: 2 }),
});
