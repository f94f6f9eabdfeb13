import { type EdgeRecord, type NodeId, type NodeRecord, edgeId } from '../record.js';
import { compareText } from './compare-text.js';
import {
  type Layers,
  type Overlay,
  type Row,
  emptyRow,
  nodeChanged,
  rowChanged,
} from './overlay.js';
import { headAt } from './read-node.js';
import { recordBytes } from './record-bytes.js';
import { type DraftRow, draftRow, putInRow, removeFromRow, rowHas } from './draft-row.js';

/** An overlay being written. What the batch does not touch stays the same object as in the overlay before. */
export class OverlayDraft {
  readonly changedTypes = new Set<string>();
  readonly #layers: Layers;
  readonly #nodes: Map<number, NodeRecord | null>;
  readonly #added: Map<string, number>;
  readonly #addedIds: string[];
  /** rows of this batch only */
  readonly #rows = new Map<number, DraftRow>();
  readonly #typeCounts: Map<string, number>;
  #nodeCount: number;
  #edgeCount: number;
  #bytes: number;

  constructor(layers: Layers) {
    const { overlay } = layers;
    this.#layers = layers;
    this.#nodes = new Map(overlay.nodes);
    this.#added = new Map(overlay.added);
    this.#addedIds = [...overlay.addedIds];
    this.#typeCounts = new Map(overlay.typeCounts);
    this.#nodeCount = overlay.nodeCount;
    this.#edgeCount = overlay.edgeCount;
    this.#bytes = overlay.bytes;
  }

  node(id: NodeId): { readonly type: string } | null {
    const slot = this.#slot(id);
    if (slot === undefined) return null;
    const changed = this.#nodes.get(slot);
    return changed === undefined ? headAt(this.#layers, slot) : changed;
  }

  putNode(node: NodeRecord): void {
    const before = this.node(node.id);
    if (before === null) this.#nodeCount += 1;
    this.#recount(before?.type, node.type);
    this.#nodes.set(this.#slot(node.id) ?? this.#addSlot(node.id), node);
    this.#bytes += recordBytes(node);
  }

  /** The node is there; its edges are gone already. */
  removeNode(id: NodeId): void {
    const slot = this.#slotThere(id);
    const row = this.#row(slot);
    const edge = row.out[0] ?? row.in[0];
    if (edge !== undefined) {
      throw new TypeError(`An edge has both ends, got ${edgeId(edge)} without ${id}`);
    }
    this.#recount(this.node(id)?.type, undefined);
    this.#nodeCount -= 1;
    this.#nodes.set(slot, null);
  }

  hasEdge(edge: EdgeRecord): boolean {
    const from = this.#slot(edge.from);
    return from !== undefined && this.#slot(edge.to) !== undefined && rowHas(this.#row(from), edge);
  }

  putEdge(edge: EdgeRecord): void {
    const [from, to] = this.#ends(edge);
    if (!rowHas(this.#row(from), edge)) this.#edgeCount += 1;
    putInRow(this.#row(from), 'out', edge, to);
    putInRow(this.#row(to), 'in', edge, from);
    this.#bytes += recordBytes(edge);
  }

  /** The edge is there. */
  removeEdge(edge: EdgeRecord): void {
    const [from, to] = this.#ends(edge);
    removeFromRow(this.#row(from), 'out', edge);
    removeFromRow(this.#row(to), 'in', edge);
    this.#edgeCount -= 1;
  }

  finish(): Overlay {
    const { overlay } = this.#layers;
    const flags = new Uint8Array(this.#layers.base.nodes.count + this.#addedIds.length);
    flags.set(overlay.flags);
    const rows = new Map<number, Row>(overlay.rows);
    for (const slot of this.#nodes.keys()) flags[slot]! |= nodeChanged;
    for (const [slot, row] of this.#rows) {
      if (row.changed) rows.set(slot, row);
      if (row.changed) flags[slot]! |= rowChanged;
    }
    for (let slot = overlay.flags.length; slot < flags.length; slot += 1) {
      flags[slot]! |= rowChanged;
      if (!rows.has(slot)) rows.set(slot, emptyRow);
    }
    return Object.freeze({
      nodes: this.#nodes,
      added: this.#added,
      addedIds: this.#addedIds,
      rows,
      flags,
      nodeCount: this.#nodeCount,
      edgeCount: this.#edgeCount,
      typeCounts: this.#sortedCounts(),
      bytes: this.#bytes,
    });
  }

  #slot(id: NodeId): number | undefined {
    return this.#layers.base.nodes.slots.get(id) ?? this.#added.get(id);
  }

  #slotThere(id: NodeId): number {
    const slot = this.#slot(id);
    if (slot === undefined || this.node(id) === null) {
      throw new TypeError(`An edge has both ends, got one at ${id}, which is not there`);
    }
    return slot;
  }

  #ends(edge: EdgeRecord): readonly [number, number] {
    return [this.#slotThere(edge.from), this.#slotThere(edge.to)];
  }

  #addSlot(id: NodeId): number {
    const slot = this.#layers.base.nodes.count + this.#addedIds.length;
    this.#addedIds.push(id);
    this.#added.set(id, slot);
    return slot;
  }

  #row(slot: number): DraftRow {
    const known = this.#rows.get(slot);
    if (known !== undefined) return known;
    const row = draftRow(this.#layers, slot);
    this.#rows.set(slot, row);
    return row;
  }

  #recount(before: string | undefined, after: string | undefined): void {
    if (before === after) return;
    for (const [type, by] of [
      [before, -1],
      [after, 1],
    ] as const) {
      if (type === undefined) continue;
      this.changedTypes.add(type);
      const count = (this.#typeCounts.get(type) ?? 0) + by;
      if (count === 0) this.#typeCounts.delete(type);
      else this.#typeCounts.set(type, count);
    }
  }

  #sortedCounts(): ReadonlyMap<string, number> {
    if (this.changedTypes.size === 0) return this.#layers.overlay.typeCounts;
    return new Map([...this.#typeCounts].toSorted(([one], [other]) => compareText(one, other)));
  }
}
