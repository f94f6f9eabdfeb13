import type { Head } from '../account/graph/check-batch.js';
import { edgeId } from '../account/graph/record.js';
import type { Snapshot } from '../account/graph/snapshot.js';

/** The head's records, for an account whose head is this snapshot. */
export function headOfSnapshot(snapshot: Snapshot): Head {
  return {
    node: (id) => snapshot.node(id),
    edge: (ends) => {
      // an edge id is of one edge, and may be read as that of other ends
      const found = snapshot.edge(edgeId(ends));
      return found?.from === ends.from && found.kind === ends.kind ? found : null;
    },
    edgesAt: (id) => snapshot.edges(id, 'BOTH'),
  };
}
