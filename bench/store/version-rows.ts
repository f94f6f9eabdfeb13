import type { Change, EdgeChange, NodeChange } from '../../account/graph/change.js';
import { changeRow, edgeRow, nodeRow } from '../../neo4j/rows.js';
import { statements } from '../../neo4j/statements.js';

/** A version as rows that are ready to be sent. */
export interface VersionRows {
  readonly account: string;
  readonly seq: number;
  readonly id: string;
  readonly time: string;
  readonly changeCount: number;
  /** by how much it makes the head graph larger */
  readonly added: number;
  readonly steps: readonly { readonly text: string; readonly rows: readonly unknown[] }[];
}

type Named = Pick<VersionRows, 'account' | 'seq' | 'id' | 'time'>;

/** The rows that the store would write for a version without deleted nodes, edges updated or types changed. */
export function versionRows(named: Named, changes: readonly Change[]): VersionRows {
  const { account } = named;
  const nodes = changes.filter((change) => change.record === 'node');
  const edges = changes.filter((change) => change.record === 'edge');
  const put = ({ after }: NodeChange) => after && nodeRow(account, after);
  const isNew = ({ before }: Change) => before === null;
  const isGone = ({ after }: Change) => after === null;
  const steps = [
    { text: statements.deleteEdges, rows: edges.filter(isGone).map(({ before }) => before) },
    { text: statements.createNodes, rows: nodes.filter(isNew).map(put) },
    { text: statements.updateNodes, rows: nodes.filter((node) => !isNew(node)).map(put) },
    { text: statements.createEdges, rows: edges.filter(isNew).map(edgeOf) },
    { text: statements.addChanges, rows: changes.map(changeRow) },
  ];
  return {
    ...named,
    changeCount: changes.length,
    added: changes.filter(isNew).length - changes.filter(isGone).length,
    steps: steps.filter(({ rows }) => rows.length > 0),
  };
}

function edgeOf({ after }: EdgeChange): unknown {
  return after && edgeRow(after);
}
