import { type CheckedBatch, type Head, checkBatch } from '../account/graph/check-batch.js';
import type { AppendResult, Batch } from '../account/graph/store.js';
import { readChanges, readVersion } from './read-log.js';
import { edgeRecord, nodeRecord } from './rows.js';
import type { Statements } from './statements.js';
import { writeBatch } from './write-batch.js';

/** Reads, checks and writes; the caller holds the write transaction. A result other than `appended` wrote no version. */
export function append(statements: Statements, batch: Batch): AppendResult {
  const first = firstResult(statements, batch);
  if (first !== null) return first;
  const headSeq = statements.headSeq.get(batch.account) ?? 0;
  if (batch.expectedSeq !== headSeq) return { kind: 'conflict', headSeq };
  const checked: CheckedBatch = checkBatch(batch, headOf(statements, batch.account));
  if (!checked.ok) return { kind: 'invalid', errors: checked.errors };
  return writeBatch(statements, batch, checked.changes);
}

/** What the batch id's first append gave; null for a batch id never written. */
function firstResult(statements: Statements, { account, id }: Batch): AppendResult | null {
  const known = statements.batch.get(account, id);
  if (known === undefined) return null;
  const version = readVersion(statements, account, known.seq);
  if (known.appended === 0 || version === null) return { kind: 'unchanged', seq: known.seq };
  return { kind: 'appended', version, changes: readChanges(statements, account, known.seq) };
}

function headOf(statements: Statements, account: string): Head {
  return {
    node: (id) => {
      const row = statements.node.get(account, id);
      return row === undefined ? null : nodeRecord(row);
    },
    edge: ({ from, kind, to }) => {
      const row = statements.edge.get(account, from, kind, to);
      return row === undefined ? null : edgeRecord(row);
    },
    edgesAt: (id) =>
      [statements.edgesFrom.all(account, id), statements.edgesTo.all(account, id)]
        .flat()
        .map(edgeRecord),
  };
}
