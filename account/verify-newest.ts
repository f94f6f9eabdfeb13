import type { Clock } from './clock.js';
import type { AccountHead, GraphStore } from './graph/store.js';
import { type BrokenChain, verifyChain } from './graph/verify-chain.js';

export interface VerifyNewestOptions extends Pick<Clock, 'wait'> {
  readonly store: GraphStore;
  /** told of an account that does not fit */
  readonly broken: (account: AccountHead['account'], chain: BrokenChain) => void;
  /** told what could not be verified; null: no account could be found out */
  readonly failed: (account: AccountHead['account'] | null, error: unknown) => void;
  readonly signal: AbortSignal;
}

/** Milliseconds until it begins, so that the first requests of a process are answered first. */
const PAUSE = 5_000;
/** Versions of each account. */
const NEWEST = 100;
/** Nodes and edges of an account; one that has more is verified when somebody asks for it. */
const LARGEST = 50_000;

/** Verifies the newest versions of every account of a store, one account after the other. Never rejects. */
export async function verifyNewest(options: VerifyNewestOptions): Promise<void> {
  const { store, wait, signal, broken, failed } = options;
  await wait(PAUSE, signal);
  const heads = signal.aborted ? [] : await headsOf(options);
  for (const { account, seq, records } of heads) {
    if (signal.aborted) return;
    if (records > LARGEST) continue;
    try {
      const chain = await verifyChain(store, account, Math.max(0, seq - NEWEST));
      if (chain.kind === 'broken') broken(account, chain);
    } catch (error) {
      // a store that was closed meanwhile has nothing wrong with it
      if (!signal.aborted) failed(account, error);
    }
  }
}

async function headsOf({
  store,
  signal,
  failed,
}: VerifyNewestOptions): Promise<readonly AccountHead[]> {
  try {
    return await store.heads();
  } catch (error) {
    if (!signal.aborted) failed(null, error);
    return [];
  }
}
