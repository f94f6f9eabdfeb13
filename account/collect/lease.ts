import type { Clock } from '../clock.js';
import type { AccountId } from '../graph/record.js';
import type { GraphStore } from '../graph/store.js';
import type { DueScope, ScopeName } from './stages.js';

export interface Leasing extends Clock {
  readonly store: GraphStore;
  /** one for each collection */
  readonly holder: string;
  /** milliseconds after which a lease ends unless it is taken again: so long a killed collector keeps its scopes */
  readonly leaseTime: number;
}

/** The scopes that one collection may read, and nobody else meanwhile. */
export interface Lease {
  /** in the order of the scopes that are due */
  readonly held: readonly DueScope[];
  /** those of the held scopes that nobody else has taken since */
  stillHeld(): Promise<readonly DueScope[]>;
  release(): Promise<void>;
}

const KEYS_AT_ONCE = 1000;

/** Takes what is free of the scopes, and takes it again before it ends until it is released. */
export async function lease(
  account: AccountId,
  scopes: readonly DueScope[],
  leasing: Leasing,
): Promise<Lease> {
  const { store, holder, now, wait, leaseTime } = leasing;
  const take = async (wanted: readonly DueScope[]) => {
    const taken = new Set<string>();
    for (let at = 0; at < wanted.length; at += KEYS_AT_ONCE) {
      const keys = wanted.slice(at, at + KEYS_AT_ONCE).map((scope) => leaseKey(account, scope));
      const request = { keys, holder, now: now(), until: now() + leaseTime };
      for (const key of await store.takeLeases(request)) taken.add(key);
    }
    return wanted.filter((scope) => taken.has(leaseKey(account, scope)));
  };
  const held = await take(scopes);
  const released = new AbortController();
  const keep = async () => {
    for (;;) {
      await wait(leaseTime / 3, released.signal);
      if (released.signal.aborted) return;
      // a store that is away now may be there the next time; what was lost is noticed before anything is written
      await take(held).catch(() => []);
    }
  };
  if (held.length > 0) void keep();
  return {
    held,
    stillHeld: () => take(held),
    release: async () => {
      released.abort();
      const keys = held.map((scope) => leaseKey(account, scope));
      for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
        await store.releaseLeases(holder, keys.slice(at, at + KEYS_AT_ONCE));
      }
    },
  };
}

function leaseKey(account: AccountId, { service, region }: ScopeName): string {
  return `collection ${account} ${service} ${region ?? ''}`;
}
