import type { Attributes } from '../graph/record.js';

/** The value of a node's tag `Name`, which goes before the resource's own name; null when it has none. */
export function tagName({ tags }: Attributes): string | null {
  if (!Array.isArray(tags)) return null;
  const list: readonly { readonly key?: unknown; readonly value?: unknown }[] = tags;
  const value = list.find((tag) => tag.key === 'Name')?.value;
  return typeof value === 'string' && value !== '' ? value : null;
}
