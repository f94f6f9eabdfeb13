import { attemptPlace } from '../account/graph/attempt-place.js';
import { canonicalJson } from '../account/graph/canonical-json.js';
import type { AccountId, Json } from '../account/graph/record.js';
import type { Attempt, AttemptPage, AttemptRequest } from '../account/graph/store.js';
import type { Statements } from './statements.js';

export function putAttempt(statements: Statements, attempt: Attempt): void {
  const value = canonicalJson(attempt as unknown as Json);
  statements.putAttempt.run(attempt.account, attempt.id, value);
}

export function readAttempts(
  statements: Statements,
  account: AccountId,
  { before, limit }: AttemptRequest,
): AttemptPage {
  const most = Math.min(limit, Number.MAX_SAFE_INTEGER - 1);
  const rows = statements.attempts.all(account, attemptPlace(before), most + 1);
  const page = rows.slice(0, most);
  return Object.freeze({
    attempts: page.map(({ value }) => JSON.parse(value) as Attempt),
    places: page.map(({ place }) => String(place)),
    totalCount: statements.attemptCount.get(account) ?? 0,
    next: rows.length > most ? String(page.at(-1)?.place) : null,
  });
}
