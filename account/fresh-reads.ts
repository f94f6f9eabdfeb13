import { allFresh } from './all-fresh.js';
import type { Clock } from './clock.js';
import type { CollectionRequest, CollectionResult } from './collect/stages.js';
import type { Collections } from './collections.js';
import type { Freshness } from './graph/freshness.js';
import type { AccountId } from './graph/record.js';
import type { GraphStore } from './graph/store.js';

export interface FreshReadsOptions extends Clock {
  readonly store: Pick<GraphStore, 'freshness'>;
  readonly collections: Pick<Collections, 'freshen'>;
  /** every service that is collected */
  readonly services: readonly string[];
  /** milliseconds a read waits for the provider at most */
  readonly limit: number;
}

/** Milliseconds between two looks at what another collection is reading, and how many of them until it is read here. */
const POLL_TIME = 250;
const LOOKS = 8;

/** Reads that ask how old their answer may be. */
export class FreshReads {
  readonly #options: FreshReadsOptions;

  constructor(options: FreshReadsOptions) {
    this.#options = options;
  }

  /**
   * Fulfils when everything asked for was read completely within `maxAge` seconds before this was asked, when it cannot be
   * had, or when the limit has passed: what there is then is what there is. A collection goes on beyond the limit.
   */
  async wait(account: AccountId, asked: CollectionRequest): Promise<void> {
    const { now, wait, limit } = this.#options;
    const enough = new AbortController();
    const reading = this.#readUntilFresh(account, { ...asked, since: now() }, enough.signal);
    // after the limit nobody waits for it
    reading.catch(() => undefined);
    try {
      await Promise.race([reading, wait(limit, enough.signal)]);
    } finally {
      enough.abort();
    }
  }

  async #readUntilFresh(account: AccountId, asked: Asked, signal: AbortSignal): Promise<void> {
    const { collections } = this.#options;
    while (!signal.aborted && !(await this.#isFresh(account, asked))) {
      const result = await collections.freshen(account, asked);
      if (result === null || !isLeased(result)) return;
      await this.#othersRead(account, signal);
    }
  }

  async #isFresh(account: AccountId, asked: Asked): Promise<boolean> {
    const { store, services } = this.#options;
    return allFresh(await store.freshness(account), asked, services);
  }

  /** Looks until another collection has noted something of the account, or may have died. */
  async #othersRead(account: AccountId, signal: AbortSignal): Promise<void> {
    const { store, wait } = this.#options;
    const before = textOf(await store.freshness(account));
    for (let look = 1; look <= LOOKS && !signal.aborted; look += 1) {
      await wait(POLL_TIME, signal);
      if (textOf(await store.freshness(account)) !== before) return;
    }
  }
}

/** `since`: the clock's milliseconds when it was asked */
type Asked = CollectionRequest & { readonly since: number };

function isLeased(result: CollectionResult): boolean {
  if (result.kind === 'failed') return result.reason.code === 'leased';
  return result.report.incomplete.some(({ code }) => code === 'leased');
}

function textOf(freshness: readonly Freshness[]): string {
  return JSON.stringify(freshness);
}
