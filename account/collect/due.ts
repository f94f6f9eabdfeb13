import type { Freshness } from '../graph/freshness.js';
import type { Region } from './provider.js';
import type { CollectedService, CollectionRequest, DueScope } from './stages.js';

/** Which scopes a request is to read: those asked for that were not read completely within `maxAge` seconds before `now`. */
export function due(
  services: readonly CollectedService[],
  regions: readonly Region[],
  request: CollectionRequest,
  known: { readonly freshness: readonly Freshness[]; readonly now: number },
): readonly DueScope[] {
  return services
    .filter(({ name }) => request.services?.includes(name) ?? true)
    .flatMap((service) => scopesOf(service, regions))
    .filter(({ region }) => region === null || (request.regions?.includes(region) ?? true))
    .filter((scope) => !isFresh(scope, request.maxAge, known));
}

function scopesOf(service: CollectedService, regions: readonly Region[]): readonly DueScope[] {
  const global = service.listings.filter(({ scope }) => scope === 'global');
  const regional = service.listings.filter(({ scope }) => scope === 'region');
  const scopes: DueScope[] = [];
  if (global.length > 0) scopes.push({ service: service.name, region: null, listings: global });
  if (regional.length === 0) return scopes;
  return [
    ...scopes,
    ...regions.map((region) => ({ service: service.name, region, listings: regional })),
  ];
}

function isFresh(
  scope: DueScope,
  maxAge: number,
  known: { readonly freshness: readonly Freshness[]; readonly now: number },
): boolean {
  const last = known.freshness.find(
    ({ service, region }) => service === scope.service && region === scope.region,
  );
  if (last === undefined || last.asOf === null || !last.complete) return false;
  return known.now - Date.parse(last.asOf) < maxAge * 1000;
}
