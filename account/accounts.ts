import type { AccountDirectory } from './account-directory.js';
import { AccountGraphs, type AccountGraphsOptions, type PinnedRequest } from './account-graphs.js';
import { AccountVersions } from './account-versions.js';
import { BackgroundRefresh } from './background-refresh.js';
import type { Progress } from './collect/progress.js';
import type { Provider } from './collect/provider.js';
import type { CollectionReport, CollectionRequest, CollectionResult } from './collect/stages.js';
import { Collections, type CollectionsOptions } from './collections.js';
import { FreshReads } from './fresh-reads.js';
import type { Freshness } from './graph/freshness.js';
import type { Head, Heads } from './graph/heads.js';
import type { PartPins, PinRequest } from './graph/open-pins.js';
import type { Pins } from './graph/pins.js';
import type { AccountId } from './graph/record.js';
import type { View } from './graph/view.js';
import { StalenessPolicies } from './staleness-policies.js';
import { type StalenessPolicy, maxAgeOf } from './staleness-policy.js';

export type AccountsOptions = CollectionsOptions &
  Pick<AccountGraphsOptions, 'memory' | 'loadFailed' | 'moved'> & {
    /** seconds after which a status is stale, for an account without a policy of its own */
    readonly stalenessLimit: number;
    /** milliseconds a request waits for the provider at most */
    readonly freshReadLimit: number;
    /** from 0 to 1: background collections come that much sooner or later */
    readonly random: () => number;
    /** told what keeps the background refresh from looking */
    readonly refreshFailed: (error: unknown) => void;
  };

/** Milliseconds until an account whose first collection failed is tried again at a view. */
const FIRST_COLLECTION_PAUSE = 60_000;

/**
 * The accounts this process serves: their newest graphs, and their collections. A request reads through pins opened here
 * and never waits for a collection unless it asks for one.
 */
export class Accounts implements AccountDirectory {
  readonly past: AccountVersions;
  readonly #options: AccountsOptions;
  readonly #graphs: AccountGraphs;
  readonly #collections: Collections;
  readonly #policies: StalenessPolicies;
  readonly #freshReads: FreshReads;
  readonly #background: BackgroundRefresh;
  readonly #asked = new WeakMap<Pins, PinRequest>();
  /** account → when its first collection was begun at a view */
  readonly #viewed = new Map<AccountId, number>();

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.past = new AccountVersions(options.store);
    const { store, now, wait, freshReadLimit: limit, stalenessLimit: defaultMaxAge } = options;
    const services = this.services();
    this.#graphs = new AccountGraphs(options);
    this.#policies = new StalenessPolicies({ store, defaultMaxAge, services });
    this.#collections = new Collections(options, this.#graphs, this.#policies);
    const collections = this.#collections;
    this.#freshReads = new FreshReads({ store, collections, services, now, wait, limit });
    this.#background = new BackgroundRefresh({
      ...options,
      services,
      sources: () => collections.sources(),
      policy: (account) => this.#policies.of(account),
      failed: options.refreshFailed,
    });
  }

  /** Takes up every account that the store has. */
  load(): Promise<void> {
    return this.#graphs.load();
  }

  /** The pins of a request that came now; see `AccountGraphs.open`. */
  async open(request: PinRequest): Promise<PartPins> {
    const pins = await this.#graphs.open(request);
    this.#asked.set(pins, request);
    return pins;
  }

  /** The pins of a request whose heads another process has read; see `AccountGraphs.openAt`. */
  async openAt(request: PinnedRequest): Promise<PartPins> {
    const pins = await this.#graphs.openAt(request);
    this.#asked.set(pins, request);
    return pins;
  }

  /** Reads the heads of the store now; rejects when it does not answer. */
  current(): Promise<Heads> {
    return this.#graphs.current();
  }

  versionAsked(pins: Pins, account: AccountId): 'header' | 'cursor' | null {
    const request = this.#asked.get(pins);
    const header = request?.header?.trim() ?? '';
    const named = header.split(',').map((part) => part.trim().split('='));
    if (header !== '' && named.some(([name, at]) => at === undefined || name === account)) {
      return 'header';
    }
    return request?.cursors.some((cursor) => cursor.account === account) === true ? 'cursor' : null;
  }

  /** Begins to keep the accounts of this process's sources as fresh as their policies say. */
  keepFresh(): void {
    this.#background.start();
  }

  /** Ends what goes on by itself, and gives back what running collections hold. */
  async stop(): Promise<void> {
    this.#background.stop();
    await this.#collections.stop();
  }

  heads(): Heads {
    return this.#graphs.heads();
  }

  /** The graph of the first provider's account that is here. Rejects with ACCOUNT_TOO_LARGE. */
  async first(): Promise<View | undefined> {
    const head = (await this.sourced()).find((known) => known !== null);
    return head === undefined ? undefined : this.#graphs.whole(head.account);
  }

  /** The same if it is in memory: nothing is loaded. */
  async firstInMemory(): Promise<View | undefined> {
    return (await this.sourced()).find((known) => known !== null)?.view ?? undefined;
  }

  /** For each provider, in order, the newest version of its account; null while there is none. */
  async sourced(): Promise<readonly (Head | null)[]> {
    const accounts = await this.#collections.sourced();
    return accounts.map((account) =>
      account === null ? null : (this.heads().get(account) ?? null),
    );
  }

  services(): readonly string[] {
    return this.#options.services.map(({ name }) => name);
  }

  regions(account: AccountId): readonly string[] {
    const statuses = this.#graphs.freshness(account);
    return [...new Set(statuses.flatMap(({ region }) => region ?? []))].toSorted();
  }

  name(account: AccountId): string | null {
    return this.#graphs.name(account);
  }

  async freshness(
    account: AccountId,
  ): Promise<readonly (Freshness & { readonly stale: boolean })[]> {
    const { store, now } = this.#options;
    const [statuses, policy] = await Promise.all([
      store.freshness(account),
      this.#policies.of(account),
    ]);
    return statuses.map((status) => {
      const oldest = now() - maxAgeOf(policy, status.service) * 1000;
      return { ...status, stale: status.asOf === null || Date.parse(status.asOf) < oldest };
    });
  }

  stalenessPolicy(account: AccountId): Promise<StalenessPolicy> {
    return this.#policies.of(account);
  }

  setStalenessPolicy(
    account: AccountId,
    service: string | null,
    maxAge: number,
  ): Promise<StalenessPolicy> {
    return this.#policies.set(account, service, maxAge);
  }

  waitUntilFresh(account: AccountId, request: CollectionRequest): Promise<void> {
    return this.#freshReads.wait(account, request);
  }

  viewed(account: AccountId): void {
    if (this.#graphs.freshness(account).some(({ asOf }) => asOf !== null)) return;
    const now = this.#options.now();
    const begun = this.#viewed.get(account) ?? -Infinity;
    const mayBegin = this.#collections.isClaimed(account) || this.heads().has(account);
    if (!mayBegin || now - begun < FIRST_COLLECTION_PAUSE) return;
    this.#viewed.set(account, now);
    const maxAge = this.#options.stalenessLimit;
    this.#collections.refresh(account, { maxAge }).catch(this.#options.refreshFailed);
  }

  progress(account: AccountId): Progress | null {
    return this.#collections.progress(account);
  }

  report(account: AccountId): CollectionReport | null {
    return this.#graphs.report(account);
  }

  async refresh(account: AccountId, request: CollectionRequest): Promise<CollectionResult | null> {
    const { wait, freshReadLimit } = this.#options;
    const ended = new AbortController();
    const late = wait(freshReadLimit, ended.signal).then(() => lateResult(account));
    try {
      return await Promise.race([this.#collections.refresh(account, request), late]);
    } finally {
      ended.abort();
    }
  }

  collectAll(request: CollectionRequest): Promise<readonly CollectionResult[]> {
    return this.#collections.collectAll(request);
  }

  collect(
    provider: Provider,
    request: CollectionRequest,
    expected: AccountId | null,
  ): Promise<CollectionResult> {
    return this.#collections.collect(provider, request, expected);
  }
}

function lateResult(account: AccountId): CollectionResult {
  const message = `account ${account} is still being read; collection says how far that is`;
  return { kind: 'failed', account, reason: { code: 'late', source: 'collection', message } };
}
