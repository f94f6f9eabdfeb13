import type { NodeId, NodeRecord } from '../graph/record.js';
import { arnParts } from './arn.js';

/** What a relation points to outside the graph: nothing but id, type and name. */
export function externalNode(
  id: NodeId,
  end: { readonly type: string; readonly name: string | null } | undefined,
  serviceOf: (type: string) => string,
): NodeRecord {
  const type = end?.type ?? '';
  return Object.freeze({
    id,
    type,
    service: serviceOf(type),
    region: null,
    name: end?.name ?? lastSegment(id),
    external: true,
    attributes: Object.freeze({}),
  });
}

function lastSegment(id: NodeId): string {
  if (arnParts(id) === null) return id;
  return id.split(/[/:]/).at(-1) ?? id;
}
