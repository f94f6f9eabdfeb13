import { edgeReadings } from './edge-readings.js';
import type { IsAnswered } from './owner-view.js';
import { type EdgeId, type EdgeRecord, type NodeId, type NodeRecord, edgeId } from './record.js';
import type { Direction } from './snapshot.js';
import { compareEdges } from './snapshot/compare-edges.js';
import type { Neighbourhood } from './store.js';
import type { Version } from './version.js';
import type { Caller, View } from './view.js';

/**
 * What one request has read of an account that is not in memory: some nodes with every edge at them and the other ends of
 * those. It grows while the request lasts; what it has said stays true. Whatever it does not know it refuses (TypeError):
 * the edges of a node that was not asked for, and anything about the whole graph.
 */
export class NearView implements View {
  readonly version: Version;
  readonly caller: Caller;
  readonly isAnswered: IsAnswered;
  readonly #asked = new Set<NodeId>();
  readonly #nodes = new Map<NodeId, NodeRecord>();
  readonly #edges = new Map<EdgeId, EdgeRecord>();
  readonly #at = new Map<NodeId, EdgeRecord[]>();

  constructor(version: Version, caller: Caller, isAnswered: IsAnswered) {
    this.version = version;
    this.caller = caller;
    this.isAnswered = isAnswered;
  }

  /** Takes up what is at these nodes in the view's version. */
  add(ids: Iterable<NodeId>, { nodes, edges }: Pick<Neighbourhood, 'nodes' | 'edges'>): void {
    for (const id of ids) this.#asked.add(id);
    for (const node of nodes) if (!this.#nodes.has(node.id)) this.#nodes.set(node.id, node);
    const grown = new Set<EdgeRecord[]>();
    for (const edge of edges) {
      const id = edgeId(edge);
      if (this.#edges.has(id)) continue;
      this.#edges.set(id, edge);
      for (const end of new Set([edge.from, edge.to])) grown.add(this.#put(end, edge));
    }
    for (const list of grown) list.sort(compareEdges);
  }

  #put(end: NodeId, edge: EdgeRecord): EdgeRecord[] {
    const list = this.#at.get(end) ?? [];
    this.#at.set(end, list);
    list.push(edge);
    return list;
  }

  knowsEdges(id: NodeId): boolean {
    return this.#asked.has(id);
  }

  node(id: NodeId): NodeRecord | null {
    const node = this.#nodes.get(id);
    if (node !== undefined) return node;
    if (this.#asked.has(id)) return null;
    throw this.#unknown(`the node ${id}`);
  }

  edge(id: EdgeId): EdgeRecord | null {
    const known = this.#edges.get(id);
    if (known !== undefined) return known;
    for (const { from, to } of edgeReadings(id)) {
      if (!this.#asked.has(from) && !this.#asked.has(to)) throw this.#unknown(`the edge ${id}`);
    }
    return null;
  }

  edges(id: NodeId, direction: Direction, kinds?: readonly string[]): readonly EdgeRecord[] {
    if (!this.#asked.has(id)) throw this.#unknown(`the edges of ${id}`);
    return (this.#at.get(id) ?? []).filter(
      (edge) =>
        (direction === 'BOTH' || (direction === 'OUT' ? edge.from : edge.to) === id) &&
        (kinds === undefined || kinds.includes(edge.kind)),
    );
  }

  get nodeCount(): number {
    throw this.#unknown('the number of nodes');
  }

  get edgeCount(): number {
    throw this.#unknown('the number of edges');
  }

  nodes(): never {
    throw this.#unknown('its nodes');
  }

  count(): never {
    throw this.#unknown('the number of nodes');
  }

  allEdges(): never {
    throw this.#unknown('its edges');
  }

  typeCounts(): never {
    throw this.#unknown('its types');
  }

  ball(): never {
    throw this.#unknown('a whole ball');
  }

  #unknown(what: string): TypeError {
    const { account, seq } = this.version;
    return new TypeError(`${what} was not read: account ${account} is not in memory (seq:${seq})`);
  }
}
