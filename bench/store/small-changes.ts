import { type Change, edgeChange, nodeChange } from '../../account/graph/change.js';
import type { EdgeRecord, NodeRecord } from '../../account/graph/record.js';
import { largeGraphId } from '../snapshot/large-graph.js';
import { largeEdge, largeNode } from './large-changes.js';

/** Nodes of the large graph that one version is about: no two versions share one. */
const NODES_OF_ONE = 16;
const UPDATED = 8;
const CREATED = 4;
const CONNECTED = 6;
const DISCONNECTED = 2;

/**
 * Version after version of the large graph, 20 changes each: 8 nodes updated, 4 created, 6 edges created from them and 2
 * deleted.
 */
export function smallChanges(version: number): readonly Change[] {
  const first = version * NODES_OF_ONE;
  const created = times(CREATED, (index) => newNode(version, index));
  return [
    ...times(UPDATED, (index) => updated(largeNode(first + index))),
    ...created.map((node) => nodeChange(null, node)),
    ...times(CONNECTED, (index) => {
      const to = largeGraphId(first + index);
      return edgeChange(null, newEdge(created[index % CREATED]?.id ?? '', to));
    }),
    ...times(DISCONNECTED, (index) => {
      const from = first + UPDATED + 1 + index;
      return edgeChange(largeEdge(from, 'IN_SUBNET', Math.floor((from - 1) / 10)), null);
    }),
  ];
}

function times<Made>(count: number, make: (index: number) => Made): readonly Made[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function updated(node: NodeRecord): Change {
  const attributes = { ...node.attributes, state: 'stopping', changedBy: 'bench' };
  return nodeChange(node, { ...node, attributes });
}

function newNode(version: number, index: number): NodeRecord {
  const id = `arn:aws:ec2:eu-west-1:111122223333:instance/new-${version}-${index}`;
  return { ...largeNode(version * NODES_OF_ONE + index), id, name: `new-${version}-${index}` };
}

function newEdge(from: string, to: string): EdgeRecord {
  return { ...largeEdge(0, 'IN_SUBNET', 0), from, to };
}
