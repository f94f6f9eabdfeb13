import type { Freshness } from '../graph/freshness.js';
import type { Region } from './provider.js';

/**
 * Statuses of regions that the provider no longer names and that never held anything: there is nothing left to be read, so
 * they do not stay incomplete for ever. What held something keeps its status and its nodes.
 */
export function leftRegions(
  known: readonly Freshness[],
  named: readonly Region[],
  began: string,
): readonly Freshness[] {
  return known
    .filter(
      ({ region, used, complete }) =>
        region !== null && !used && !complete && !named.includes(region),
    )
    .map((status) => ({ ...status, complete: true, asOf: began, error: null }));
}
