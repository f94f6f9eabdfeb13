import type { EdgeRecord } from '../record.js';
import { countingSort, identity, inOrder, offsets } from './counting-sort.js';
import { Interner } from './interner.js';
import type { NodeColumns } from './node-columns.js';
import { RecordCache } from './record-cache.js';
import { type StoredEdge, attributesText, noAttributes, parseAttributes } from './stored-record.js';

/** Edges as they came, not yet ordered. */
interface Collected {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly kind: Uint16Array;
  readonly service: Uint16Array;
  /** position → text, of the few edges that have attributes */
  readonly attributes: ReadonlyMap<number, string>;
}

/**
 * Edges by dense ordinal in order of (from, kind, to): a node's outgoing edges are one run of ordinals. Its incoming
 * edges are one run of `inEdges`, in order of (kind, from). Codes of kinds are in order of the kinds.
 */
export class EdgeColumns {
  readonly count: number;
  readonly kinds: Interner;
  /** by ordinal */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly kind: Uint16Array;
  /** by slot: where the runs begin */
  readonly outStarts: Uint32Array;
  readonly inStarts: Uint32Array;
  /** by place in the incoming runs */
  readonly inEdges: Uint32Array;
  readonly inFrom: Uint32Array;
  readonly inKind: Uint16Array;
  /** estimated */
  readonly bytes: number;
  readonly #nodes: NodeColumns;
  readonly #services = new Interner();
  readonly #service: Uint16Array;
  readonly #attributes: ReadonlyMap<number, string>;
  /** of edges with attributes; the others cost nothing to make */
  readonly #decoded: RecordCache<EdgeRecord>;

  constructor(nodes: NodeColumns, edges: Iterable<StoredEdge>) {
    const kinds = new Interner();
    const collected = collect(nodes, edges, { kinds, services: this.#services });
    this.#nodes = nodes;
    this.kinds = kinds.sorted();
    const codes = kindCodes(collected.kind, kinds, this.kinds);
    const order = orderOf({ ...collected, kind: codes }, nodes.count, this.kinds.size);
    this.count = order.length;
    this.from = inOrder(order, collected.from);
    this.to = inOrder(order, collected.to);
    this.kind = inOrder(order, codes);
    this.#service = inOrder(order, collected.service);
    this.#attributes = reorder(collected.attributes, order);
    this.#decoded = new RecordCache(this.count);
    this.#refuseTwice();
    this.outStarts = offsets(this.from, nodes.count);
    this.inStarts = offsets(this.to, nodes.count);
    const byKind = countingSort(identity(this.count), this.kind, this.kinds.size);
    this.inEdges = countingSort(byKind, this.to, nodes.count);
    this.inFrom = inOrder(this.inEdges, this.from);
    this.inKind = inOrder(this.inEdges, this.kind);
    this.bytes = this.#estimate();
  }

  record(ordinal: number): EdgeRecord {
    const known = this.#decoded.get(ordinal);
    if (known !== undefined) return known;
    const text = this.#attributes.get(ordinal);
    if (text === undefined) return this.#record(ordinal, noAttributes);
    return this.#decoded.put(ordinal, this.#record(ordinal, parseAttributes(text)));
  }

  #record(ordinal: number, attributes: EdgeRecord['attributes']): EdgeRecord {
    const { ids } = this.#nodes;
    return {
      from: ids[this.from[ordinal]!]!,
      kind: this.kinds.text(this.kind[ordinal]!),
      to: ids[this.to[ordinal]!]!,
      service: this.#services.text(this.#service[ordinal]!),
      attributes,
    };
  }

  stored(ordinal: number): StoredEdge {
    const { ids } = this.#nodes;
    return {
      from: ids[this.from[ordinal]!]!,
      kind: this.kinds.text(this.kind[ordinal]!),
      to: ids[this.to[ordinal]!]!,
      service: this.#services.text(this.#service[ordinal]!),
      attributes: this.#attributes.get(ordinal) ?? noAttributes,
    };
  }

  #refuseTwice(): void {
    const { from, to, kind } = this;
    for (let at = 1; at < this.count; at += 1) {
      if (from[at] !== from[at - 1] || to[at] !== to[at - 1] || kind[at] !== kind[at - 1]) continue;
      const { from: start, kind: name, to: end } = this.record(at);
      throw new TypeError(`An edge is there once, got twice: ${start} ${name} ${end}`);
    }
  }

  #estimate(): number {
    const perEdge = 22;
    const perText = 64;
    let total = this.count * perEdge + this.outStarts.byteLength * 2;
    for (const text of this.#attributes.values()) total += text.length + perText;
    return total;
  }
}

function collect(
  nodes: NodeColumns,
  edges: Iterable<StoredEdge>,
  names: { readonly kinds: Interner; readonly services: Interner },
): Collected {
  const from: number[] = [];
  const to: number[] = [];
  const kind: number[] = [];
  const service: number[] = [];
  const attributes = new Map<number, string>();
  let start = '';
  let startSlot = -1;
  for (const edge of edges) {
    const text = attributesText(edge.attributes);
    if (text !== '{}') attributes.set(from.length, text);
    if (startSlot < 0 || edge.from !== start) startSlot = endSlot(nodes, edge, edge.from);
    start = edge.from;
    from.push(startSlot);
    to.push(endSlot(nodes, edge, edge.to));
    kind.push(names.kinds.code(edge.kind));
    service.push(names.services.code(edge.service));
  }
  return {
    from: new Uint32Array(from),
    to: new Uint32Array(to),
    kind: new Uint16Array(kind),
    service: new Uint16Array(service),
    attributes,
  };
}

function endSlot(nodes: NodeColumns, edge: StoredEdge, id: string): number {
  const slot = nodes.slots.get(id);
  if (slot === undefined) {
    throw new TypeError(
      `An edge has both ends, got ${edge.from} ${edge.kind} ${edge.to} without ${id}`,
    );
  }
  return slot;
}

/** The codes of kinds in the order they came → their codes in order of the kinds. */
function kindCodes(column: Uint16Array, from: Interner, to: Interner): Uint16Array {
  const codes = Array.from({ length: from.size }, (_, code) => to.code(from.text(code)));
  return column.map((code) => codes[code]!);
}

/** Positions in order of (from, kind, to). */
function orderOf(edges: Collected, nodeCount: number, kindCount: number): Uint32Array {
  const byTo = countingSort(identity(edges.to.length), edges.to, nodeCount);
  const byKind = countingSort(byTo, edges.kind, kindCount);
  return countingSort(byKind, edges.from, nodeCount);
}

function reorder(
  attributes: ReadonlyMap<number, string>,
  order: Uint32Array,
): ReadonlyMap<number, string> {
  const reordered = new Map<number, string>();
  if (attributes.size === 0) return reordered;
  order.forEach((position, ordinal) => {
    const text = attributes.get(position);
    if (text !== undefined) reordered.set(ordinal, text);
  });
  return reordered;
}
