import type { AccountGraphs } from './account-graphs.js';
import type { RefreshedSource } from './background-refresh.js';
import { type Collecting, collect } from './collect/collect.js';
import { failureReport } from './collect/failure-report.js';
import type { Lease } from './collect/lease.js';
import { noteFailure } from './collect/note-failure.js';
import type { Progress } from './collect/progress.js';
import type { Provider, Reason } from './collect/provider.js';
import type { CollectionReport, CollectionRequest, CollectionResult } from './collect/stages.js';
import type { AccountId, Json } from './graph/record.js';
import type { StalenessPolicies } from './staleness-policies.js';

export type CollectionsOptions = Omit<Collecting, 'provider' | 'holder' | 'leased'> & {
  readonly providers: readonly Provider[];
  readonly collected: (result: CollectionResult) => void;
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
  /** the provider that gives an account: the first that was asked */
  readonly #claimed = new Map<AccountId, Provider>();
  readonly #progress = new Map<AccountId, Progress>();
  readonly #running = new Map<Provider, Promise<unknown>>();
  readonly #waiting = new Map<Provider, Map<string, Promise<CollectionResult>>>();
  readonly #leases = new Map<Provider, Lease>();
  /** those that a collection has been asked for and has not ended */
  readonly #reading = new Map<Provider, number>();
  readonly #stopped = new AbortController();

  constructor(options: CollectionsOptions, graphs: AccountGraphs, policies: StalenessPolicies) {
    this.#options = options;
    this.#graphs = graphs;
    this.#policies = policies;
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
        const account = this.#claimedBy(provider) ?? (await this.#lastAccountOf(provider));
        const collect = (request: CollectionRequest) => this.collect(provider, request, account);
        const isBusy = this.#reading.has(provider);
        return { name: provider.source, account, isBusy, collect };
      }),
    );
  }

  /** Whether a collection of this process has found the account at a provider. */
  isClaimed(account: AccountId): boolean {
    return this.#claimed.has(account);
  }

  /** Fulfils when what is being read from the account's provider now has been. */
  async running(account: AccountId): Promise<void> {
    const provider = this.#claimed.get(account);
    if (provider !== undefined) await this.#running.get(provider);
  }

  /** Gives back what running collections hold, for others to read; what they still write is refused by the store. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all([...this.#leases.values()].map((lease) => lease.release()));
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

  /** One collection at a time from one provider; who asks for the same while one waits its turn shares it. */
  async collect(
    provider: Provider,
    request: CollectionRequest,
    expected: AccountId | null,
  ): Promise<CollectionResult> {
    const key = JSON.stringify([request, expected]);
    const waiting = this.#waiting.get(provider)?.get(key);
    if (waiting !== undefined) return waiting;
    const before = this.#running.get(provider) ?? Promise.resolve();
    this.#count(provider, 1);
    const run = before
      .then(() => {
        this.#waiting.get(provider)?.delete(key);
        return this.#collectNow(provider, request, expected);
      })
      .finally(() => this.#count(provider, -1));
    this.#waiting.set(provider, (this.#waiting.get(provider) ?? new Map()).set(key, run));
    this.#running.set(
      provider,
      run.catch(() => undefined),
    );
    return run;
  }

  #count(provider: Provider, more: 1 | -1): void {
    const count = (this.#reading.get(provider) ?? 0) + more;
    if (count === 0) this.#reading.delete(provider);
    else this.#reading.set(provider, count);
  }

  async #collectNow(
    provider: Provider,
    asked: CollectionRequest,
    expected: AccountId | null,
  ): Promise<CollectionResult> {
    const began = this.#options.now();
    const order = await this.#orderOf(expected ?? this.#claimedBy(provider));
    const request = order === null ? asked : { order, ...asked };
    const result = await this.#guarded(expected, async () => {
      const collected = await collect(request, this.#collecting(provider), expected);
      if (collected.kind === 'collected') await this.#collected(provider, collected);
      return collected;
    });
    if (result.kind === 'failed') await this.#failed(provider, request, result, began);
    this.#options.collected(result);
    return result;
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
      reportBefore: (account) => this.#reportOf(account),
      otherSourceOf: (account) => this.#otherSourceOf(account, provider),
      holder: options.newId(),
      leased: (lease) => {
        if (lease === null) this.#leases.delete(provider);
        else this.#leases.set(provider, lease);
      },
    };
  }

  /** Services that are to be the freshest are read first. */
  async #orderOf(account: AccountId | null): Promise<readonly string[] | null> {
    return account === null ? null : this.#policies.order(account).catch(() => null);
  }

  async #reportOf(account: AccountId): Promise<CollectionReport | null> {
    const document = await this.#options.store.document(`report ${account}`);
    return (document?.value as unknown as CollectionReport | undefined) ?? null;
  }

  #claimedBy(provider: Provider): AccountId | null {
    return [...this.#claimed].filter(([, owner]) => owner === provider).at(-1)?.[0] ?? null;
  }

  /** What a collection of this process found, else what the provider says, else what it said when last collected. */
  async #accountOf(provider: Provider): Promise<AccountId | null> {
    const claimed = this.#claimedBy(provider);
    if (claimed !== null) return claimed;
    const identity = await provider.identity();
    return identity.kind === 'answer' ? identity.value : this.#lastAccountOf(provider);
  }

  async #lastAccountOf(provider: Provider): Promise<AccountId | null> {
    const known = await this.#options.store.document(`source ${provider.source}`);
    return (known?.value as { readonly account?: AccountId } | undefined)?.account ?? null;
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

  async #collected(
    provider: Provider,
    result: Extract<CollectionResult, { kind: 'collected' }>,
  ): Promise<void> {
    const { account, report } = result;
    await this.#keep(`account ${account}`, { name: result.name ?? this.#graphs.name(account) });
    await this.#keep(`source ${provider.source}`, { account });
    await this.#keep(`report ${account}`, JSON.parse(JSON.stringify(report)) as Json);
    await this.#graphs.take(account);
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
    const { store, newId } = this.#options;
    try {
      const account = named ?? this.#claimedBy(provider) ?? (await this.#lastAccountOf(provider));
      if (account === null || !this.#isOf(provider, account)) return;
      if ((await store.freshness(account)).length === 0) return;
      await noteFailure(account, request, shown, { store, newId, began });
      const time = new Date(began).toISOString();
      const report = failureReport(account, shown, time, await this.#reportOf(account));
      await this.#keep(`report ${account}`, JSON.parse(JSON.stringify(report)) as Json);
      await this.#graphs.take(account);
    } catch {
      // a store that cannot be written is why it failed: the log has that reason already
    }
  }

  #isOf(provider: Provider, account: AccountId): boolean {
    return (this.#claimed.get(account) ?? provider) === provider;
  }

  async #keep(key: string, value: Json): Promise<void> {
    const known = await this.#options.store.document(key);
    await this.#options.store.putDocument(key, value, known?.revision ?? 0);
  }

  async #findProvider(account: AccountId): Promise<Provider | null> {
    for (const provider of this.#options.providers) {
      const identity = await provider.identity();
      if (identity.kind === 'answer' && identity.value === account) return provider;
    }
    return null;
  }
}
