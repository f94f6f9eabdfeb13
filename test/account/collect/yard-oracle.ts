import type { Freshness } from '../../../account/graph/freshness.js';
import type { Attributes } from '../../../account/graph/record.js';
import type { Graph } from './collecting.js';
import { type Belief, type Cell, YardBeliefs } from './yard-beliefs.js';
import { type Reading, YardReadings } from './yard-readings.js';
import { loginArn, personArn, yardArn } from './yard-listings.js';
import {
  type Box,
  type Drawer,
  type Step,
  type Vessel,
  type World,
  hasLabel,
} from './yard-world.js';

interface Outcome {
  readonly service: string;
  readonly region: string | null;
  /** the calls that failed, which the error must name */
  readonly failed: readonly string[];
}

type YardStatus = Omit<Freshness, 'error'> & Outcome;

/** An answer about one item. */
interface ItemAnswer {
  readonly node: Belief;
  readonly answer: string;
  readonly reading: Reading;
  readonly attributes: Cell['attributes'];
}

type Triple = readonly [from: string, kind: string, to: string];

/**
 * What the graph must hold after each collection, computed another way than the product does: not as a comparison of
 * records, but as the last thing that each answer said of each item.
 */
export class YardOracle {
  readonly #kept = new YardBeliefs();
  readonly #beliefs = this.#kept.nodes;
  readonly #rows = new Map<string, YardStatus>();
  #world!: World;
  #shown = new Set<string>();
  #denied = new Set<string>();
  #stated = new Set<string>();
  #readings!: YardReadings;
  /** edges are read when all nodes are: names mean nodes as they are afterwards */
  #later: (() => void)[] = [];

  /** Which nodes ended. `began`: ISO 8601; `doubted`: scopes none of whose answers says that something is gone */
  collect(
    step: Step,
    world: World,
    began: string,
    doubted: ReadonlySet<string>,
  ): readonly string[] {
    this.#readings = new YardReadings(step, doubted);
    this.#world = world;
    this.#shown = new Set();
    this.#denied = new Set();
    this.#stated = new Set();
    this.#later = [];
    const outcomes: Outcome[] = [];
    const due = (service: string) => step.services?.includes(service) ?? true;
    for (const region of due('yard') ? ['r1', 'r2'] : []) {
      if (!(step.regions?.includes(region) ?? true)) continue;
      this.#readings.failed = [];
      this.#readYard(region);
      outcomes.push({ service: 'yard', region, failed: this.#readings.failed });
    }
    if (due('people')) {
      this.#readings.failed = [];
      this.#readPersons();
      outcomes.push({ service: 'people', region: null, failed: this.#readings.failed });
    }
    const ended = [...this.#denied].filter((id) => !this.#shown.has(id));
    for (const id of ended) this.#beliefs.delete(id);
    for (const read of this.#later) read();
    this.#kept.settle(new Set(ended), this.#stated);
    for (const outcome of outcomes) this.#note(outcome, began);
    return ended;
  }

  #note({ service, region, failed }: Outcome, began: string): void {
    const key = `${service} ${region}`;
    const complete = failed.length === 0;
    const used = [...this.#beliefs.values()].some(
      (node) => node.service === service && (region === null || node.region === region),
    );
    const asOf = complete ? began : (this.#rows.get(key)?.asOf ?? null);
    this.#rows.set(key, { service, region, asOf, complete, used, failed });
  }

  #show(node: Omit<Belief, 'cells' | 'name'>): Belief {
    this.#shown.add(node.id);
    const known = this.#beliefs.get(node.id) ?? { ...node, name: null, cells: new Map() };
    this.#beliefs.set(node.id, known);
    return known;
  }

  #deny(type: string, region: string | null, fits: (node: Belief) => boolean = () => true): void {
    for (const node of this.#beliefs.values()) {
      if (node.type === type && node.region === region && fits(node)) this.#denied.add(node.id);
    }
  }

  #readPersons(): void {
    const at: [string, null] = ['r1', null];
    const reading = this.#readings.read('people:ListPersons', ...at);
    if (reading === 'whole') this.#deny('Person', null);
    const persons = this.#readings.pages(this.#world.persons, 'people:ListPersons', ...at);
    for (const { id, login } of persons) {
      const person = { type: 'Person', service: 'people', region: null };
      const node = this.#show({ ...person, id: personArn(id) });
      node.cells.set('own', { attributes: { login }, edges: new Map() });
    }
  }

  #readYard(region: string): void {
    const yard = this.#world.yards[region]!;
    const listed = <T>(operation: string, all: readonly T[]) => {
      const reading = this.#readings.read(operation, region, null);
      return { reading, items: this.#readings.pages(all, operation, region, null) };
    };
    const rooms = listed('yard:ListRooms', yard.rooms);
    if (rooms.reading === 'whole') this.#deny('Room', region);
    for (const { id, floor } of rooms.items) {
      const node = this.#show(this.#yardNode('Room', region, id));
      node.cells.set('own', { attributes: { floor }, edges: new Map() });
    }
    for (const sort of ['Big', 'Small'] as const) {
      const own = yard.vessels.filter((vessel) => vessel.sort === sort);
      const vessels = listed(`yard:List${sort}Vessels`, own);
      if (vessels.reading === 'whole') {
        this.#deny('Vessel', region, ({ cells }) => cells.get('own')?.attributes['sort'] === sort);
      }
      for (const vessel of vessels.items) this.#readVessel(vessel, region);
    }
    const boxes = listed('yard:ListBoxes', yard.boxes);
    if (boxes.reading === 'whole') this.#deny('Box', region);
    for (const box of boxes.items) this.#readBox(box, region);
    const stickers = listed('yard:ListStickers', yard.boxes);
    for (const box of stickers.items) {
      if (boxes.reading === 'whole' && !boxes.items.includes(box)) continue;
      const node = this.#show(this.#yardNode('Box', region, box.id));
      node.cells.set('sticker', { attributes: { sticker: box.sticker }, edges: new Map() });
    }
    const shown = yard.boxes.filter(({ id }) => this.#shown.has(yardArn(region, 'box', id)));
    for (const box of shown) this.#readDrawers(box, region);
    this.#denyDrawersOfEndedBoxes(region);
    const links = listed(
      'yard:ListLinks',
      yard.boxes.flatMap(({ id, links: all }) => all.map((link) => ({ ...link, from: id }))),
    );
    this.#later.push(() => this.#readLinks(links, region));
  }

  #yardNode(type: string, region: string, id: string): Omit<Belief, 'cells' | 'name'> {
    return { id: yardArn(region, type.toLowerCase(), id), type, service: 'yard', region };
  }

  #readBox(box: Box, region: string): void {
    const node = this.#show(this.#yardNode('Box', region, box.id));
    node.name = box.name;
    const tags = box.tag === null ? [] : [{ key: 'Name', value: box.tag }];
    const cell: Cell = { attributes: { size: box.size, tags }, edges: new Map() };
    node.cells.set('own', cell);
    this.#later.push(() => {
      if (box.room !== null) this.#state(cell, [node.id, 'IN', yardArn(region, 'room', box.room)]);
      for (const login of new Set(box.uses.map((use) => use.login))) {
        const roles = box.uses.filter((use) => use.login === login).map(({ role }) => role);
        const uses = [...new Set(roles)].toSorted().map((role) => ({ role }));
        this.#state(cell, [node.id, 'USED_BY', this.#personOf(login)], { uses });
      }
    });
  }

  #personOf(login: string): string {
    const persons = [...this.#beliefs.values()].filter(({ type }) => type === 'Person');
    const found = persons.filter(({ cells }) => cells.get('own')?.attributes['login'] === login);
    return found.map(({ id }) => id).toSorted()[0] ?? loginArn(login);
  }

  #readVessel(vessel: Vessel, region: string): void {
    const { id, sort, litres, room, paint, owner } = vessel;
    const node = this.#show(this.#yardNode('Vessel', region, id));
    const cell: Cell = { attributes: { sort, litres }, edges: new Map() };
    node.cells.set('own', cell);
    this.#later.push(() => {
      if (room !== null) this.#state(cell, [node.id, 'IN', yardArn(region, 'room', room)]);
    });
    const reading = this.#readings.read(`yard:Get${sort}Vessel`, region, id);
    this.#readItem({ node, answer: 'vessel', reading, attributes: { paint } }, (into) => {
      if (owner !== null) this.#state(into, [node.id, 'OWNED_BY', personArn(owner)]);
    });
  }

  /** A whole answer about one item replaces what it said before; a cut one only adds to it. */
  #readItem({ node, answer, reading, attributes }: ItemAnswer, state: (into: Cell) => void): void {
    if (reading === 'none') return;
    const known = node.cells.get(answer) ?? { attributes: {}, edges: new Map() };
    const said: Cell = { attributes, edges: new Map() };
    if (reading === 'whole') {
      node.cells.set(answer, said);
      this.#later.push(() => state(said));
      return;
    }
    node.cells.set(answer, known);
    const set = Object.entries(known.attributes).filter(([, value]) => value !== null);
    known.attributes = { ...attributes, ...Object.fromEntries(set) };
    this.#later.push(() => {
      state(said);
      for (const [key, edge] of said.edges) if (!known.edges.has(key)) known.edges.set(key, edge);
    });
  }

  #readDrawers(box: Box, region: string): void {
    const owner = this.#beliefs.get(yardArn(region, 'box', box.id))!;
    const reading = this.#readings.read('yard:ListDrawers', region, box.id);
    const pages = this.#readings.pages(box.drawers, 'yard:ListDrawers', region, box.id);
    if (reading === 'whole') for (const id of this.#drawersOf(owner)) this.#denied.add(id);
    for (const drawer of pages) {
      const node = this.#show(this.#yardNode('Drawer', region, drawer.id));
      node.cells.set('own', { attributes: { depth: drawer.depth }, edges: new Map() });
      this.#readLabel(drawer, node, region);
    }
    this.#readItem({ node: owner, answer: 'drawers', reading, attributes: {} }, (into) => {
      for (const { id } of pages) {
        this.#state(into, [yardArn(region, 'drawer', id), 'PART_OF', owner.id]);
      }
    });
  }

  #drawersOf(box: Belief): readonly string[] {
    return [...(box.cells.get('drawers')?.edges.values() ?? [])].map(({ from }) => from);
  }

  #denyDrawersOfEndedBoxes(region: string): void {
    for (const node of this.#beliefs.values()) {
      const ended = this.#denied.has(node.id) && !this.#shown.has(node.id);
      if (node.type !== 'Box' || node.region !== region || !ended) continue;
      for (const id of this.#drawersOf(node)) this.#denied.add(id);
    }
  }

  #readLabel(drawer: Drawer, node: Belief, region: string): void {
    const known = node.cells.get('label');
    const knew =
      known !== undefined && (known.edges.size > 0 || (known.attributes['label'] ?? null) !== null);
    const source = `${region} yard:GetLabel ${drawer.id}`;
    if (!hasLabel(drawer) && drawer.unlabelled === 'absent') {
      if (knew) this.#readings.failed.push(source);
      return;
    }
    const reading = this.#readings.read('yard:GetLabel', region, drawer.id);
    const pages = this.#readings.pages(drawer.names, 'yard:GetLabel', region, drawer.id);
    this.#readItem(
      { node, answer: 'label', reading, attributes: { label: drawer.label } },
      (into) => {
        for (const person of new Set(pages.map((name) => name.person))) {
          const inks = pages.filter((name) => name.person === person).map(({ ink }) => ink);
          const labels = [...new Set(inks)].toSorted().map((ink) => ({ ink }));
          this.#state(into, [node.id, 'NAMES', personArn(person)], { labels });
        }
      },
    );
  }

  /** Links are items of their own: a cut answer says all of no box. */
  #readLinks(
    links: { reading: Reading; items: readonly { from: string; to: string; weight: number }[] },
    region: string,
  ): void {
    const { reading, items } = links;
    const known = this.#kept.linksOf(region);
    const said: Cell = { attributes: {}, edges: new Map() };
    for (const { from, to, weight } of items) {
      const ends = [from, to].map((id) => yardArn(region, 'box', id));
      this.#state(said, [ends[0]!, 'LINKS_TO', ends[1]!], { weight });
    }
    if (reading === 'whole') known.edges = said.edges;
    for (const [key, edge] of said.edges) if (!known.edges.has(key)) known.edges.set(key, edge);
  }

  #state(into: Cell, [from, kind, to]: Triple, attributes: Attributes = {}): void {
    const key = `${from} ${kind} ${to}`;
    into.edges.set(key, { from, kind, to, service: 'yard', attributes });
    this.#stated.add(key);
  }

  graph(): Graph {
    return this.#kept.graph();
  }

  freshness(): readonly YardStatus[] {
    return [...this.#rows.values()];
  }
}
