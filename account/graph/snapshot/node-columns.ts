import type { NodeRecord } from '../record.js';
import { compareText } from './compare-text.js';
import { countingSort, identity, offsets } from './counting-sort.js';
import { Interner } from './interner.js';
import { RecordCache } from './record-cache.js';
import { type StoredNode, attributesText, parseAttributes } from './stored-record.js';

/** What a node can be found by without decoding its attributes. */
export type NodeHead = Pick<NodeRecord, 'type' | 'service' | 'region' | 'external'>;

const noRegion = 0;

/** Nodes by dense slot, in order of id. Attributes stay text until read; the last read ones stay decoded. */
export class NodeColumns {
  readonly count: number;
  readonly #ids: string[] = [];
  readonly #slots = new Map<string, number>();
  /** estimated */
  readonly bytes: number;
  readonly #types = new Interner();
  readonly #services = new Interner();
  readonly #regions = new Interner();
  readonly #type: Uint16Array;
  readonly #service: Uint16Array;
  readonly #region: Uint16Array;
  readonly #external: Uint8Array;
  readonly #names: (string | null)[] = [];
  readonly #attributes: string[] = [];
  readonly #decoded: RecordCache<NodeRecord>;
  #byType: { readonly order: Uint32Array; readonly starts: Uint32Array } | undefined;

  constructor(nodes: Iterable<StoredNode>) {
    const sorted = sortById([...nodes]);
    this.#regions.code('');
    this.count = sorted.length;
    this.#type = new Uint16Array(this.count);
    this.#service = new Uint16Array(this.count);
    this.#region = new Uint16Array(this.count);
    this.#external = new Uint8Array(this.count);
    for (let slot = 0; slot < this.count; slot += 1) this.#put(slot, sorted[slot]!);
    this.bytes = this.#estimate();
    this.#decoded = new RecordCache(this.count);
  }

  /** by slot */
  get ids(): readonly string[] {
    return this.#ids;
  }

  get slots(): ReadonlyMap<string, number> {
    return this.#slots;
  }

  type(slot: number): string {
    return this.#types.text(this.#type[slot]!);
  }

  head(slot: number): NodeHead {
    return {
      type: this.type(slot),
      service: this.#services.text(this.#service[slot]!),
      region: this.#regionAt(slot),
      external: this.#external[slot] === 1,
    };
  }

  record(slot: number): NodeRecord {
    return this.#decoded.get(slot) ?? this.#decoded.put(slot, this.#decode(slot));
  }

  stored(slot: number): StoredNode {
    const { type, service, region, external } = this.head(slot);
    const attributes = this.#attributes[slot]!;
    return {
      id: this.#ids[slot]!,
      type,
      service,
      region,
      name: this.#nameAt(slot),
      external,
      attributes,
    };
  }

  /** The slots of one type, in order. The same array every time. */
  ofType(type: string): Uint32Array {
    this.#byType ??= {
      order: countingSort(identity(this.count), this.#type, this.#types.size),
      starts: offsets(this.#type, this.#types.size),
    };
    const code = this.#types.find(type);
    if (code === undefined) return new Uint32Array(0);
    const { order, starts } = this.#byType;
    return order.subarray(starts[code], starts[code + 1]);
  }

  /** Type → number of nodes, in order of type. */
  typeCounts(): ReadonlyMap<string, number> {
    const starts = offsets(this.#type, this.#types.size);
    const counts: [string, number][] = [];
    for (let code = 0; code < this.#types.size; code += 1) {
      counts.push([this.#types.text(code), starts[code + 1]! - starts[code]!]);
    }
    return new Map(counts.toSorted(([one], [other]) => compareText(one, other)));
  }

  #put(slot: number, node: StoredNode): void {
    this.#ids.push(node.id);
    this.#slots.set(node.id, slot);
    this.#type[slot] = this.#types.code(node.type);
    this.#service[slot] = this.#services.code(node.service);
    this.#region[slot] = node.region === null ? noRegion : this.#regions.code(node.region);
    this.#external[slot] = node.external ? 1 : 0;
    this.#names.push(node.name);
    this.#attributes.push(attributesText(node.attributes));
  }

  #decode(slot: number): NodeRecord {
    return {
      id: this.#ids[slot]!,
      type: this.type(slot),
      service: this.#services.text(this.#service[slot]!),
      region: this.#regionAt(slot),
      name: this.#nameAt(slot),
      external: this.#external[slot] === 1,
      attributes: parseAttributes(this.#attributes[slot]!),
    };
  }

  #regionAt(slot: number): string | null {
    const code = this.#region[slot]!;
    return code === noRegion ? null : this.#regions.text(code);
  }

  #nameAt(slot: number): string | null {
    return this.#names[slot] ?? null;
  }

  #estimate(): number {
    const fixed = 110;
    let total = this.count * fixed;
    for (let slot = 0; slot < this.count; slot += 1) {
      total += this.#ids[slot]!.length + this.#attributes[slot]!.length;
      total += this.#names[slot]?.length ?? 0;
    }
    return total;
  }
}

function sortById(nodes: StoredNode[]): readonly StoredNode[] {
  const ordered = nodes.every((node, at) => at === 0 || nodes[at - 1]!.id < node.id);
  if (ordered) return nodes;
  nodes.sort((one, other) => compareText(one.id, other.id));
  const twice = nodes.find((node, at) => at > 0 && nodes[at - 1]!.id === node.id);
  if (twice !== undefined) throw new TypeError(`A node is there once, got twice: ${twice.id}`);
  return nodes;
}
