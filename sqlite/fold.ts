import { compareChanges } from '../account/graph/compare-changes.js';
import { type FoldVersion, planFold } from '../account/graph/fold-plan.js';
import { netChanges } from '../account/graph/net-changes.js';
import { changeText } from '../account/graph/record-text.js';
import type { AccountId } from '../account/graph/record.js';
import { deleteCheckpoint } from './checkpoints.js';
import { readChanges } from './read-log.js';
import type { Statements } from './statements.js';

/**
 * Folds the first group of the asked versions, which are ascending and not many; null when none of them can be folded. The
 * caller holds the write transaction.
 */
export function foldFirst(
  statements: Statements,
  account: AccountId,
  asked: readonly number[],
): readonly number[] | null {
  const [group] = planFold(versionsAround(statements, account, asked), new Set(asked));
  if (group === undefined) return null;
  const { folded, into } = group;
  const logs = [...folded, into].map((seq) => readChanges(statements, account, seq));
  const net = netChanges(logs).toSorted(compareChanges);
  for (const seq of folded) {
    statements.fold.run(account, seq);
    statements.deleteChanges.run(account, seq);
    deleteCheckpoint(statements, account, seq);
  }
  statements.deleteChanges.run(account, into);
  net.forEach((change, place) => {
    statements.addChange.run(account, into, place, ...changeText(change));
  });
  statements.putNetCount.run(net.length, account, into);
  return folded;
}

/** From the first asked version to the first kept one after the last. */
function versionsAround(
  statements: Statements,
  account: AccountId,
  asked: readonly number[],
): readonly FoldVersion[] {
  const [first = 0, last = 0] = [asked[0], asked.at(-1)];
  const end = statements.keptAfter.get(account, last) ?? last;
  return statements.foldVersions
    .all(account, first, end)
    .map(({ seq, folded, labelled, logged }) => ({
      seq,
      folded: folded === 1,
      labelled: labelled === 1,
      logged,
    }));
}
