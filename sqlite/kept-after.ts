import type { AccountId } from '../account/graph/record.js';
import type { Statements } from './statements.js';

/** The nearest version after a folded one that can be read. */
export function keptAfter(statements: Statements, account: AccountId, seq: number): number {
  const kept = statements.keptAfter.get(account, seq);
  if (kept === undefined)
    throw new Error(`The log of ${account} ends in the folded version ${seq}`);
  return kept;
}
