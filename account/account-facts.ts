import type { CollectionReport } from './collect/stages.js';
import type { Freshness } from './graph/freshness.js';
import type { AccountId } from './graph/record.js';
import type { AccountHead, GraphStore } from './graph/store.js';

/** What is known of one account besides its graph, as of a revision. */
export interface Facts {
  readonly revision: number;
  readonly name: string | null;
  readonly freshness: readonly Freshness[];
  readonly report: CollectionReport | null;
}

/** What is known of the accounts besides their graphs, as it was last read. */
export class AccountFacts {
  readonly #store: GraphStore;
  readonly #facts = new Map<AccountId, Facts>();
  /** of which the newest is not known, because it could not be read */
  readonly #unread = new Map<AccountId, AccountHead>();

  constructor(store: GraphStore) {
    this.#store = store;
  }

  of(account: AccountId): Facts | undefined {
    return this.#facts.get(account);
  }

  freshness(account: AccountId): readonly Freshness[] {
    return this.of(account)?.freshness ?? [];
  }

  forget(account: AccountId): void {
    this.#facts.delete(account);
  }

  /** What could not be read is read by `known`. */
  async read(head: AccountHead): Promise<void> {
    const { account, revision } = head;
    this.#unread.set(account, head);
    const [named, report, freshness] = await Promise.all([
      this.#store.document(`account ${account}`),
      this.#store.document(`report ${account}`),
      this.#store.freshness(account),
    ]);
    if (this.#unread.get(account) === head) this.#unread.delete(account);
    if ((this.of(account)?.revision ?? -1) > revision) return;
    this.#facts.set(account, {
      revision,
      name: (named?.value as { readonly name?: string | null } | undefined)?.name ?? null,
      freshness,
      report: (report?.value as unknown as CollectionReport | undefined) ?? null,
    });
  }

  /** Leaves them to be read by whoever reads the account. */
  readLater(head: AccountHead): void {
    this.#unread.set(head.account, head);
  }

  /** Fulfils when what is known of the account is the newest that this process has heard of. */
  async known(account: AccountId): Promise<void> {
    const unread = this.#unread.get(account);
    if (unread !== undefined) await this.read(unread);
  }

  /** See `View.isAnswered`. */
  isAnswered(account: AccountId, service: string, region: string | null | undefined): boolean {
    const asked = this.freshness(account).filter(
      (status) =>
        status.service === service &&
        (region === undefined ? status.region !== null : status.region === region),
    );
    return asked.length > 0 && asked.every(({ asOf }) => asOf !== null);
  }
}
