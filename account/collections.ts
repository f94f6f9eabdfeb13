import type { AccountGraphs } from './account-graphs.js';
import { type Collecting, collect } from './collect/collect.js';
import type { Progress } from './collect/progress.js';
import type { Provider } from './collect/provider.js';
import type { CollectionRequest, CollectionResult } from './collect/stages.js';
import type { AccountId, Json } from './graph/record.js';

export type CollectionsOptions = Omit<Collecting, 'provider' | 'progress'> & {
  readonly providers: readonly Provider[];
  readonly progress: (progress: Progress) => void;
  readonly collected: (result: CollectionResult) => void;
};

/** The collections of this process, and which provider gives which account. */
export class Collections {
  readonly #options: CollectionsOptions;
  readonly #graphs: AccountGraphs;
  /** the provider that gives an account: the first that was asked */
  readonly #claimed = new Map<AccountId, Provider>();
  readonly #progress = new Map<AccountId, Progress>();
  readonly #running = new Map<Provider, Promise<unknown>>();
  readonly #waiting = new Map<Provider, Map<string, Promise<CollectionResult>>>();

  constructor(options: CollectionsOptions, graphs: AccountGraphs) {
    this.#options = options;
    this.#graphs = graphs;
  }

  /** For each provider, in order, its account; null while there is none. */
  async sourced(): Promise<readonly (AccountId | null)[]> {
    return Promise.all(this.#options.providers.map((provider) => this.#accountOf(provider)));
  }

  progress(account: AccountId): Progress | null {
    return this.#progress.get(account) ?? null;
  }

  async refresh(account: AccountId, request: CollectionRequest): Promise<CollectionResult | null> {
    const provider = this.#claimed.get(account) ?? (await this.#findProvider(account));
    return provider === null ? null : this.collect(provider, request, account);
  }

  /** Collects from every provider, each on its own: a fault in one leaves the others alone. */
  async collectAll(request: CollectionRequest): Promise<readonly CollectionResult[]> {
    const { providers } = this.#options;
    if (providers.length > 1) await this.#claimInOrder(providers);
    return Promise.all(providers.map((provider) => this.collect(provider, request, null)));
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
    const run = before.then(() => {
      this.#waiting.get(provider)?.delete(key);
      return this.#collectNow(provider, request, expected);
    });
    this.#waiting.set(provider, (this.#waiting.get(provider) ?? new Map()).set(key, run));
    this.#running.set(
      provider,
      run.catch(() => undefined),
    );
    return run;
  }

  async #collectNow(
    provider: Provider,
    request: CollectionRequest,
    expected: AccountId | null,
  ): Promise<CollectionResult> {
    const progress = (step: Progress) => {
      this.#progress.set(step.account, step);
      this.#options.progress(step);
    };
    const result = await this.#guarded(expected, async () => {
      const reportBefore = (account: AccountId) => this.#graphs.report(account);
      const otherSourceOf = (account: AccountId) => this.#otherSourceOf(account, provider);
      const collecting = { ...this.#options, provider, progress, reportBefore, otherSourceOf };
      const collected = await collect(request, collecting, expected);
      if (collected.kind === 'collected') await this.#collected(provider, collected);
      return collected;
    });
    this.#options.collected(result);
    return result;
  }

  /** What a collection of this process found, else what the provider says, else what it said when last collected. */
  async #accountOf(provider: Provider): Promise<AccountId | null> {
    const claimed = [...this.#claimed].filter(([, owner]) => owner === provider).at(-1);
    if (claimed !== undefined) return claimed[0];
    const identity = await provider.identity();
    if (identity.kind === 'answer') return identity.value;
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
