import type { CollectionRequest, ScopeName } from './stages.js';

/** Whether a request asks for a scope; what belongs to no region is asked for in any. */
export function isAsked({ service, region }: ScopeName, request: CollectionRequest): boolean {
  const { services, regions, scopes } = request;
  if (!(services?.includes(service) ?? true)) return false;
  if (region !== null && !(regions?.includes(region) ?? true)) return false;
  return scopes?.some((one) => one.service === service && one.region === region) ?? true;
}
