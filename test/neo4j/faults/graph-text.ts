import { canonicalJson } from '../../../account/graph/canonical-json.js';
import type { Snapshot } from '../../../account/graph/snapshot.js';
import type { GraphModel } from '../../contract/graph-model.js';

/** Equal for equal graphs. */
export function graphText(graph: Snapshot | GraphModel): string {
  const [nodes, edges] =
    'version' in graph ? [[...graph.nodes()], [...graph.allEdges()]] : [graph.nodes, graph.edges];
  return canonicalJson([...nodes, ...edges].map((record) => ({ ...record })));
}
