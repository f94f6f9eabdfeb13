import type { Attributes, Json, NodeRecord } from './record.js';
import type { NodeFilter } from './snapshot.js';

/** What of a node can be compared without its attributes. */
export type FilterHead = Pick<NodeRecord, 'type' | 'service' | 'region' | 'external'>;

/** A filter made ready for many nodes. A node matches when both parts hold. */
export interface NodeMatcher {
  head(node: FilterHead): boolean;
  attributes(attributes: Attributes): boolean;
  /** false: `attributes` holds for every node, they need not be read */
  readonly readsAttributes: boolean;
}

export function nodeMatcher(filter: NodeFilter): NodeMatcher {
  const services = filter.services && new Set(filter.services);
  const types = filter.types && new Set(filter.types);
  const regions = filter.regions && new Set<string | null>(filter.regions);
  const { external, tags = [] } = filter;
  return {
    head: (node) =>
      (types === undefined || types.has(node.type)) &&
      (services === undefined || services.has(node.service)) &&
      (regions === undefined || regions.has(node.region)) &&
      (external === undefined || external === node.external),
    attributes: (attributes) => tags.every((tag) => hasTag(attributes['tags'], tag)),
    readsAttributes: tags.length > 0,
  };
}

export function matchesFilter(filter: NodeFilter, node: NodeRecord): boolean {
  const matcher = nodeMatcher(filter);
  return matcher.head(node) && matcher.attributes(node.attributes);
}

/** `tags` is a list of `{key, value}`; a node without the attribute has none. */
function hasTag(
  tags: Json | undefined,
  wanted: { readonly key: string; readonly values?: readonly string[] },
): boolean {
  if (!Array.isArray(tags)) return false;
  return (tags as readonly Json[]).some((tag) => {
    if (tag === null || typeof tag !== 'object' || !('key' in tag) || tag.key !== wanted.key)
      return false;
    if (wanted.values === undefined) return true;
    return typeof tag.value === 'string' && wanted.values.includes(tag.value);
  });
}
