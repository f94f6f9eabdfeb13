import type { NodeRecord } from '../graph/record.js';
import type { Listing } from './listing.js';

/**
 * Whether a listing's answers speak of this node, when several listings state things of its type: two operations may
 * share a type, each listing its own part. Of an external node nothing tells which, so every listing may.
 */
export function covers({ states, perItem }: Listing, node: NodeRecord): boolean {
  if (node.external) return true;
  if (perItem?.type === node.type) return perItem.input(node) !== null;
  const stated = states.nodes.filter(({ type }) => type === node.type);
  return stated.length === 0 || stated.some(({ where }) => where?.(node.attributes) ?? true);
}
