import type { AccountId } from '../graph/record.js';
import type { Provider, Reason, Region } from './provider.js';
import type { CollectionResult } from './stages.js';

type Failed = Extract<CollectionResult, { readonly kind: 'failed' }>;

/** Whose account it is and where it may have anything. `reasons`: why the regions may not be all. */
export interface Identified {
  readonly kind: 'identified';
  readonly account: AccountId;
  readonly regions: readonly Region[];
  readonly reasons: readonly Reason[];
}

/** Asks the provider whose account it holds, and refuses another than expected or one that another source gives already. */
export async function identify(
  provider: Provider,
  expected: AccountId | null,
  otherSourceOf: (account: AccountId) => string | null = () => null,
): Promise<Identified | Failed> {
  const identity = await provider.identity();
  if (identity.kind === 'unreadable') return failed(expected, identity.reason);
  const account = identity.value;
  if (expected !== null && account !== expected) {
    const { source } = identity;
    const message = `${source}: the provider's account is ${account}, expected ${expected}`;
    return failed(expected, { code: 'wrongAccount', source, message });
  }
  const other = otherSourceOf(account);
  if (other !== null) {
    const { source } = provider;
    const message = `${source} is account ${account}, which ${other} gives already`;
    return failed(account, { code: 'contradiction', source, message });
  }
  const regions = await provider.regions(account);
  if (regions.kind === 'answer') {
    return { kind: 'identified', account, regions: regions.value, reasons: [] };
  }
  const { partial, reason } = regions;
  if (partial === undefined) return failed(account, reason);
  return { kind: 'identified', account, regions: partial, reasons: [reason] };
}

function failed(account: AccountId | null, reason: Reason): Failed {
  return { kind: 'failed', account, reason };
}
