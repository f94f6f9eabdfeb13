import type { AccountDirectory } from './account-directory.js';
import { type Collecting, collect } from './collect/collect.js';
import type { Progress } from './collect/progress.js';
import type { Provider } from './collect/provider.js';
import type { CollectionReport, CollectionRequest, CollectionResult } from './collect/stages.js';
import type { Freshness } from './graph/freshness.js';
import { type Heads, type PinRequest, openPins } from './graph/open-pins.js';
import { ownerView } from './graph/owner-view.js';
import type { Pins } from './graph/pins.js';
import type { AccountId, Json } from './graph/record.js';
import type { Snapshot } from './graph/snapshot.js';
import type { Caller, View } from './graph/view.js';
import { RequestError } from './request-error.js';

export type AccountsOptions = Omit<Collecting, 'provider' | 'progress'> & {
  readonly providers: readonly Provider[];
  readonly progress: (progress: Progress) => void;
  readonly collected: (result: CollectionResult) => void;
  /** seconds after which a status is stale */
  readonly stalenessLimit: number;
};

/** What is held in memory of one account. Replaced as a whole. */
interface Known {
  readonly view: View;
  readonly name: string | null;
  readonly freshness: readonly Freshness[];
  readonly report: CollectionReport | null;
}

/**
 * The accounts this process serves: their newest snapshots, kept current with the store by its own collections. A request
 * reads through pins opened here and never waits for a collection unless it asks for one.
 */
export class Accounts implements AccountDirectory {
  readonly #options: AccountsOptions;
  /** the provider that gives an account: the first that was asked */
  readonly #claimed = new Map<AccountId, Provider>();
  readonly #progress = new Map<AccountId, Progress>();
  readonly #running = new Map<Provider, Promise<unknown>>();
  readonly #waiting = new Map<Provider, Map<string, Promise<CollectionResult>>>();
  #known: ReadonlyMap<AccountId, Known> = new Map();
  #heads: Heads = new Map();

  constructor(options: AccountsOptions) {
    this.#options = options;
  }

  /** Takes up every account that the store has. */
  async load(): Promise<void> {
    for (const account of await this.#options.store.accounts()) await this.#take(account);
  }

  pins(request: PinRequest): Pins {
    return openPins(request, {
      heads: this.#heads,
      past: (account, seq, argument) => this.#past(account, seq, argument),
    });
  }

  heads(): Heads {
    return this.#heads;
  }

  /** The account of the first provider that has one here. */
  async first(): Promise<View | undefined> {
    return (await this.sourced()).find((view) => view !== null) ?? undefined;
  }

  /** For each provider, in order, the newest view of its account; null while there is none. */
  async sourced(): Promise<readonly (View | null)[]> {
    const accounts = await Promise.all(
      this.#options.providers.map((provider) => this.#accountOf(provider)),
    );
    return accounts.map((account) =>
      account === null ? null : (this.#heads.get(account) ?? null),
    );
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

  services(): readonly string[] {
    return this.#options.services.map(({ name }) => name);
  }

  regions(account: AccountId): readonly string[] {
    const statuses = this.#known.get(account)?.freshness ?? [];
    return [...new Set(statuses.flatMap(({ region }) => region ?? []))].toSorted();
  }

  name(account: AccountId): string | null {
    return this.#known.get(account)?.name ?? null;
  }

  freshness(account: AccountId): readonly (Freshness & { readonly stale: boolean })[] {
    const oldest = this.#options.now() - this.#options.stalenessLimit * 1000;
    return (this.#known.get(account)?.freshness ?? []).map((status) => ({
      ...status,
      stale: status.asOf === null || Date.parse(status.asOf) < oldest,
    }));
  }

  progress(account: AccountId): Progress | null {
    return this.#progress.get(account) ?? null;
  }

  report(account: AccountId): CollectionReport | null {
    return this.#known.get(account)?.report ?? null;
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
      const reportBefore = (account: AccountId) => this.report(account);
      const otherSourceOf = (account: AccountId) => this.#otherSourceOf(account, provider);
      const collecting = { ...this.#options, provider, progress, reportBefore, otherSourceOf };
      const collected = await collect(request, collecting, expected);
      if (collected.kind === 'collected') await this.#collected(provider, collected);
      return collected;
    });
    this.#options.collected(result);
    return result;
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
    await this.#keep(`account ${account}`, { name: result.name ?? this.name(account) });
    await this.#keep(`source ${provider.source}`, { account });
    await this.#keep(`report ${account}`, JSON.parse(JSON.stringify(report)) as Json);
    await this.#take(account);
  }

  async #keep(key: string, value: Json): Promise<void> {
    const known = await this.#options.store.document(key);
    await this.#options.store.putDocument(key, value, known?.revision ?? 0);
  }

  async #take(account: AccountId): Promise<void> {
    const { store, emptySnapshot } = this.#options;
    const found = await store.snapshot(account, 'latest');
    const snapshot = found.kind === 'snapshot' ? found.snapshot : emptySnapshot(account);
    const [named, report, freshness] = await Promise.all([
      store.document(`account ${account}`),
      store.document(`report ${account}`),
      store.freshness(account),
    ]);
    const known: Known = {
      view: this.#viewOf(snapshot),
      name: (named?.value as { readonly name?: string | null } | undefined)?.name ?? null,
      freshness,
      report: (report?.value as unknown as CollectionReport | undefined) ?? null,
    };
    this.#known = new Map([...this.#known, [account, known]]);
    const ordered = [...this.#known].toSorted(([one], [other]) => (one < other ? -1 : 1));
    this.#heads = new Map(ordered.map(([id, { view }]) => [id, view]));
  }

  async #past(account: AccountId, seq: number, argument: string): Promise<View | null> {
    const result = await this.#options.store.snapshot(account, seq);
    if (result.kind === 'unknownAccount') return null;
    if (result.kind === 'snapshot') return this.#viewOf(result.snapshot);
    const message = `${argument} must name one of the versions 0 to ${result.headSeq} of account ${account}, got seq:${seq}`;
    throw new RequestError('UNKNOWN_VERSION', message, argument);
  }

  #viewOf(snapshot: Snapshot): View {
    const caller: Caller = { kind: 'owner' };
    return ownerView(snapshot, caller, (service, region) => {
      const statuses = this.#known.get(snapshot.account)?.freshness ?? [];
      const asked = statuses.filter(
        (status) =>
          status.service === service &&
          (region === undefined ? status.region !== null : status.region === region),
      );
      return asked.length > 0 && asked.every(({ asOf }) => asOf !== null);
    });
  }

  async #findProvider(account: AccountId): Promise<Provider | null> {
    for (const provider of this.#options.providers) {
      const identity = await provider.identity();
      if (identity.kind === 'answer' && identity.value === account) return provider;
    }
    return null;
  }
}
