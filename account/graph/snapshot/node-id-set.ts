import type { NodeId } from '../record.js';
import type { Layers } from './overlay.js';
import { idsAt, slotOf } from './read-node.js';

/** The ids of some slots in their order. Ids are made when listed, since a walk is often only counted or asked. */
export class NodeIdSet implements ReadonlySet<NodeId> {
  readonly #layers: Layers;
  readonly #slots: Uint32Array;
  #members: ReadonlySet<number> | undefined;
  #ids: readonly NodeId[] | undefined;

  /** `slots`: of nodes that are there, each once; kept */
  constructor(layers: Layers, slots: Uint32Array) {
    this.#layers = layers;
    this.#slots = slots;
  }

  get size(): number {
    return this.#slots.length;
  }

  has(id: NodeId): boolean {
    this.#members ??= new Set(this.#slots);
    const slot = slotOf(this.#layers, id);
    return slot !== undefined && this.#members.has(slot);
  }

  forEach(visit: (id: NodeId, same: NodeId, set: ReadonlySet<NodeId>) => void): void {
    for (const id of this.#list()) visit(id, id, this);
  }

  *entries(): SetIterator<[NodeId, NodeId]> {
    for (const id of this.#list()) yield [id, id];
  }

  keys(): SetIterator<NodeId> {
    return this.#list().values();
  }

  values(): SetIterator<NodeId> {
    return this.#list().values();
  }

  [Symbol.iterator](): SetIterator<NodeId> {
    return this.#list().values();
  }

  #list(): readonly NodeId[] {
    this.#ids ??= idsAt(this.#layers, this.#slots);
    return this.#ids;
  }
}
