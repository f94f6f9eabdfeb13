import { byId } from '../../../account/collect/by-id.js';
import type { Field } from '../../../account/collect/field.js';
import { itemOf } from '../../../account/collect/item-of.js';
import type { Listing, MappedNode, Reference, Scope } from '../../../account/collect/listing.js';
import { tagList } from '../../../account/collect/tags.js';
import type { CollectedService } from '../../../account/collect/stages.js';
import type { NodeRecord } from '../../../account/graph/record.js';

/** A made-up provider's resources: boxes with drawers, rooms, vessels of two sorts, and people of the whole account. */
export function yardArn(region: string, kind: string, id: string): string {
  return `arn:aws:yard:${region}:111122223333:${kind}/${id}`;
}

export function personArn(id: string): string {
  return `arn:aws:people::111122223333:person/${id}`;
}

/** What stands for a person whom nobody lists, known by login only. */
export function loginArn(login: string): string {
  return `arn:aws:people::111122223333:login/${login}`;
}

function lastPart(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function node(
  item: Field,
  at: Scope,
  type: string,
  attributes: MappedNode['attributes'],
): MappedNode {
  const id = yardArn(at.region, type.toLowerCase(), item.required('Id'));
  return { id, type, region: at.region, name: item.text('Name'), attributes };
}

function roomOf(item: Field, at: Scope): readonly Reference[] {
  const room = item.text('Room');
  return room === undefined ? [] : [byId('Room', yardArn(at.region, 'room', room))];
}

function byLogin(login: string): Reference {
  return {
    by: 'name',
    type: 'Person',
    attribute: 'login',
    value: login,
    region: null,
    fallbackId: loginArn(login),
  };
}

/** Boxes with the rooms they are in and the people who use them, once per role. */
export const listBoxes: Listing = {
  operation: 'yard:ListBoxes',
  scope: 'region',
  states: {
    nodes: [{ type: 'Box' }],
    relations: [
      { kind: 'IN', from: ['Box'], to: ['Room'], anchor: 'from' },
      { kind: 'USED_BY', from: ['Box'], to: ['Person'], anchor: 'from', listAs: 'uses' },
    ],
    attributes: {},
  },
  dropped: { 'Boxes[].Weight': 'measurement' },
  map: (answer, at) => {
    const boxes = answer.requiredObjects('Boxes');
    return {
      nodes: boxes.map((box) =>
        node(box, at, 'Box', { size: box.number('Size'), tags: tagList(box) }),
      ),
      edges: boxes.flatMap((box) => {
        const from = byId('Box', yardArn(at.region, 'box', box.required('Id')));
        return [
          ...roomOf(box, at).map((to) => ({ from, kind: 'IN', to })),
          ...box.objects('Uses').map((use) => ({
            from,
            kind: 'USED_BY',
            to: byLogin(use.required('Login')),
            attributes: { role: use.text('Role') },
          })),
        ];
      }),
    };
  },
};

export const listRooms: Listing = {
  operation: 'yard:ListRooms',
  scope: 'region',
  states: { nodes: [{ type: 'Room' }], relations: [], attributes: {} },
  dropped: {},
  map: (answer, at) => ({
    nodes: answer
      .requiredObjects('Rooms')
      .map((room) => node(room, at, 'Room', { floor: room.number('Floor') })),
    edges: [],
  }),
};

/** One of two listings that share a type and its relations, each listing the vessels of its own sort. */
function listVessels(sort: 'Big' | 'Small'): Listing {
  return {
    operation: `yard:List${sort}Vessels`,
    scope: 'region',
    states: {
      nodes: [{ type: 'Vessel', where: ({ sort: known }) => known === sort }],
      relations: [{ kind: 'IN', from: ['Vessel'], to: ['Room'], anchor: 'from' }],
      attributes: {},
    },
    dropped: {},
    map: (answer, at) => {
      const vessels = answer.requiredObjects('Vessels');
      return {
        nodes: vessels.map((vessel) =>
          node(vessel, at, 'Vessel', { sort, litres: vessel.number('Litres') }),
        ),
        edges: vessels.flatMap((vessel) => {
          const from = byId('Vessel', yardArn(at.region, 'vessel', vessel.required('Id')));
          return roomOf(vessel, at).map((to) => ({ from, kind: 'IN', to }));
        }),
      };
    },
  };
}

/** The paint and the owner of a vessel, which each sort is asked for by an operation of its own. */
function getVessel(sort: 'Big' | 'Small'): Listing {
  return {
    operation: `yard:Get${sort}Vessel`,
    scope: 'region',
    states: {
      nodes: [],
      relations: [{ kind: 'OWNED_BY', from: ['Vessel'], to: ['Person'], anchor: 'from' }],
      attributes: { Vessel: ['paint'] },
    },
    dropped: {},
    perItem: {
      type: 'Vessel',
      input: ({ id, attributes }) =>
        attributes['sort'] === sort ? { Vessel: lastPart(id) } : null,
      optional: false,
    },
    map: (answer, at, item) => {
      const { id } = itemOf(item);
      const owner = answer.text('Owner');
      const from = byId('Vessel', id);
      return {
        nodes: [
          { id, type: 'Vessel', region: at.region, attributes: { paint: answer.text('Paint') } },
        ],
        edges:
          owner === undefined
            ? []
            : [{ from, kind: 'OWNED_BY', to: byId('Person', personArn(owner)) }],
      };
    },
  };
}

export const listBigVessels = listVessels('Big');
export const listSmallVessels = listVessels('Small');
export const getBigVessel = getVessel('Big');
export const getSmallVessel = getVessel('Small');

/** Drawers, which only their box's own answer names. */
export const listDrawers: Listing = {
  operation: 'yard:ListDrawers',
  scope: 'region',
  states: {
    nodes: [{ type: 'Drawer' }],
    relations: [{ kind: 'PART_OF', from: ['Drawer'], to: ['Box'], anchor: 'to' }],
    attributes: {},
  },
  dropped: {},
  perItem: { type: 'Box', input: ({ id }) => ({ Box: lastPart(id) }), optional: false },
  map: (answer, at, item) => {
    const to = byId('Box', itemOf(item).id);
    const drawers = answer
      .requiredObjects('Drawers')
      .map((drawer) => node(drawer, at, 'Drawer', { depth: drawer.number('Depth') }));
    return {
      nodes: drawers,
      edges: drawers.map(({ id }) => ({ from: byId('Drawer', id), kind: 'PART_OF', to })),
    };
  },
};

/** What a drawer is labelled with, if it is. */
export const getLabel: Listing = {
  operation: 'yard:GetLabel',
  scope: 'region',
  states: {
    nodes: [],
    relations: [
      { kind: 'NAMES', from: ['Drawer'], to: ['Person'], anchor: 'from', listAs: 'labels' },
    ],
    attributes: { Drawer: ['label'] },
  },
  dropped: {},
  perItem: { type: 'Drawer', input: ({ id }) => ({ Drawer: lastPart(id) }), optional: true },
  map: (answer, at, item) => {
    const { id } = itemOf(item) satisfies NodeRecord;
    const label = answer.text('Label');
    return {
      nodes: [{ id, type: 'Drawer', region: at.region, attributes: { label } }],
      edges: answer.objects('Names').map((name) => ({
        from: byId('Drawer', id),
        kind: 'NAMES',
        to: byId('Person', personArn(name.required('Person'))),
        attributes: { ink: name.text('Ink') },
      })),
    };
  },
};

/** Links between boxes: the answer's items are the links themselves. */
export const listLinks: Listing = {
  operation: 'yard:ListLinks',
  scope: 'region',
  states: {
    nodes: [],
    relations: [{ kind: 'LINKS_TO', from: ['Box'], to: ['Box'], anchor: 'from' }],
    attributes: {},
  },
  dropped: {},
  map: (answer, at) => ({
    nodes: [],
    edges: answer.requiredObjects('Links').map((link) => ({
      from: byId('Box', yardArn(at.region, 'box', link.required('From'))),
      kind: 'LINKS_TO',
      to: byId('Box', yardArn(at.region, 'box', link.required('To'))),
      attributes: { weight: link.number('Weight') },
    })),
  }),
};

/** A second look at boxes for the one attribute that their own listing leaves out. */
export const listStickers: Listing = {
  operation: 'yard:ListStickers',
  scope: 'region',
  states: { nodes: [], relations: [], attributes: { Box: ['sticker'] } },
  dropped: {},
  map: (answer, at) => ({
    nodes: answer.requiredObjects('Boxes').map((box) => ({
      id: yardArn(at.region, 'box', box.required('Id')),
      type: 'Box',
      region: at.region,
      attributes: { sticker: box.text('Sticker') },
    })),
    edges: [],
  }),
};

export const listPersons: Listing = {
  operation: 'people:ListPersons',
  scope: 'global',
  states: { nodes: [{ type: 'Person' }], relations: [], attributes: {} },
  dropped: {},
  map: (answer) => ({
    nodes: answer.requiredObjects('Persons').map((person) => ({
      id: personArn(person.required('Id')),
      type: 'Person',
      region: null,
      name: person.text('Name'),
      attributes: { login: person.text('Login') },
    })),
    edges: [],
  }),
};

/** Per-item listings stand before the listings that show their items: the order must not matter. */
export const YARD: CollectedService = {
  name: 'yard',
  listings: [
    getLabel,
    listDrawers,
    listBoxes,
    listRooms,
    getSmallVessel,
    listBigVessels,
    listSmallVessels,
    getBigVessel,
    listLinks,
    listStickers,
  ],
};

export const PEOPLE: CollectedService = { name: 'people', listings: [listPersons] };
