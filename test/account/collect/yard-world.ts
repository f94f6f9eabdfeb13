import fc from 'fast-check';
import type { Operation, Region } from '../../../account/collect/provider.js';
import type { Reply, Script } from './scripted-provider.js';

/** What really exists, from which every answer is made. */
export interface Box {
  readonly id: string;
  readonly size: number;
  readonly name: string | null;
  readonly tag: string | null;
  readonly room: string | null;
  readonly uses: readonly { readonly login: string; readonly role: string }[];
  readonly sticker: string | null;
  readonly drawers: readonly Drawer[];
  readonly links: readonly { readonly to: string; readonly weight: number }[];
}

export interface Drawer {
  readonly id: string;
  readonly depth: number;
  readonly label: string | null;
  readonly names: readonly { readonly person: string; readonly ink: string }[];
  /** how the provider says that a drawer has no label */
  readonly unlabelled: 'null' | 'absent';
}

export interface Vessel {
  readonly id: string;
  readonly sort: 'Big' | 'Small';
  readonly litres: number;
  readonly room: string | null;
  readonly paint: string | null;
  readonly owner: string | null;
}

export interface Yard {
  readonly boxes: readonly Box[];
  readonly rooms: readonly { readonly id: string; readonly floor: number }[];
  readonly vessels: readonly Vessel[];
}

export interface World {
  readonly yards: { readonly [region: string]: Yard };
  readonly persons: readonly { readonly id: string; readonly login: string }[];
}

/** A call that does not get the whole answer. `item` null: every item. */
export interface Fault {
  readonly operation: Operation;
  readonly region: Region | null;
  readonly item: string | null;
  readonly kind: 'unreadable' | 'cut';
  /** how much of a cut answer is there */
  readonly keep: number;
}

export interface Step {
  /** null: as it was */
  readonly world: World | null;
  readonly faults: readonly Fault[];
  readonly services: readonly string[] | null;
  readonly regions: readonly Region[] | null;
}

export const REGIONS = ['r1', 'r2'] as const;

export const OPERATIONS = [
  'yard:ListBoxes',
  'yard:ListRooms',
  'yard:ListBigVessels',
  'yard:ListSmallVessels',
  'yard:GetBigVessel',
  'yard:GetSmallVessel',
  'yard:ListDrawers',
  'yard:GetLabel',
  'yard:ListLinks',
  'yard:ListStickers',
  'people:ListPersons',
] as const satisfies readonly Operation[];

/** What a call of the script meets: nothing, or the first fault that fits. */
export function faultOf(
  faults: readonly Fault[],
  operation: Operation,
  region: Region,
  item: string | null,
): Fault | undefined {
  return faults.find(
    (fault) =>
      fault.operation === operation &&
      (fault.region === null || fault.region === region) &&
      (fault.item === null || fault.item === item),
  );
}

export function scriptOf(world: World, faults: readonly Fault[]): Script {
  return (operation, region, item) => {
    const whole = wholeReply(world, operation, region, item);
    const fault = faultOf(faults, operation, region, item);
    if (fault === undefined || 'code' in whole) return whole;
    if (fault.kind === 'unreadable') return { code: 'notReadable' };
    return { code: 'cutOff', partial: cutAfter(whole.value, fault.keep) };
  };
}

/** The first items of every list of an answer. */
function cutAfter(value: unknown, keep: number): unknown {
  const members = Object.entries((value ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    members.map(([name, member]) => [name, Array.isArray(member) ? member.slice(0, keep) : member]),
  );
}

function wholeReply(
  world: World,
  operation: Operation,
  region: Region,
  item: string | null,
): Reply {
  const yard = world.yards[region] ?? { boxes: [], rooms: [], vessels: [] };
  const drawer = yard.boxes.flatMap(({ drawers }) => drawers).find(({ id }) => id === item);
  switch (operation) {
    case 'yard:ListBoxes':
      return { value: { Boxes: yard.boxes.map(boxAnswer) } };
    case 'yard:ListRooms':
      return { value: { Rooms: yard.rooms.map(({ id, floor }) => ({ Id: id, Floor: floor })) } };
    case 'yard:ListBigVessels':
    case 'yard:ListSmallVessels':
      return { value: { Vessels: vesselsAnswer(yard, operation) } };
    case 'yard:GetBigVessel':
    case 'yard:GetSmallVessel':
      return { value: vesselAnswer(yard.vessels.find(({ id }) => id === item)) };
    case 'yard:ListDrawers':
      return { value: { Drawers: drawersAnswer(yard.boxes.find(({ id }) => id === item)) } };
    case 'yard:GetLabel':
      return labelReply(drawer);
    case 'yard:ListLinks':
      return { value: { Links: yard.boxes.flatMap(linksAnswer) } };
    case 'yard:ListStickers':
      return {
        value: { Boxes: yard.boxes.map(({ id, sticker }) => ({ Id: id, Sticker: sticker })) },
      };
    default:
      return {
        value: { Persons: world.persons.map(({ id, login }) => ({ Id: id, Login: login })) },
      };
  }
}

function boxAnswer({ id, size, name, tag, room, uses }: Box): unknown {
  return {
    Id: id,
    Size: size,
    Name: name,
    Tags: tag === null ? [] : [{ Key: 'Name', Value: tag }],
    Room: room,
    Uses: uses.map(({ login, role }) => ({ Login: login, Role: role })),
  };
}

function vesselsAnswer(yard: Yard, operation: Operation): readonly unknown[] {
  return yard.vessels
    .filter(({ sort }) => operation === `yard:List${sort}Vessels`)
    .map(({ id, litres, room }) => ({ Id: id, Litres: litres, Room: room }));
}

function vesselAnswer(vessel: Vessel | undefined): unknown {
  return { Paint: vessel?.paint, Owner: vessel?.owner };
}

function drawersAnswer(box: Box | undefined): readonly unknown[] {
  return (box?.drawers ?? []).map(({ id, depth }) => ({ Id: id, Depth: depth }));
}

function linksAnswer({ id, links }: Box): readonly unknown[] {
  return links.map(({ to, weight }) => ({ From: id, To: to, Weight: weight }));
}

export function hasLabel(drawer: Drawer): boolean {
  return drawer.label !== null || drawer.names.length > 0;
}

function labelReply(drawer: Drawer | undefined): Reply {
  if (drawer !== undefined && hasLabel(drawer)) {
    const names = drawer.names.map(({ person, ink }) => ({ Person: person, Ink: ink }));
    return { value: { Label: drawer.label, Names: names } };
  }
  return drawer?.unlabelled === 'null' ? { value: null } : { code: 'notThere' };
}

const small = fc.integer({ min: 0, max: 2 });

function some<T>(values: readonly T[]): fc.Arbitrary<T | null> {
  return fc.option(fc.constantFrom(...values), { nil: null });
}

function drawerArbitrary(id: string): fc.Arbitrary<Drawer> {
  return fc.record({
    id: fc.constant(id),
    depth: small,
    label: some(['nails', 'screws']),
    names: fc.array(
      fc.record({ person: fc.constantFrom('p0', 'p1'), ink: fc.constantFrom('red', 'blue') }),
      { maxLength: 2 },
    ),
    unlabelled: fc.constantFrom('null' as const, 'absent' as const),
  });
}

function boxArbitrary(id: string): fc.Arbitrary<Box> {
  return fc.record({
    id: fc.constant(id),
    size: small,
    name: some(['tin', 'crate']),
    tag: some(['tagged']),
    room: some(['m0', 'm1']),
    uses: fc.array(
      fc.record({ login: fc.constantFrom('ada', 'bob'), role: fc.constantFrom('filler', 'mover') }),
      { maxLength: 3 },
    ),
    sticker: some(['fragile']),
    drawers: subset([`${id}d0`, `${id}d1`], drawerArbitrary),
    links: fc.uniqueArray(fc.record({ to: fc.constantFrom('b0', 'b1'), weight: small }), {
      selector: ({ to }) => to,
      maxLength: 2,
    }),
  });
}

function vesselArbitrary(id: string): fc.Arbitrary<Vessel> {
  return fc.record({
    id: fc.constant(id),
    sort: fc.constant(id.startsWith('big') ? ('Big' as const) : ('Small' as const)),
    litres: small,
    room: some(['m0', 'm1']),
    paint: some(['green', 'grey']),
    owner: some(['p0', 'p1']),
  });
}

function subset<T>(ids: readonly string[], make: (id: string) => fc.Arbitrary<T>) {
  return fc
    .tuple(...ids.map((id) => fc.option(make(id), { nil: null, freq: 4 })))
    .map((items) => items.filter((item): item is Awaited<T> => item !== null) as readonly T[]);
}

const yardArbitrary: fc.Arbitrary<Yard> = fc.record({
  boxes: subset(['b0', 'b1', 'b2'], boxArbitrary),
  rooms: subset(['m0', 'm1'], (id) => fc.record({ id: fc.constant(id), floor: small })),
  vessels: subset(['big0', 'big1', 'small0'], vesselArbitrary),
});

export const worldArbitrary: fc.Arbitrary<World> = fc.record({
  yards: fc.record({ r1: yardArbitrary, r2: yardArbitrary }),
  persons: subset(['p0', 'p1'], (id) =>
    fc.record({ id: fc.constant(id), login: fc.constant(id === 'p0' ? 'ada' : 'bob') }),
  ),
});

const faultArbitrary: fc.Arbitrary<Fault> = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  region: some(REGIONS),
  item: some(['b0', 'b1', 'b0d0', 'big0', 'small0']),
  kind: fc.constantFrom('unreadable' as const, 'cut' as const),
  keep: small,
});

export const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  world: fc.option(worldArbitrary, { nil: null, freq: 3 }),
  faults: fc.array(faultArbitrary, { maxLength: 5 }),
  services: fc.option(fc.subarray(['yard', 'people'], { minLength: 1 }), { nil: null, freq: 1 }),
  regions: fc.option(fc.subarray([...REGIONS], { minLength: 1 }), { nil: null, freq: 1 }),
});
