import { failureReport } from './collect/failure-report.js';
import { noteFailure } from './collect/note-failure.js';
import type { Provider, Reason } from './collect/provider.js';
import type { CollectionReport, CollectionRequest, CollectionResult } from './collect/stages.js';
import type { AccountId, Json } from './graph/record.js';
import type { GraphStore } from './graph/store.js';

export interface CollectionNotesOptions {
  readonly store: GraphStore;
  readonly newId: () => string;
}

/** A collection that failed as a whole, and of which account. */
export interface FailedCollection {
  readonly account: AccountId;
  readonly request: CollectionRequest;
  readonly reason: Reason;
  /** the clock's milliseconds at which it began */
  readonly began: number;
}

/** What the store keeps of collections besides the graph: names, sources, reports. */
export class CollectionNotes {
  readonly #options: CollectionNotesOptions;

  constructor(options: CollectionNotesOptions) {
    this.#options = options;
  }

  async reportOf(account: AccountId): Promise<CollectionReport | null> {
    const document = await this.#options.store.document(`report ${account}`);
    return (document?.value as unknown as CollectionReport | undefined) ?? null;
  }

  /** The account that a provider gave when it was last collected. */
  async lastAccountOf(provider: Provider): Promise<AccountId | null> {
    const known = await this.#options.store.document(`source ${provider.source}`);
    return (known?.value as { readonly account?: AccountId } | undefined)?.account ?? null;
  }

  async collected(
    provider: Provider,
    { account, name, report }: Extract<CollectionResult, { kind: 'collected' }>,
  ): Promise<void> {
    await this.#keep(`source ${provider.source}`, { account });
    if (name !== null) await this.#keep(`account ${account}`, { name });
    await this.#keepReport(report);
    await this.#tell(account, report.time);
  }

  /** What was to be read says why it was not. False for an account that was never read: it has nothing to say. */
  async failed({ account, request, reason, began }: FailedCollection): Promise<boolean> {
    const { store, newId } = this.#options;
    if ((await store.freshness(account)).length === 0) return false;
    const time = new Date(began).toISOString();
    await this.#keepReport(failureReport(account, reason, time, await this.reportOf(account)));
    const marked = await noteFailure(account, request, reason, { store, newId, began });
    if (!marked) await this.#tell(account, time);
    return true;
  }

  #keepReport(report: CollectionReport): Promise<void> {
    return this.#keep(`report ${report.account}`, JSON.parse(JSON.stringify(report)) as Json);
  }

  async #keep(key: string, value: Json): Promise<void> {
    const known = await this.#options.store.document(key);
    await this.#options.store.putDocument(key, value, known?.revision ?? 0);
  }

  /** Every process reads anew what is kept of an account whose revision rises: a status is written as it is. */
  async #tell(account: AccountId, time: string): Promise<void> {
    const { store, newId } = this.#options;
    const [status] = await store.freshness(account);
    if (status === undefined) return;
    const expectedSeq = (await store.head(account))?.seq ?? 0;
    // a conflict is another's version, by which the revision has risen
    await store.append({
      account,
      id: newId(),
      expectedSeq,
      changes: [],
      actor: null,
      source: 'collection',
      time,
      freshness: [status],
    });
  }
}
