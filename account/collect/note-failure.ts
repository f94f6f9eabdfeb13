import type { AccountId } from '../graph/record.js';
import type { GraphStore } from '../graph/store.js';
import { isAsked } from './is-asked.js';
import { isFresh } from './is-fresh.js';
import type { Reason } from './provider.js';
import type { CollectionRequest } from './stages.js';

export interface NotingFailure {
  readonly store: GraphStore;
  readonly newId: () => string;
  /** the clock's milliseconds at which the collection began */
  readonly began: number;
}

const TRIES = 5;

/**
 * Marks what a collection that failed as a whole was to read: the scopes keep what they have and say why they were not
 * read. Makes no version, and no status of a scope that has none. Gives whether anything was marked.
 */
export async function noteFailure(
  account: AccountId,
  request: CollectionRequest,
  reason: Reason,
  { store, newId, began }: NotingFailure,
): Promise<boolean> {
  const now = request.since ?? began;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const freshness = await store.freshness(account);
    const failed = freshness.filter(
      (status) => isAsked(status, request) && !isFresh(status, request.maxAge, { freshness, now }),
    );
    if (failed.length === 0) return false;
    const result = await store.append({
      account,
      id: newId(),
      expectedSeq: (await store.head(account))?.seq ?? 0,
      changes: [],
      actor: null,
      source: 'collection',
      time: new Date(began).toISOString(),
      freshness: failed.map((status) => ({ ...status, complete: false, error: reason.message })),
    });
    if (result.kind !== 'conflict') return true;
  }
  return false;
}
