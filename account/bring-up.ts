import pLimit from 'p-limit';
import type { AccountFacts } from './account-facts.js';
import { emptySnapshot } from './graph/build-snapshot.js';
import type { AccountHead, GraphStore } from './graph/store.js';
import type { AccountId } from './graph/record.js';
import type { GraphMemory } from './graph-memory.js';
import type { GraphsInMemory } from './graphs-in-memory.js';
import { LeftAccounts } from './left-accounts.js';

export interface BringUpOptions {
  readonly store: Pick<GraphStore, 'snapshot'>;
  readonly limits: GraphMemory;
  readonly memory: GraphsInMemory;
  readonly facts: AccountFacts;
  /** milliseconds since 1970 */
  readonly now: () => number;
  /** told what kept an account from being brought up */
  readonly failed: (error: unknown) => void;
}

/** Accounts, and of these whole graphs, that are read at once: each read has a deadline of its own. */
const AT_ONCE = { accounts: 8, graphs: 2 };

/**
 * Brings what is in memory of each account up to its head. One that cannot be is no longer in memory: what is asked of it is
 * read from the store, and the others go on.
 */
export class BringUp {
  readonly #options: BringUpOptions;
  readonly #left: LeftAccounts;
  readonly #accounts = pLimit(AT_ONCE.accounts);
  readonly #graphs = pLimit(AT_ONCE.graphs);

  constructor(options: BringUpOptions) {
    this.#options = options;
    this.#left = new LeftAccounts(options.now);
  }

  /** Whether the account is left to be read from the store for now. */
  isLeft(account: AccountId): boolean {
    return this.#left.has(account);
  }

  /** Null when nothing moved since `met`, the version at which the account was met last. Never rejects. */
  to(head: AccountHead, met: number | undefined): Promise<void> | null {
    const { account, seq, revision } = head;
    const { facts, memory } = this.#options;
    const isKnown = facts.of(account)?.revision === revision;
    if (this.#left.has(account)) {
      memory.forget(account);
      if (!isKnown) facts.readLater(head);
      return null;
    }
    const held = memory.get(account)?.version.seq;
    const isMet = held === undefined && met === seq;
    if (!isKnown || (!isMet && held !== seq)) {
      return this.#accounts(() => this.#bring(head, { isKnown, isMet }));
    }
    this.#left.takeBack(account);
    return null;
  }

  async #bring(
    head: AccountHead,
    { isKnown, isMet }: { readonly isKnown: boolean; readonly isMet: boolean },
  ): Promise<void> {
    const { account } = head;
    const { facts, memory, failed } = this.#options;
    const done = await Promise.allSettled([
      isKnown ? null : facts.read(head),
      isMet ? null : this.#bringGraph(head),
    ]);
    const why = done.find(({ status }) => status === 'rejected');
    if (why?.status !== 'rejected') return this.#left.takeBack(account);
    memory.forget(account);
    this.#left.leave(account);
    failed(why.reason);
  }

  async #bringGraph(head: AccountHead): Promise<void> {
    const { account, seq, records } = head;
    const { limits, memory } = this.#options;
    const held = memory.get(account)?.version.seq;
    const isNew = held === undefined || held === 0 || records > limits.largestInMemory;
    if (!isNew) return memory.advance(account, seq);
    memory.forget(account);
    return this.#graphs(() => this.#meet(head));
  }

  /** Loads an account that is small. */
  async #meet({ account, seq, records }: AccountHead): Promise<void> {
    const { limits, memory, store } = this.#options;
    const { largestAtOnce, largestInMemory } = limits;
    if (records > Math.min(largestAtOnce, largestInMemory) || !memory.isHalfFree()) return;
    if (seq === 0) return memory.keep(emptySnapshot(account));
    const found = await store.snapshot(account, seq);
    if (found.kind === 'snapshot') memory.keep(found.snapshot);
  }
}
