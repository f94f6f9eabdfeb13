import type { Change } from '../change.js';
import type { AccountId, EdgeId, EdgeRecord, NodeId, NodeRecord } from '../record.js';
import type { Direction, NodeFilter, Snapshot } from '../snapshot.js';
import type { Version } from '../version.js';
import { readAllEdges } from './all-edges.js';
import { applyChanges } from './apply-changes.js';
import { type Base, buildBase } from './base.js';
import { findEdge } from './find-edge.js';
import { findPath } from './find-path.js';
import { NodeIdSet } from './node-id-set.js';
import { type Layers, type Overlay, emptyOverlay } from './overlay.js';
import { readEdges } from './read-edges.js';
import { idAt, nodeAt, slotOf } from './read-node.js';
import { countNodes, readNodes } from './read-nodes.js';
import { SlotLists } from './slot-lists.js';
import { storedEdges, storedNodes } from './stored-layers.js';
import { ballSlots } from './walk.js';

/** An overlay is folded into a new base when it holds more than this share of the base's nodes, and this many. */
const overlayShare = 0.1;
const overlayLeast = 1000;

const noFilter: NodeFilter = Object.freeze({});
const noEdges: readonly EdgeRecord[] = Object.freeze([]);

/** A base and what changed since, at one version. */
export class GraphSnapshot implements Snapshot {
  readonly version: Version;
  readonly layers: Layers;
  readonly #lists: SlotLists;

  constructor(version: Version, layers: Layers, lists: SlotLists = new SlotLists(layers)) {
    this.version = version;
    this.layers = layers;
    this.#lists = lists;
  }

  get account(): AccountId {
    return this.version.account;
  }

  get nodeCount(): number {
    return this.layers.overlay.nodeCount;
  }

  get edgeCount(): number {
    return this.layers.overlay.edgeCount;
  }

  get bytes(): number {
    return this.layers.base.bytes + this.layers.overlay.bytes;
  }

  node(id: NodeId): NodeRecord | null {
    const slot = slotOf(this.layers, id);
    return slot === undefined ? null : nodeAt(this.layers, slot);
  }

  edge(id: EdgeId): EdgeRecord | null {
    return findEdge(this.layers, id);
  }

  nodes(filter: NodeFilter = noFilter, after?: NodeId): Iterable<NodeRecord> {
    return readNodes(this.layers, this.#lists, filter, after);
  }

  count(filter: NodeFilter = noFilter): number {
    return countNodes(this.layers, this.#lists, filter);
  }

  edges(id: NodeId, direction: Direction, kinds?: readonly string[]): readonly EdgeRecord[] {
    const slot = slotOf(this.layers, id);
    return slot === undefined ? noEdges : readEdges(this.layers, slot, direction, kinds);
  }

  allEdges(after?: EdgeId): Iterable<EdgeRecord> {
    return readAllEdges(this.layers, this.#lists, after);
  }

  typeCounts(): ReadonlyMap<string, number> {
    return this.layers.overlay.typeCounts;
  }

  ball(id: NodeId, hops: number, limit = Infinity): ReadonlySet<NodeId> {
    const slot = slotOf(this.layers, id);
    if (slot === undefined || limit < 1) return new NodeIdSet(this.layers, new Uint32Array(0));
    const most = Math.min(limit, this.layers.overlay.flags.length);
    return new NodeIdSet(this.layers, ballSlots(this.layers, slot, hops, most));
  }

  path(from: NodeId, to: NodeId, maxHops: number): readonly NodeId[] | null {
    const start = slotOf(this.layers, from);
    const end = slotOf(this.layers, to);
    if (start === undefined || end === undefined) return null;
    return (
      findPath(this.layers, start, end, maxHops)?.map((slot) => idAt(this.layers, slot)) ?? null
    );
  }

  with(changes: readonly Change[], version: Version): Snapshot {
    const { base } = this.layers;
    const { overlay, changedTypes } = applyChanges(this.layers, changes);
    const layers = { base, overlay };
    const lists = this.#lists.follow(layers, changedTypes);
    if (!isLarge(base, overlay)) return new GraphSnapshot(version, layers, lists);
    return snapshotOf(version, buildBase(storedNodes(layers, lists), storedEdges(layers, lists)));
  }
}

export function snapshotOf(version: Version, base: Base): Snapshot {
  return new GraphSnapshot(version, { base, overlay: emptyOverlay(base) });
}

function isLarge(base: Base, overlay: Overlay): boolean {
  const size = overlay.nodes.size + overlay.rows.size;
  return size > Math.max(overlayLeast, base.nodes.count * overlayShare);
}
