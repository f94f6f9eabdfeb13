import type { AccountId } from '../account/graph/record.js';
import { compareText } from '../account/graph/snapshot/compare-text.js';
import type { LabelResult } from '../account/graph/store.js';
import { keptAfter } from './kept-after.js';
import type { Statements } from './statements.js';

export function readLabels(
  statements: Statements,
  account: AccountId,
): ReadonlyMap<string, number> {
  const rows = statements.labels.all(account);
  return new Map(
    rows
      .toSorted((one, other) => compareText(one.label, other.label))
      .map(({ label, seq }) => [label, seq]),
  );
}

/** The caller holds the write transaction. */
export function putLabel(
  statements: Statements,
  account: AccountId,
  label: string,
  seq: number,
): LabelResult {
  const known = statements.label.get(account, label);
  if (known !== undefined) {
    return known === seq ? { kind: 'labelled' } : { kind: 'taken', seq: known };
  }
  const folded = statements.isFolded.get(account, seq);
  if (folded === undefined) {
    return { kind: 'unknownVersion', headSeq: statements.headSeq.get(account) ?? 0 };
  }
  if (folded === 1) return { kind: 'folded', kept: keptAfter(statements, account, seq) };
  statements.addLabel.run(account, label, seq);
  return { kind: 'labelled' };
}
