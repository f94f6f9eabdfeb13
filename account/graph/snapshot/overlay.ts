import type { EdgeRecord, NodeRecord } from '../record.js';
import type { Base } from './base.js';

/** The edges of a node whose edges changed; each list in order of (kind, from, to), the slots beside it. */
export interface Row {
  readonly out: readonly EdgeRecord[];
  /** the other ends */
  readonly outSlots: readonly number[];
  readonly in: readonly EdgeRecord[];
  readonly inSlots: readonly number[];
}

/**
 * What differs from the base. A slot keeps its number as long as the base lives: added nodes get the numbers after
 * the base's, a removed node leaves a gap.
 */
export interface Overlay {
  /** changed and added nodes; null: removed */
  readonly nodes: ReadonlyMap<number, NodeRecord | null>;
  /** id → slot of the nodes that the base does not have */
  readonly added: ReadonlyMap<string, number>;
  readonly addedIds: readonly string[];
  readonly rows: ReadonlyMap<number, Row>;
  /** by slot: `nodeChanged` and `rowChanged`, so that the unchanged cost one read */
  readonly flags: Uint8Array;
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly typeCounts: ReadonlyMap<string, number>;
  /** estimated, without the base */
  readonly bytes: number;
}

/** A base and what differs from it: a graph. */
export interface Layers {
  readonly base: Base;
  readonly overlay: Overlay;
}

export const nodeChanged = 1;
export const rowChanged = 2;

export const emptyRow: Row = Object.freeze({
  out: Object.freeze([]),
  outSlots: Object.freeze([]),
  in: Object.freeze([]),
  inSlots: Object.freeze([]),
});

export function emptyOverlay(base: Base): Overlay {
  return Object.freeze({
    nodes: new Map(),
    added: new Map(),
    addedIds: [],
    rows: new Map(),
    flags: new Uint8Array(base.nodes.count),
    nodeCount: base.nodes.count,
    edgeCount: base.edges.count,
    typeCounts: base.nodes.typeCounts(),
    bytes: base.nodes.count,
  });
}
