import type { Transaction } from 'neo4j-driver';

import type { Change, EdgeChange, NodeChange } from '../account/graph/change.js';
import type { Version } from '../account/graph/version.js';
import { changeRow, edgeRow, integer, labelsOf, nodeRow } from './rows.js';
import { statements } from './statements.js';

/** Rows of one statement: larger gains nothing, and is more to hold at once. */
export const rowsAtOnce = 2000;
/** Statements sent before the first of them is answered. */
const statementsAhead = 8;

/** A statement and its rows; `rowOf` is asked when they are sent, so that not all of them are in memory. */
interface Step {
  readonly text: string;
  readonly changes: readonly Change[];
  readonly rowOf: (change: never, at: number) => unknown;
}

/** Rows of one statement, as they are sent. */
export interface Rows {
  readonly text: string;
  readonly parameters: { readonly rows: readonly unknown[] };
}

/** Brings the head graph to the version and adds it to the log. Throws when a record is not there that should be. */
export async function writeChanges(
  transaction: Transaction,
  version: Pick<Version, 'account' | 'seq'>,
  changes: readonly Change[],
): Promise<void> {
  await writeRows(transaction, rowsOf(version, changes));
}

export async function writeRows(transaction: Transaction, all: Iterable<Rows>): Promise<void> {
  const sent: Promise<void>[] = [];
  for (const rows of all) {
    const one = send(transaction, rows);
    // each is awaited below, or a rejection before it says why
    one.catch(() => undefined);
    sent.push(one);
    if (sent.length >= statementsAhead) await sent.shift();
  }
  await Promise.all(sent);
}

/** What brings the head graph to the version and adds it to the log; to be written in this order. */
export function* rowsOf(
  { account, seq }: Pick<Version, 'account' | 'seq'>,
  changes: readonly Change[],
): Iterable<Rows> {
  for (const step of steps(account, changes)) {
    for (let first = 0; first < step.changes.length; first += rowsAtOnce) {
      const part = step.changes.slice(first, first + rowsAtOnce);
      const rows = part.map((change, at) => step.rowOf(change as never, first + at));
      const parameters = { account, seq: integer(seq), rows };
      yield { text: step.text, parameters };
    }
  }
}

/** Edges go before their ends and come after them. */
function steps(account: string, changes: readonly Change[]): readonly Step[] {
  const nodes = changes.filter((change) => change.record === 'node');
  const edges = changes.filter((change) => change.record === 'edge');
  const [newNodes, oldNodes, sameNodes] = split(nodes);
  const [newEdges, oldEdges, sameEdges] = split(edges);
  const putNode = ({ after }: NodeChange): unknown => after && nodeRow(account, after);
  const putEdge = ({ after }: EdgeChange): unknown => after && edgeRow(after);
  return [
    { text: statements.deleteEdges, changes: oldEdges, rowOf: endsOf },
    { text: statements.deleteNodes, changes: oldNodes, rowOf: ({ id }: NodeChange) => ({ id }) },
    { text: statements.createNodes, changes: newNodes, rowOf: putNode },
    { text: statements.updateNodes, changes: sameNodes, rowOf: putNode },
    { text: statements.relabelNodes, changes: sameNodes.filter(isRelabelled), rowOf: labelRow },
    { text: statements.createEdges, changes: newEdges, rowOf: putEdge },
    { text: statements.updateEdges, changes: sameEdges, rowOf: putEdge },
    { text: statements.addChanges, changes, rowOf: changeRow },
  ];
}

/** Created, deleted, updated. */
function split<Kind extends Change>(changes: readonly Kind[]): readonly [Kind[], Kind[], Kind[]] {
  return [
    changes.filter(({ before }) => before === null),
    changes.filter(({ after }) => after === null),
    changes.filter(({ before, after }) => before !== null && after !== null),
  ];
}

function endsOf({ before }: EdgeChange): unknown {
  return before && { from: before.from, kind: before.kind, to: before.to };
}

function isRelabelled({ before, after }: NodeChange): boolean {
  return before?.type !== after?.type;
}

function labelRow({ id, before, after }: NodeChange): unknown {
  return { id, before: labelsOf(before?.type ?? ''), labels: labelsOf(after?.type ?? '') };
}

async function send(transaction: Transaction, { text, parameters }: Rows): Promise<void> {
  const { records } = await transaction.run(text, parameters);
  const done = records[0]?.get(0) as number;
  if (done !== parameters.rows.length) {
    throw new Error(`Of ${parameters.rows.length} records ${done} were written: ${text}`);
  }
}
