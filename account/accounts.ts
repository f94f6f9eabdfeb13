import type { AccountDirectory } from './account-directory.js';
import { AccountGraphs } from './account-graphs.js';
import type { Progress } from './collect/progress.js';
import type { Provider } from './collect/provider.js';
import type { CollectionReport, CollectionRequest, CollectionResult } from './collect/stages.js';
import { Collections, type CollectionsOptions } from './collections.js';
import type { Freshness } from './graph/freshness.js';
import type { Heads, PinRequest } from './graph/open-pins.js';
import type { Pins } from './graph/pins.js';
import type { AccountId } from './graph/record.js';
import type { View } from './graph/view.js';

export type AccountsOptions = CollectionsOptions & {
  /** seconds after which a status is stale */
  readonly stalenessLimit: number;
};

/**
 * The accounts this process serves: their newest graphs, and their collections. A request reads through pins opened here
 * and never waits for a collection unless it asks for one.
 */
export class Accounts implements AccountDirectory {
  readonly #options: AccountsOptions;
  readonly #graphs: AccountGraphs;
  readonly #collections: Collections;

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.#graphs = new AccountGraphs(options);
    this.#collections = new Collections(options, this.#graphs);
  }

  /** Takes up every account that the store has. */
  load(): Promise<void> {
    return this.#graphs.load();
  }

  pins(request: PinRequest): Pins {
    return this.#graphs.pins(request);
  }

  heads(): Heads {
    return this.#graphs.heads();
  }

  /** The account of the first provider that has one here. */
  async first(): Promise<View | undefined> {
    return (await this.sourced()).find((view) => view !== null) ?? undefined;
  }

  /** For each provider, in order, the newest view of its account; null while there is none. */
  async sourced(): Promise<readonly (View | null)[]> {
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

  freshness(account: AccountId): readonly (Freshness & { readonly stale: boolean })[] {
    const oldest = this.#options.now() - this.#options.stalenessLimit * 1000;
    return this.#graphs.freshness(account).map((status) => ({
      ...status,
      stale: status.asOf === null || Date.parse(status.asOf) < oldest,
    }));
  }

  progress(account: AccountId): Progress | null {
    return this.#collections.progress(account);
  }

  report(account: AccountId): CollectionReport | null {
    return this.#graphs.report(account);
  }

  refresh(account: AccountId, request: CollectionRequest): Promise<CollectionResult | null> {
    return this.#collections.refresh(account, request);
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
