import type { Freshness } from '../graph/freshness.js';
import type { ScopeName } from './stages.js';
import { statusOf } from './status-of.js';

/** Whether nobody has written a scope's status between two readings of what is known: every collection of it does. */
export function isUntouched(
  scope: ScopeName,
  before: readonly Freshness[],
  now: readonly Freshness[],
): boolean {
  const one = statusOf(scope, before);
  const other = statusOf(scope, now);
  if (one === undefined || other === undefined) return one === other;
  const { used, asOf, complete, error } = one;
  return (
    used === other.used &&
    asOf === other.asOf &&
    complete === other.complete &&
    error === other.error
  );
}
