import type { CollectionRequest, ScopeName } from './stages.js';

/**
 * One request in the place of two: it asks for everything that either asks for, in the order in which it is named, and
 * takes nothing for fresh that is not fresh enough for both.
 */
export function mergedRequest(one: CollectionRequest, other: CollectionRequest): CollectionRequest {
  const services = union(servicesOf(one), servicesOf(other));
  const regions = union(regionsOf(one), regionsOf(other));
  const order = [...namedBy(one), ...namedBy(other)];
  const scopes = onlyScopes(one) && onlyScopes(other) ? unionOfScopes(one, other) : undefined;
  return {
    ...ageOf(oldestTaken(one) >= oldestTaken(other) ? one : other),
    ...(services !== undefined && scopes === undefined && { services }),
    ...(regions !== undefined && scopes === undefined && { regions }),
    ...(scopes !== undefined && { scopes }),
    ...((services === undefined || scopes !== undefined) &&
      order.length > 0 && { order: [...new Set(order)] }),
  };
}

function ageOf({ maxAge, since }: CollectionRequest): Pick<CollectionRequest, 'maxAge' | 'since'> {
  return { maxAge, ...(since !== undefined && { since }) };
}

/** The time before which nothing read is fresh enough; with 0 nothing ever is. */
function oldestTaken({ maxAge, since }: CollectionRequest): number {
  return maxAge === 0 || since === undefined ? Infinity : since - maxAge * 1000;
}

function namedBy({ services, order }: CollectionRequest): readonly string[] {
  return services ?? order ?? [];
}

function onlyScopes({ services, regions, scopes }: CollectionRequest): boolean {
  return scopes !== undefined && services === undefined && regions === undefined;
}

/** Undefined: all. */
function servicesOf({ services, scopes }: CollectionRequest): readonly string[] | undefined {
  return services ?? scopes?.map(({ service }) => service);
}

/** What belongs to no region is asked for in any. */
function regionsOf({ regions, scopes }: CollectionRequest): readonly string[] | undefined {
  return regions ?? scopes?.flatMap(({ region }) => region ?? []);
}

function union(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined {
  return one === undefined || other === undefined ? undefined : [...new Set([...one, ...other])];
}

function unionOfScopes(one: CollectionRequest, other: CollectionRequest): readonly ScopeName[] {
  const scopes = [...(one.scopes ?? []), ...(other.scopes ?? [])];
  const named = scopes.map(
    (scope) => [JSON.stringify([scope.service, scope.region]), scope] as const,
  );
  return [...new Map(named).values()];
}
