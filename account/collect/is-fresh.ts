import type { Freshness } from '../graph/freshness.js';
import type { ScopeName } from './stages.js';
import { statusOf } from './status-of.js';

/**
 * Whether the scope was last read completely, less than `maxAge` seconds ago. With 0 nothing is, not even what a process
 * whose clock is ahead has just read.
 */
export function isFresh(
  scope: ScopeName,
  maxAge: number,
  known: { readonly freshness: readonly Freshness[]; readonly now: number },
): boolean {
  const last = statusOf(scope, known.freshness);
  if (last === undefined || last.asOf === null || !last.complete) return false;
  const age = Math.max(0, known.now - Date.parse(last.asOf));
  return age < maxAge * 1000;
}
