import type { Freshness } from '../graph/freshness.js';
import type { ScopeName } from './stages.js';

/** What is known of how current a scope is; undefined: nothing. */
export function statusOf(
  { service, region }: ScopeName,
  known: readonly Freshness[],
): Freshness | undefined {
  return known.find((status) => status.service === service && status.region === region);
}
