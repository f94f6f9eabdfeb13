import type { Reason } from './provider.js';
import type { ScopeName } from './stages.js';

/** Why what a scope no longer shows stays. The scope's status keeps it, for the next collection to find. */
export function vanishedReason({ service, region }: ScopeName): Reason {
  const source = region === null ? service : `${service} ${region}`;
  const message = `${source}: most of it is gone, with most of the account: the next collection decides`;
  return { code: 'vanished', source, message };
}
