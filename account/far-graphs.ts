import pLimit from 'p-limit';
import type { GraphMemory } from './graph-memory.js';
import { emptySnapshot } from './graph/build-snapshot.js';
import type { Head } from './graph/heads.js';
import type { NearSource } from './graph/near-source.js';
import { NearView } from './graph/near-view.js';
import type { FarAccounts } from './graph/pin-source.js';
import { PinnedReads } from './graph/pinned-reads.js';
import type { AccountId } from './graph/record.js';
import type { Snapshot } from './graph/snapshot.js';
import { StoreError } from './graph/store-error.js';
import { foldedVersion } from './graph/unknown-version.js';
import type { AccountHead, GraphStore } from './graph/store.js';
import type { Version } from './graph/version.js';
import type { Caller, View } from './graph/view.js';
import { RequestError } from './request-error.js';

export interface FarGraphsOptions {
  readonly store: GraphStore;
  readonly limits: GraphMemory;
  /** the store's heads as they are after the call */
  readonly heads: () => Promise<readonly AccountHead[]>;
  readonly reach: (account: AccountId, seq: number) => Promise<void>;
  readonly caller: Caller;
  readonly isAnswered: (
    account: AccountId,
    service: string,
    region: string | null | undefined,
  ) => boolean;
  /** fulfils when what is known of the account besides its graph is */
  readonly known: (account: AccountId) => Promise<void>;
  /** the account's graph at this version, when what is in memory can be moved there; null: it cannot */
  readonly movedTo: (account: AccountId, seq: number) => Promise<Snapshot | null>;
  /** told of a graph that may be kept in memory */
  readonly loaded: (snapshot: Snapshot) => void;
  readonly viewOf: (snapshot: Snapshot) => View;
  readonly loadFailed?: (error: unknown) => void;
}

/** Accounts that are cold, which are loaded once they are read, or too large for memory. */
export class FarGraphs implements FarAccounts {
  readonly #options: FarGraphsOptions;
  /** a load holds an account's records and its graph at once: one at a time */
  readonly #inTurn = pLimit(1);
  /** `<seq> <account>` → its load under way */
  readonly #loads = new Map<string, Promise<Snapshot>>();
  /** account → its newest version read */
  readonly #versions = new Map<AccountId, Version>();

  constructor(options: FarGraphsOptions) {
    this.#options = options;
  }

  isTooLarge({ records }: Head): boolean {
    return records > this.#options.limits.largestInMemory;
  }

  /** Throws ACCOUNT_TOO_LARGE for what is never loaded. */
  refuseLargest({ account, records }: Head): void {
    const { largestLoaded } = this.#options.limits;
    if (records <= largestLoaded) return;
    const message = `account ${account} has ${records} nodes and edges, more than the ${largestLoaded} that are loaded: ask for single resources (resource, account.graph.node, neighbourhood) instead of lists and counts`;
    throw new RequestError('ACCOUNT_TOO_LARGE', message);
  }

  async whole(head: Head): Promise<View> {
    const { movedTo, viewOf } = this.#options;
    const { account, seq } = head;
    const moved = await movedTo(account, seq).catch(() => null);
    if (moved !== null) return viewOf(moved);
    this.refuseLargest(head);
    return viewOf(await this.#load(head));
  }

  near(): NearSource {
    const reads = new PinnedReads(this.#options);
    return {
      neighbourhoods: (at, asks) => reads.neighbourhoods(at, asks),
      emptyView: async (account, seq) => {
        const { caller, isAnswered, known } = this.#options;
        const version = await readable(account, async () => {
          await known(account);
          return this.#version(account, seq);
        });
        return new NearView(version, caller, (service, region) =>
          isAnswered(account, service, region),
        );
      },
    };
  }

  /** A cold account that is read is loaded, for those who read it later. */
  warm(head: Head): void {
    if (head.view !== null || this.isTooLarge(head)) return;
    this.#load(head).catch((error: unknown) => this.#options.loadFailed?.(error));
  }

  #load(head: Head): Promise<Snapshot> {
    const key = `${head.seq} ${head.account}`;
    const known = this.#loads.get(key);
    if (known !== undefined) return known;
    const load = this.#inTurn(() => readable(head.account, () => this.#loadNow(head)));
    this.#loads.set(key, load);
    const ended = () => void this.#loads.delete(key);
    load.then(ended, ended);
    return load;
  }

  async #loadNow(head: Head): Promise<Snapshot> {
    const { store, reach, known, loaded } = this.#options;
    const { account, seq } = head;
    await known(account);
    if (seq === 0) return emptySnapshot(account);
    let found = await store.snapshot(account, seq);
    if (found.kind === 'unknownAccount' || found.kind === 'unknownVersion') {
      await reach(account, seq);
      found = await store.snapshot(account, seq);
    }
    if (found.kind === 'folded') throw foldedVersion({ account, ...found }, 'account-version');
    if (found.kind !== 'snapshot') {
      throw new RequestError('STORE_UNAVAILABLE', `account ${account} cannot be read: ask again`);
    }
    if (!this.isTooLarge(head)) loaded(found.snapshot);
    return found.snapshot;
  }

  async #version(account: AccountId, seq: number): Promise<Version> {
    const known = this.#versions.get(account);
    if (known?.seq === seq) return known;
    if (seq === 0) return emptySnapshot(account).version;
    const { store, reach } = this.#options;
    let version = await store.version(account, seq);
    if (version === null) {
      await reach(account, seq);
      version = await store.version(account, seq);
    }
    if (version === null) {
      throw new RequestError(
        'STORE_UNAVAILABLE',
        `account ${account} has no seq:${seq}: ask again`,
      );
    }
    if ((known?.seq ?? 0) < seq) this.#versions.set(account, version);
    return version;
  }
}

/** Whatever keeps an account from being read is the store's failure to those who ask for the account. */
async function readable<Result>(account: AccountId, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RequestError || error instanceof StoreError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreError('fault', `account ${account} cannot be read (${why})`, { cause: error });
  }
}
