import { RequestError } from '../request-error.js';
import type { Descriptor } from './descriptor.js';
import {
  HEADER,
  type HeaderPins,
  type ResolvedPins,
  type ResolvedDescriptor,
} from './pin-request.js';
import type { AccountId } from './record.js';
import { type AskedHead, type VersionNames, resolveDescriptor } from './resolve-descriptor.js';

/**
 * The header with every time and label made a number. What an account has no version for is refused only when the account
 * is read: a bare `label:` may be of one account of several.
 */
export async function resolveHeader(
  { every, by }: HeaderPins,
  heads: Iterable<AskedHead>,
  store: VersionNames,
): Promise<ResolvedPins> {
  if (isResolved(every) && [...by.values()].every(isResolved)) {
    return { every, by: by as ReadonlyMap<AccountId, ResolvedDescriptor> };
  }
  const resolved = new Map<AccountId, ResolvedDescriptor>();
  const known = new Map([...heads].map((head) => [head.account, head]));
  for (const [account, descriptor] of by) {
    const head = known.get(account);
    // an account that is not there is refused by whoever opens the pins
    resolved.set(account, head === undefined ? LATEST : await seqOf(store, head, descriptor));
  }
  if (isResolved(every)) return { every, by: resolved };
  for (const head of known.values()) {
    resolved.set(head.account, await seqOf(store, head, every));
  }
  return { every: null, by: resolved };
}

type NumberedDescriptor = Extract<Descriptor, { kind: 'latest' | 'seq' }>;

const LATEST: ResolvedDescriptor = { kind: 'latest' };

function isResolved(descriptor: Descriptor | null): descriptor is NumberedDescriptor | null {
  return descriptor === null || descriptor.kind === 'latest' || descriptor.kind === 'seq';
}

async function seqOf(
  store: VersionNames,
  head: AskedHead,
  descriptor: Descriptor,
): Promise<ResolvedDescriptor> {
  if (descriptor.kind === 'latest' || descriptor.kind === 'seq') return descriptor;
  try {
    return { kind: 'seq', seq: await resolveDescriptor(store, head, descriptor, HEADER) };
  } catch (error) {
    if (error instanceof RequestError) return { kind: 'unavailable', error };
    throw error;
  }
}
