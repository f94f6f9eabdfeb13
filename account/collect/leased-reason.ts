import type { ScopeName, ScopeReason } from './stages.js';

/** Why a scope was left to another collection. */
export function leasedReason({ service, region }: ScopeName): ScopeReason {
  const source = region === null ? service : `${service} ${region}`;
  const message = `${source}: another collection is reading it`;
  return { code: 'leased', source, message, scope: { service, region } };
}
