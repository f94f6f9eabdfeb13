import type { NodeId, NodeRecord } from '../graph/record.js';
import { arnParts } from './arn.js';
import type { Ends } from './final-edges.js';

/**
 * What a relation points to outside the graph: nothing but id, type and name. One that is known already stays as it is,
 * unless the references that were read say another type or name.
 */
export function externalNode(
  id: NodeId,
  end: ReturnType<Ends['get']>,
  known: NodeRecord | null,
  serviceOf: (type: string) => string,
): NodeRecord {
  const type = end?.type ?? known?.type ?? '';
  const names = [...(end?.names ?? [])];
  const before = known?.external === true ? known.name : null;
  const keeps = before !== null && (names.length === 0 || names.includes(before));
  const name = keeps ? before : (names[0] ?? lastSegment(id));
  return Object.freeze({
    id,
    type,
    service: serviceOf(type),
    region: null,
    name,
    external: true,
    attributes: Object.freeze({}),
  });
}

function lastSegment(id: NodeId): string {
  if (arnParts(id) === null) return id;
  return id.split(/[/:]/).at(-1) ?? id;
}
