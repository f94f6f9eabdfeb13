import type { LeaseRequest } from '../account/graph/store.js';
import type { Statements } from './statements.js';

/** The caller holds the write transaction. */
export function takeLeases(
  statements: Statements,
  { keys, holder, now, until }: LeaseRequest,
): readonly string[] {
  return keys.filter(
    (key) => statements.takeLease.run(key, holder, until, holder, now).changes === 1,
  );
}

export function releaseLeases(
  statements: Statements,
  holder: string,
  keys: readonly string[],
): void {
  for (const key of keys) statements.releaseLease.run(key, holder);
}
