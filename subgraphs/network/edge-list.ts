import type { MappedEdge, Reference, Scope } from '../../account/collect/listing.js';
import { networkReference } from './network-reference.js';
import type { NetworkType } from './network-id.js';

/** Edges of one kind from one resource to each of the short ids that are set. */
export function edgeList(
  at: Scope,
  from: Reference,
  kind: string,
  to: { readonly type: NetworkType; readonly ids: readonly (string | undefined)[] },
): readonly MappedEdge[] {
  return to.ids
    .filter((id) => id !== undefined)
    .map((id) => ({ from, kind, to: networkReference(at, to.type, id) }));
}
