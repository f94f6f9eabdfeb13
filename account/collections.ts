import type { AccountGraphs } from './account-graphs.js';
import { allFresh } from './all-fresh.js';
import type { RefreshedSource } from './background-refresh.js';
import { type Collecting, collect } from './collect/collect.js';
import type { Lease } from './collect/lease.js';
import type { Progress } from './collect/progress.js';
import type { Provider, Reason } from './collect/provider.js';
import type { CollectionRequest, CollectionResult } from './collect/stages.js';
import { CollectionNotes } from './collection-notes.js';
import {
  type AskedCollection,
  type CollectionOutcome,
  CollectionQueue,
} from './collection-queue.js';
import type { AccountId } from './graph/record.js';
import type { StalenessPolicies } from './staleness-policies.js';

export type CollectionsOptions = Omit<Collecting, 'provider' | 'holder' | 'leased'> & {
  readonly providers: readonly Provider[];
  readonly collected: (result: CollectionResult) => void;
  /** told what could not be done once a collection had ended: that stays as it ended */
  readonly noteFailed?: (error: unknown) => void;
};

type Failed = Extract<CollectionResult, { kind: 'failed' }>;

/** Milliseconds between two looks whether another process has finished. */
const POLL_TIME = 500;
/** seconds: what another process read while this one waited for it is not read again */
const JUST_READ = 60;
const FAULT = 'a fault of ours: the log says which';

/** The collections of this process, and which provider gives which account. */
export class Collections {
  readonly #options: CollectionsOptions;
  readonly #graphs: AccountGraphs;
  readonly #policies: StalenessPolicies;
  readonly #notes: CollectionNotes;
  /** the provider that gives an account: the first that was asked */
  readonly #claimed = new Map<AccountId, Provider>();
  readonly #progress = new Map<AccountId, Progress>();
  readonly #queues = new Map<Provider, CollectionQueue>();
  readonly #leases = new Map<Provider, Lease>();
  readonly #stopped = new AbortController();

  constructor(options: CollectionsOptions, graphs: AccountGraphs, policies: StalenessPolicies) {
    this.#options = options;
    this.#graphs = graphs;
    this.#policies = policies;
    this.#notes = new CollectionNotes(options);
  }

  /** For each provider, in order, its account; null while there is none. */
  async sourced(): Promise<readonly (AccountId | null)[]> {
    return Promise.all(this.#options.providers.map((provider) => this.#accountOf(provider)));
  }

  progress(account: AccountId): Progress | null {
    return this.#progress.get(account) ?? null;
  }

  /** For each provider, in order, what it last gave; none of them is asked. */
  async sources(): Promise<readonly RefreshedSource[]> {
    return Promise.all(
      this.#options.providers.map(async (provider): Promise<RefreshedSource> => {
        const account = this.#claimedBy(provider) ?? (await this.#notes.lastAccountOf(provider));
        const collect = (request: CollectionRequest) => this.collect(provider, request, account);
        const isBusy = this.#queueOf(provider).isBusy();
        return { name: provider.source, account, isBusy, collect };
      }),
    );
  }

  /** Whether a collection of this process has found the account at a provider. */
  isClaimed(account: AccountId): boolean {
    return this.#claimed.has(account);
  }

  /** Gives back what running collections hold, for others to read; what they still write is refused by the store. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    const given = await Promise.allSettled(
      [...this.#leases.values()].map((lease) => lease.release()),
    );
    // what could not be given back ends by itself
    for (const one of given) if (one.status === 'rejected') this.#options.noteFailed?.(one.reason);
  }

  /** Collects what is asked for unless it is fresh when the provider is free; null: it is, or nobody gives the account. */
  async freshen(
    account: AccountId,
    asked: CollectionRequest & { readonly since: number },
  ): Promise<CollectionResult | null> {
    const provider = this.#claimed.get(account) ?? (await this.#findProvider(account));
    if (provider === null) return null;
    return this.#queueOf(provider).ask({ request: asked, expected: account, onlyStale: true });
  }

  async refresh(account: AccountId, request: CollectionRequest): Promise<CollectionResult | null> {
    const provider = this.#claimed.get(account) ?? (await this.#findProvider(account));
    return provider === null ? null : this.collect(provider, request, account);
  }

  /** Collects from every provider, each on its own: a fault in one leaves the others alone. */
  async collectAll(request: CollectionRequest): Promise<readonly CollectionResult[]> {
    const { providers } = this.#options;
    if (providers.length > 1) await this.#claimInOrder(providers);
    return Promise.all(providers.map((provider) => this.#collectFirst(provider, request)));
  }

  /** An account of which nothing is known yet while another process reads it is waited for. */
  async #collectFirst(provider: Provider, request: CollectionRequest): Promise<CollectionResult> {
    const { wait, now, timeLimit } = this.#options;
    const deadline = now() + timeLimit;
    for (let { maxAge } = request; ; maxAge = Math.max(maxAge, JUST_READ)) {
      const result = await this.collect(provider, { ...request, maxAge }, null);
      const leased = result.kind === 'failed' && result.reason.code === 'leased';
      if (!leased || now() >= deadline || this.#stopped.signal.aborted) return result;
      await wait(POLL_TIME, this.#stopped.signal);
    }
  }

  /** One collection at a time from one provider; who asks while one runs shares the next with all who do. */
  async collect(
    provider: Provider,
    asked: CollectionRequest,
    expected: AccountId | null,
  ): Promise<CollectionResult> {
    const request = { since: this.#options.now(), ...asked };
    const result = await this.#queueOf(provider).ask({ request, expected, onlyStale: false });
    if (result === null) throw new TypeError('what must be collected was left out');
    return result;
  }

  #queueOf(provider: Provider): CollectionQueue {
    const known = this.#queues.get(provider);
    if (known !== undefined) return known;
    const queue = new CollectionQueue((asked) => this.#collectNow(provider, asked));
    this.#queues.set(provider, queue);
    return queue;
  }

  async #collectNow(
    provider: Provider,
    { request: asked, expected, onlyStale }: AskedCollection,
  ): Promise<CollectionOutcome> {
    const began = this.#options.now();
    if (onlyStale && expected !== null && (await this.#isFresh(expected, asked))) return null;
    const order = [
      ...(asked.order ?? []),
      ...(await this.#orderOf(expected ?? this.#claimedBy(provider))),
    ];
    const request = order.length === 0 ? asked : { ...asked, order };
    const result = await this.#guarded(expected, () =>
      collect(request, this.#collecting(provider), expected),
    );
    if (result.kind === 'collected') await this.#collected(provider, result);
    else await this.#failed(provider, request, result, began);
    this.#options.collected(result);
    return result;
  }

  async #isFresh(account: AccountId, asked: CollectionRequest): Promise<boolean> {
    const { store, services } = this.#options;
    const freshness = await store.freshness(account).catch(() => []);
    const since = asked.since ?? this.#options.now();
    return allFresh(
      freshness,
      { ...asked, since },
      services.map(({ name }) => name),
    );
  }

  #collecting(provider: Provider): Collecting {
    const options = this.#options;
    return {
      ...options,
      provider,
      progress: (step) => {
        this.#progress.set(step.account, step);
        options.progress(step);
      },
      reportBefore: (account) => this.#notes.reportOf(account),
      otherSourceOf: (account) => this.#otherSourceOf(account, provider),
      holder: options.newId(),
      leased: (lease) => {
        if (lease === null) this.#leases.delete(provider);
        else this.#leases.set(provider, lease);
      },
    };
  }

  /** Services that are to be the freshest are read first. */
  async #orderOf(account: AccountId | null): Promise<readonly string[]> {
    return account === null ? [] : this.#policies.order(account).catch(() => []);
  }

  #claimedBy(provider: Provider): AccountId | null {
    return [...this.#claimed].filter(([, owner]) => owner === provider).at(-1)?.[0] ?? null;
  }

  /** What a collection of this process found, else what one of any process last found, else what the provider says. */
  async #accountOf(provider: Provider): Promise<AccountId | null> {
    const known = this.#claimedBy(provider) ?? (await this.#notes.lastAccountOf(provider));
    if (known !== null) return known;
    const identity = await provider.identity();
    return identity.kind === 'answer' ? identity.value : null;
  }

  /** Which of two sources gives an account is decided by their order, not by which answers first. */
  async #claimInOrder(providers: readonly Provider[]): Promise<void> {
    for (const provider of providers) {
      const identity = await provider.identity().catch(() => null);
      if (identity?.kind === 'answer') this.#otherSourceOf(identity.value, provider);
    }
  }

  /** Two providers of one account would undo each other's versions: the first one keeps it. */
  #otherSourceOf(account: AccountId, provider: Provider): string | null {
    const owner = this.#claimed.get(account) ?? provider;
    this.#claimed.set(account, owner);
    return owner === provider ? null : owner.source;
  }

  /** A fault in one collection is its own failure, not that of the others. */
  async #guarded(
    account: AccountId | null,
    run: () => Promise<CollectionResult>,
  ): Promise<CollectionResult> {
    try {
      return await run();
    } catch (error) {
      const message = `collection: ${error instanceof Error ? error.message : String(error)}`;
      return { kind: 'failed', account, reason: { code: 'fault', source: 'collection', message } };
    }
  }

  /** Nothing that fails here takes back what was collected. */
  async #collected(
    provider: Provider,
    result: Extract<CollectionResult, { kind: 'collected' }>,
  ): Promise<void> {
    const { noteFailed } = this.#options;
    await this.#notes.collected(provider, result).catch((error: unknown) => noteFailed?.(error));
    await this.#graphs.take(result.account).catch((error: unknown) => noteFailed?.(error));
  }

  /** What was to be read says why it was not: neither another source's account nor another's collection is a fault of it. */
  async #failed(
    provider: Provider,
    request: CollectionRequest,
    { account: named, reason }: Failed,
    began: number,
  ): Promise<void> {
    if (reason.code === 'leased' || this.#stopped.signal.aborted) return;
    const shown: Reason = reason.code === 'fault' ? { ...reason, message: FAULT } : reason;
    try {
      const account =
        named ?? this.#claimedBy(provider) ?? (await this.#notes.lastAccountOf(provider));
      if (account === null || !this.#isOf(provider, account)) return;
      const noted = await this.#notes.failed({ account, request, reason: shown, began });
      if (noted) await this.#graphs.take(account);
    } catch {
      // a store that cannot be written is why it failed: the log has that reason already
    }
  }

  #isOf(provider: Provider, account: AccountId): boolean {
    return (this.#claimed.get(account) ?? provider) === provider;
  }

  async #findProvider(account: AccountId): Promise<Provider | null> {
    for (const provider of this.#options.providers) {
      const identity = await provider.identity();
      if (identity.kind === 'answer' && identity.value === account) return provider;
    }
    return null;
  }
}
