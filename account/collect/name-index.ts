import type { NodeId, NodeRecord } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import type { GatheredNode } from './gather.js';
import type { Reference } from './listing.js';
import { tagName } from './tag-name.js';

/** The node that a reference by name means; undefined when there is none. */
export type NameIndex = (reference: Reference & { readonly by: 'name' }) => NodeId | undefined;

export interface Named {
  readonly shown: ReadonlyMap<NodeId, GatheredNode>;
  readonly nodes: ReadonlyMap<NodeId, NodeRecord>;
  readonly gone: ReadonlySet<NodeId>;
  readonly head: Snapshot;
}

/** Nodes by (type, region, attribute, value): those there are after this collection. Of several the least id. */
export function nameIndex(named: Named): NameIndex {
  const built = new Map<string, ReadonlyMap<string, NodeId>>();
  return ({ type, attribute, value, region }) => {
    const key = `${type} ${attribute ?? ''}`;
    const index = built.get(key) ?? build(named, type, attribute);
    built.set(key, index);
    return index.get(`${region ?? ''} ${value}`);
  };
}

function build(
  { shown, nodes, gone, head }: Named,
  type: string,
  attribute: string | undefined,
): ReadonlyMap<string, NodeId> {
  const index = new Map<string, NodeId>();
  const add = (node: NodeRecord, ownName: string | null) => {
    const value = attribute === undefined ? ownName : node.attributes[attribute];
    if (typeof value !== 'string') return;
    for (const key of new Set([` ${value}`, `${node.region ?? ''} ${value}`])) {
      const known = index.get(key);
      if (known === undefined || node.id < known) index.set(key, node.id);
    }
  };
  for (const node of nodes.values()) {
    if (node.type === type) add(node, shown.get(node.id)?.ownName ?? nameBesidesTag(node));
  }
  for (const node of head.nodes({ types: [type], external: false })) {
    if (!nodes.has(node.id) && !gone.has(node.id)) add(node, nameBesidesTag(node));
  }
  return index;
}

/** A record that goes by its tag no longer tells the resource's own name. */
function nameBesidesTag(node: NodeRecord): string | null {
  return tagName(node.attributes) === node.name ? null : node.name;
}
