import type { NodeId } from '../record.js';
import { compareText } from './compare-text.js';
import { identity } from './counting-sort.js';
import { type Layers, nodeChanged } from './overlay.js';
import { headAt, idAt } from './read-node.js';

/** The slots of a graph's nodes in order of id, all of them or those of one type. Made when first asked for. */
export class SlotLists {
  readonly #layers: Layers;
  readonly #byType: Map<string, Uint32Array>;
  #all: Uint32Array | undefined;

  constructor(
    layers: Layers,
    known: { all?: Uint32Array; byType?: Map<string, Uint32Array> } = {},
  ) {
    this.#layers = layers;
    this.#all = known.all;
    this.#byType = known.byType ?? new Map<string, Uint32Array>();
  }

  /** The lists of the graph that follows: those already made, but for the types named. */
  follow(layers: Layers, changedTypes: ReadonlySet<string>): SlotLists {
    const byType = new Map(this.#byType);
    for (const type of changedTypes) byType.delete(type);
    const all = changedTypes.size === 0 ? this.#all : undefined;
    return new SlotLists(layers, all === undefined ? { byType } : { all, byType });
  }

  all(): Uint32Array {
    this.#all ??= listOf(this.#layers, identity(this.#layers.base.nodes.count), null);
    return this.#all;
  }

  ofType(type: string): Uint32Array {
    const known = this.#byType.get(type);
    if (known !== undefined) return known;
    const list = listOf(this.#layers, this.#layers.base.nodes.ofType(type), type);
    this.#byType.set(type, list);
    return list;
  }
}

/** The base's list without what left it and with what joined it; the base's own when nothing did. */
function listOf(layers: Layers, baseList: Uint32Array, type: string | null): Uint32Array {
  const { overlay, base } = layers;
  const belongs = (slot: number): boolean => {
    const head = headAt(layers, slot);
    return head !== null && (type === null || head.type === type);
  };
  const wasThere = (slot: number): boolean =>
    slot < base.nodes.count && (type === null || base.nodes.type(slot) === type);
  const changed = [...overlay.nodes.keys()];
  const joined = changed.filter((slot) => belongs(slot) && !wasThere(slot));
  const left = changed.some((slot) => wasThere(slot) && !belongs(slot));
  if (joined.length === 0 && !left) return baseList;
  const stayed = baseList.filter(
    (slot) => (overlay.flags[slot]! & nodeChanged) === 0 || belongs(slot),
  );
  joined.sort((one, other) => compareText(idAt(layers, one), idAt(layers, other)));
  return merge(layers, stayed, joined);
}

function merge(layers: Layers, one: Uint32Array, other: readonly number[]): Uint32Array {
  const merged = new Uint32Array(one.length + other.length);
  let start = 0;
  other.forEach((slot, before) => {
    const place = firstAfter(layers, one, idAt(layers, slot));
    merged.set(one.subarray(start, place), start + before);
    merged[place + before] = slot;
    start = place;
  });
  merged.set(one.subarray(start), start + other.length);
  return merged;
}

/** The place of the first node whose id is greater than `after`. */
export function firstAfter(layers: Layers, list: Uint32Array, after: NodeId): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (idAt(layers, list[middle]!) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}
