import type { Found } from './pins.js';
import type { AccountId, NodeId } from './record.js';

/** The nodes of one request that are external wherever they are known, each with the one account it is read from. */
export class ExternalNodes {
  readonly #kept = new Map<NodeId, Found>();
  /** those that another part of the request took from these accounts */
  readonly #taken = new Map<NodeId, AccountId>();

  goOnFrom(accounts: Readonly<Record<NodeId, AccountId>>): void {
    for (const [id, account] of Object.entries(accounts)) this.#taken.set(id, account);
  }

  /** From which account each of those nodes was taken. */
  accounts(of: (id: NodeId) => boolean): Readonly<Record<NodeId, AccountId>> {
    const kept = [...this.#kept].filter(([id]) => of(id));
    return Object.fromEntries(kept.map(([id, { view }]) => [id, view.version.account]));
  }

  get(id: NodeId): Found | undefined {
    return this.#kept.get(id);
  }

  /** The account that another part of the request took the node from, until it is taken here. */
  taken(id: NodeId): AccountId | undefined {
    return this.#kept.has(id) ? undefined : this.#taken.get(id);
  }

  /** null: the account does not have it. */
  take(id: NodeId, found: Found | null): void {
    if (found !== null) this.#kept.set(id, found);
    this.#taken.delete(id);
  }

  /** Keeps to the external node that was taken first: no object of an answer is put together from two accounts. */
  settle(id: NodeId, found: Found | null, external: Found | null): Found | null {
    if (found !== null && !found.record.external) return found;
    const kept = this.#kept.get(id) ?? external ?? found;
    if (kept !== null) this.#kept.set(id, kept);
    return kept;
  }
}
