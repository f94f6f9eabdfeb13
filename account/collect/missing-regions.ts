import type { Freshness } from '../graph/freshness.js';
import { isAsked } from './is-asked.js';
import type { Region } from './provider.js';
import type { CollectionRequest, ScopeReason } from './stages.js';

/**
 * Statuses of asked scopes whose region the provider no longer names although something is known there: what is known
 * stays, and the status says why it is not read any more.
 */
export function missingRegions(
  known: readonly Freshness[],
  named: readonly Region[],
  request: CollectionRequest,
): { readonly freshness: readonly Freshness[]; readonly reasons: readonly ScopeReason[] } {
  const missing = known.filter(
    ({ service, region, used }) =>
      used && region !== null && !named.includes(region) && isAsked({ service, region }, request),
  );
  const message = (region: Region | null) => `${region}: not among the regions that are named`;
  return {
    freshness: missing.map((status) => ({
      ...status,
      complete: false,
      error: message(status.region),
    })),
    reasons: missing.map(({ service, region }) => ({
      code: 'unknownRegion',
      source: region ?? '',
      message: message(region),
      scope: { service, region },
    })),
  };
}
