import type { Transaction } from 'neo4j-driver';

import { attemptPlace } from '../account/graph/attempt-place.js';
import { canonicalJson } from '../account/graph/canonical-json.js';
import type { AccountId, Json } from '../account/graph/record.js';
import type { Attempt, AttemptPage, AttemptRequest } from '../account/graph/store.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { pageParameters } from './page-parameters.js';
import { statements } from './statements.js';

export async function putAttempt(transaction: Transaction, attempt: Attempt): Promise<void> {
  const value = canonicalJson(attempt as unknown as Json);
  const { account, id } = attempt;
  await transaction.run(statements.putAttempt, { account, id, value });
}

export async function readAttempts(
  connection: Connection,
  account: AccountId,
  { before, limit }: AttemptRequest,
  deadline: Deadline,
): Promise<AttemptPage> {
  const page = pageParameters({ before: attemptPlace(before), limit: limit + 1 });
  const { records } = await connection.query(statements.attempts, { account, ...page }, deadline);
  const found = records
    .map((row) => ({ place: row.get(0) as number, value: row.get(1) as string }))
    .toSorted((one, other) => other.place - one.place);
  const shown = found.slice(0, limit);
  const counted = await connection.query(statements.attemptCount, { account }, deadline);
  return Object.freeze({
    places: shown.map(({ place }) => String(place)),
    totalCount: Number(counted.records[0]?.get(0) ?? 0),
    attempts: shown.map(({ value }) => JSON.parse(value) as Attempt),
    next: found.length > limit ? String(shown.at(-1)?.place) : null,
  });
}
