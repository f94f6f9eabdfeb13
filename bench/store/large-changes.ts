import type { Change } from '../../account/graph/change.js';
import { edgeChange, nodeChange } from '../../account/graph/change.js';
import type { EdgeRecord, NodeRecord } from '../../account/graph/record.js';
import { MADE_TYPES, attributesOf } from '../records/attributes-of.js';
import { largeGraphEnds, largeGraphId } from '../snapshot/large-graph.js';

/** Attributes are made for so many nodes and then repeated. */
const DISTINCT = 1_000;
const SERVICE = 'compute';
const ATTACHMENT = {
  attachedAt: '2025-01-08T12:19:11.000Z',
  deleteOnTermination: true,
  device: '/dev/xvda',
};

/** The large graph's first so many nodes, and the edges among them, all created. */
export function largeChanges(nodes: number): readonly Change[] {
  const attributes = Array.from({ length: DISTINCT }, (_, index) =>
    attributesOf(typeOf(index), index),
  );
  const changes: Change[] = [];
  for (let index = 0; index < nodes; index += 1) {
    changes.push(nodeChange(null, largeNode(index, attributes[index % DISTINCT])));
  }
  for (const [from, kind, to] of largeGraphEnds()) {
    if (from >= nodes || to >= nodes) continue;
    changes.push(edgeChange(null, largeEdge(from, kind, to)));
  }
  return changes;
}

export function largeNode(
  index: number,
  attributes = attributesOf(typeOf(index), index % DISTINCT),
): NodeRecord {
  return {
    id: largeGraphId(index),
    type: typeOf(index),
    service: SERVICE,
    region: 'eu-west-1',
    name: `node-${index}`,
    external: false,
    attributes,
  };
}

export function largeEdge(from: number, kind: string, to: number): EdgeRecord {
  return {
    from: largeGraphId(from),
    kind,
    to: largeGraphId(to),
    service: SERVICE,
    attributes: kind === 'ATTACHED_TO' ? ATTACHMENT : {},
  };
}

function typeOf(index: number): (typeof MADE_TYPES)[number] {
  return MADE_TYPES[index % MADE_TYPES.length] ?? 'Instance';
}
