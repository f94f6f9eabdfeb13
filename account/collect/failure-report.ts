import type { AccountId } from '../graph/record.js';
import type { Reason } from './provider.js';
import type { CollectionReport } from './stages.js';

/** The report of a collection that failed as a whole: what the one before it said still holds. */
export function failureReport(
  account: AccountId,
  failure: Reason,
  time: string,
  before: CollectionReport | null,
): CollectionReport {
  const none = { nodes: 0, edges: 0, incomplete: [], unreadAnswers: [], unmappedFields: [] };
  const nothing = { ...none, externalReferences: [], schemaDeviations: [] };
  return { ...nothing, ...before, account, time, scopes: 0, calls: 0, changes: 0, failure };
}
