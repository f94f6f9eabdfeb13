import { type ChainFault, chainFault } from './chain-fault.js';
import { ChainReplay } from './chain-replay.js';
import { type ChainVersion, chainVersions } from './chain-versions.js';
import type { AccountId } from './record.js';
import type { GraphStore } from './store.js';

export interface IntactChain {
  readonly kind: 'intact';
  /** how many were verified: those after the one asked for, through the head */
  readonly versions: number;
  /** of these, written before versions had hashes */
  readonly unhashed: number;
  /** of these, folded or with the changes of folded ones: their headers are verified, their changes by the replay alone */
  readonly netted: number;
}

export interface BrokenChain {
  readonly kind: 'broken';
  /** the first version that does not fit */
  readonly seq: number;
  /** the id of a node or an edge that does not fit; null when none can be named */
  readonly record: string | null;
  /** `replay`: a change does not begin where those before it ended, or the head is not where they all end */
  readonly fault: ChainFault | 'replay';
}

/**
 * Verifies an account's log and its head from a version on (`after`; 0: from the beginning; a folded one: from the kept one
 * after it): the hash of every version, its changes against their hash, each change against what was there before it, and the
 * head. Reads page by page, and holds a digest for each record of the graph. An account that is not there is intact.
 */
export async function verifyChain(
  store: GraphStore,
  account: AccountId,
  after = 0,
): Promise<IntactChain | BrokenChain> {
  const result = await verifyOnce(store, account, after);
  // what is folded while it is read may look broken, once
  return result.kind === 'intact' ? result : verifyOnce(store, account, after);
}

async function verifyOnce(
  store: GraphStore,
  account: AccountId,
  after: number,
): Promise<IntactChain | BrokenChain> {
  const last = (await store.head(account))?.seq ?? 0;
  const first = Math.min(after, last);
  const base = await store.snapshot(account, first);
  if (base.kind === 'folded') return verifyOnce(store, account, base.kept);
  let intact: IntactChain = { kind: 'intact', versions: 0, unhashed: 0, netted: 0 };
  if (base.kind !== 'snapshot') return intact;
  const replay = new ChainReplay(base.snapshot);
  let broken: BrokenChain | null = null;
  for await (const version of chainVersions(store, account, first, last)) {
    const { seq, log } = version;
    const fault: ChainFault | null = broken === null ? chainFault(version) : null;
    if (fault !== null) broken = { kind: 'broken', seq, record: null, fault };
    if (broken !== null && broken.fault !== 'changes') return broken;
    // after changes that were altered it goes on until the replay tells of which record
    const record = replay.take(log?.changes ?? []);
    if (record !== null) return { kind: 'broken', seq, fault: 'replay', ...broken, record };
    intact = counted(intact, version);
  }
  const head = await store.snapshot(account, last);
  const record = head.kind === 'snapshot' ? replay.misfitOf(head.snapshot) : null;
  if (record === null) return broken ?? intact;
  return { kind: 'broken', seq: last, fault: 'replay', ...broken, record };
}

function counted(intact: IntactChain, { before, entry }: ChainVersion): IntactChain {
  const isNetted = entry?.folded === true || before?.folded === true;
  return {
    kind: 'intact',
    versions: intact.versions + 1,
    unhashed: intact.unhashed + (entry?.hash === null ? 1 : 0),
    netted: intact.netted + (isNetted ? 1 : 0),
  };
}
