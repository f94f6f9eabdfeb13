import type { Freshness } from '../graph/freshness.js';
import type { Region } from './provider.js';
import { isAsked } from './is-asked.js';
import { isFresh } from './is-fresh.js';
import type { CollectedService, CollectionRequest, DueScope } from './stages.js';

/**
 * Which scopes a request is to read, in the order in which they are read: those asked for that were not read completely
 * within `maxAge` seconds before `now`.
 */
export function due(
  services: readonly CollectedService[],
  regions: readonly Region[],
  request: CollectionRequest,
  known: { readonly freshness: readonly Freshness[]; readonly now: number },
): readonly DueScope[] {
  const ordered = inOrder(services, request.services ?? request.order, ({ name }) => name);
  const inRegions = inOrder(regions, request.regions, (region) => region);
  return ordered
    .flatMap((service) => scopesOf(service, inRegions))
    .filter((scope) => isAsked(scope, request))
    .filter((scope) => !isFresh(scope, request.maxAge, known));
}

/** As named; what is not named comes last, in its own order. */
function inOrder<T>(
  items: readonly T[],
  names: readonly string[] | undefined,
  nameOf: (item: T) => string,
): readonly T[] {
  if (names === undefined) return items;
  const rank = (item: T) => (names.includes(nameOf(item)) ? names.indexOf(nameOf(item)) : Infinity);
  const before = (one: T, other: T) => (rank(one) < rank(other) ? -1 : 1);
  return items.toSorted((one, other) => (rank(one) === rank(other) ? 0 : before(one, other)));
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
