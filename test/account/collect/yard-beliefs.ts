import type { EdgeRecord, Json, NodeRecord } from '../../../account/graph/record.js';
import type { Graph } from './collecting.js';

/** What one answer says of one item, kept until that answer is read again or the item ends. */
export interface Cell {
  attributes: { readonly [name: string]: Json | null };
  edges: Map<string, EdgeRecord>;
}

/** A node that some listing has shown and no complete one has denied. */
export interface Belief {
  readonly id: string;
  readonly type: string;
  readonly service: string;
  readonly region: string | null;
  name: string | null;
  /** answer → what it said of this node */
  readonly cells: Map<string, Cell>;
}

/** Everything that is held to be so, and the graph that follows from it. */
export class YardBeliefs {
  readonly nodes = new Map<string, Belief>();
  readonly #externalNames = new Map<string, string>();
  readonly #links = new Map<string, Cell>();

  /** Links are items of their own: what a region's answer said of them. */
  linksOf(region: string): Cell {
    const known = this.#links.get(region) ?? { attributes: {}, edges: new Map() };
    this.#links.set(region, known);
    return known;
  }

  #cells(): readonly Cell[] {
    return [
      ...[...this.nodes.values()].flatMap(({ cells }) => [...cells.values()]),
      ...this.#links.values(),
    ];
  }

  /** What ended takes its edges along, but for those that an answer of this very collection states. */
  settle(ended: ReadonlySet<string>, stated: ReadonlySet<string>): void {
    for (const { edges } of this.#cells()) {
      for (const [key, { from, to }] of edges) {
        if ((ended.has(from) || ended.has(to)) && !stated.has(key)) edges.delete(key);
      }
    }
    this.#settleExternalNames();
  }

  #settleExternalNames(): void {
    const ends = new Set(this.#edges().flatMap(({ from, to }) => [from, to]));
    for (const id of this.#externalNames.keys()) {
      if (!ends.has(id) || this.nodes.has(id)) this.#externalNames.delete(id);
    }
    for (const id of ends) {
      if (!this.nodes.has(id)) this.#externalNames.set(id, id.slice(id.lastIndexOf('/') + 1));
    }
  }

  #edges(): readonly EdgeRecord[] {
    return this.#cells().flatMap(({ edges }) => [...edges.values()]);
  }

  graph(): Graph {
    const nodes = [...this.nodes.values()].map(recordOf);
    const external = [...this.#externalNames].map(([id, name]) => externalOf(id, name));
    const edges = new Map(
      this.#edges().map((edge) => [`${edge.from} ${edge.kind} ${edge.to}`, edge]),
    );
    return {
      nodes: [...nodes, ...external].toSorted((one, other) => (one.id < other.id ? -1 : 1)),
      edges: [...edges]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, edge]) => edge),
    };
  }
}

/** The node that follows from what was said of it. */
function recordOf({ id, type, service, region, name, cells }: Belief): NodeRecord {
  const attributes: { [name: string]: Json } = {};
  for (const cell of cells.values()) {
    for (const [key, value] of Object.entries(cell.attributes)) {
      if (value !== null) attributes[key] = value;
    }
  }
  const tags = attributes['tags'] as readonly { readonly value: string }[] | undefined;
  return { id, type, service, region, name: tags?.[0]?.value ?? name, external: false, attributes };
}

const TYPES: { readonly [kind: string]: string } = { box: 'Box', room: 'Room', drawer: 'Drawer' };

/** What an end of an edge is that no listing shows. */
function externalOf(id: string, name: string): NodeRecord {
  const isPerson = id.includes(':people:');
  const kind = id.slice(id.lastIndexOf(':') + 1, id.lastIndexOf('/'));
  return {
    id,
    type: isPerson ? 'Person' : (TYPES[kind] ?? kind),
    service: isPerson ? 'people' : 'yard',
    region: null,
    name,
    external: true,
    attributes: {},
  };
}
