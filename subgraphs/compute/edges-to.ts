import { byId } from '../../account/collect/by-id.js';
import type { NodeId } from '../../account/graph/record.js';
import type { MappedEdge, Reference } from '../../account/collect/listing.js';

/** One edge of a kind to each of the ids that are set, all of one type; an id named twice counts once. */
export function edgesTo(
  from: Reference,
  kind: string,
  type: string,
  ids: readonly (NodeId | undefined)[],
): readonly MappedEdge[] {
  const known = [...new Set(ids)].filter((id) => id !== undefined);
  return known.map((id) => ({ from, kind, to: byId(type, id) }));
}
