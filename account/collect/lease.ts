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
  /** those of the held scopes that nobody else has taken since; none once released */
  stillHeld(): Promise<readonly DueScope[]>;
  /** gives back what is held; nothing is taken any more */
  release(): Promise<void>;
}

const KEYS_AT_ONCE = 1000;

/** Takes what is free of the scopes, and takes it again before it ends until it is released. */
export async function lease(
  account: AccountId,
  scopes: readonly DueScope[],
  leasing: Leasing,
): Promise<Lease> {
  const { store, holder, wait, leaseTime } = leasing;
  const released = new AbortController();
  const taking = new Set<Promise<unknown>>();
  const take = async (wanted: readonly DueScope[]): Promise<readonly DueScope[]> => {
    const taken = takeNow(account, wanted, { ...leasing, released: released.signal });
    taking.add(taken);
    return taken.finally(() => taking.delete(taken));
  };
  const held = await take(scopes);
  const keep = async () => {
    for (;;) {
      await wait(leaseTime / 3, released.signal);
      if (released.signal.aborted) return;
      // a store that is away now may be there the next time; what was lost is noticed before anything is written
      await take(held).catch(() => []);
    }
  };
  const release = async () => {
    released.abort();
    // what is being taken would else be taken after it was given back
    await Promise.allSettled(taking);
    const keys = held.map((scope) => leaseKey(account, scope));
    for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
      await store.releaseLeases(holder, keys.slice(at, at + KEYS_AT_ONCE));
    }
  };
  if (held.length > 0) void keep();
  return { held, stillHeld: () => take(held), release };
}

/** Those of the wanted scopes that are taken now; none once the lease is released. */
async function takeNow(
  account: AccountId,
  wanted: readonly DueScope[],
  { store, holder, now, leaseTime, released }: Leasing & { readonly released: AbortSignal },
): Promise<readonly DueScope[]> {
  const taken = new Set<string>();
  for (let at = 0; at < wanted.length && !released.aborted; at += KEYS_AT_ONCE) {
    const keys = wanted.slice(at, at + KEYS_AT_ONCE).map((scope) => leaseKey(account, scope));
    const request = { keys, holder, now: now(), until: now() + leaseTime };
    for (const key of await store.takeLeases(request)) taken.add(key);
  }
  if (released.aborted) return [];
  return wanted.filter((scope) => taken.has(leaseKey(account, scope)));
}

function leaseKey(account: AccountId, { service, region }: ScopeName): string {
  return `collection ${account} ${service} ${region ?? ''}`;
}
