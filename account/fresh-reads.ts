import type { Clock } from './clock.js';
import { isAsked } from './collect/is-asked.js';
import { isFresh } from './collect/is-fresh.js';
import type { CollectionRequest, CollectionResult } from './collect/stages.js';
import type { Collections } from './collections.js';
import type { Freshness } from './graph/freshness.js';
import type { AccountId } from './graph/record.js';
import type { GraphStore } from './graph/store.js';

export interface FreshReadsOptions extends Clock {
  readonly store: Pick<GraphStore, 'freshness'>;
  readonly collections: Pick<Collections, 'refresh' | 'running'>;
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
    const reading = this.#readUntilFresh({ account, asked, since: now() }, enough.signal);
    // after the limit nobody waits for it
    reading.catch(() => undefined);
    try {
      await Promise.race([reading, wait(limit, enough.signal)]);
    } finally {
      enough.abort();
    }
  }

  async #readUntilFresh(read: Read, signal: AbortSignal): Promise<void> {
    const { account, asked } = read;
    const { collections } = this.#options;
    if (await this.#isFresh(read)) return;
    await collections.running(account);
    while (!signal.aborted && !(await this.#isFresh(read))) {
      const result = await collections.refresh(account, asked);
      if (result === null || !isLeased(result)) return;
      await this.#othersRead(account, signal);
    }
  }

  async #isFresh({ account, asked, since }: Read): Promise<boolean> {
    const freshness = await this.#options.store.freshness(account);
    const services = asked.services ?? this.#options.services;
    const statuses = freshness.filter((status) => isAsked(status, asked));
    return (
      services.every((name) => freshness.some(({ service }) => service === name)) &&
      statuses.every((status) => isFresh(status, asked.maxAge, { freshness, now: since }))
    );
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

interface Read {
  readonly account: AccountId;
  readonly asked: CollectionRequest;
  /** the clock's milliseconds when it was asked */
  readonly since: number;
}

function isLeased(result: CollectionResult): boolean {
  if (result.kind === 'failed') return result.reason.code === 'leased';
  return result.report.incomplete.some(({ code }) => code === 'leased');
}

function textOf(freshness: readonly Freshness[]): string {
  return JSON.stringify(freshness);
}
