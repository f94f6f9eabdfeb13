import type { CollectionReport } from './collect/stages.js';
import { AccountFacts } from './account-facts.js';
import { BringUp } from './bring-up.js';
import { DEFAULT_GRAPH_MEMORY, type GraphMemory } from './graph-memory.js';
import { FarGraphs } from './far-graphs.js';
import { GraphsInMemory } from './graphs-in-memory.js';
import type { Freshness } from './graph/freshness.js';
import type { Head, Heads } from './graph/heads.js';
import { type PartPins, type PinRequest, openPins } from './graph/open-pins.js';
import { readHeader } from './graph/pin-request.js';
import type { PinSource } from './graph/pin-source.js';
import { resolveDescriptor } from './graph/resolve-descriptor.js';
import { resolveHeader } from './graph/resolve-header.js';
import { ownerView } from './graph/owner-view.js';
import type { AccountId } from './graph/record.js';
import { SharedRead } from './graph/shared-read.js';
import type { Snapshot } from './graph/snapshot.js';
import type { AccountHead, GraphStore } from './graph/store.js';
import { foldedVersion, unknownVersion } from './graph/unknown-version.js';
import type { Caller, View } from './graph/view.js';
import { RequestError } from './request-error.js';

export interface AccountGraphsOptions {
  readonly store: GraphStore;
  /** milliseconds since 1970 */
  readonly now: () => number;
  /** fulfils after so many milliseconds */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** what is held in memory; `DEFAULT_GRAPH_MEMORY` */
  readonly memory?: GraphMemory;
  /** told what kept an account from being loaded or brought up; it is read from the store meanwhile */
  readonly loadFailed?: (error: unknown) => void;
  /** told how far each account is, whenever the store was asked */
  readonly moved?: (account: AccountId, seq: number) => void;
}

/** A request whose heads another process has read. */
export interface PinnedRequest extends PinRequest {
  /** account → the seq of its head */
  readonly heads: ReadonlyMap<AccountId, number>;
}

const CALLER: Caller = { kind: 'owner' };
/** Milliseconds between looks at a store that is behind a pin, twice as long each time, and how many looks. */
const BEHIND = { pause: 5, looks: 8 };
/** Milliseconds after which a process that is told the heads looks for itself what else is known of the accounts. */
const LOOK_TIME = 1_000;

/**
 * The graphs of every account of a store that others write to as well. Small accounts are held in memory and kept current by
 * the log; of others a request reads from the store what it asks for. A request reads through pins opened here, and never
 * from another version than they say.
 */
export class AccountGraphs {
  readonly #options: AccountGraphsOptions;
  readonly #limits: GraphMemory;
  readonly #memory: GraphsInMemory;
  readonly #bringUp: BringUp;
  readonly #far: FarGraphs;
  readonly #current: SharedRead<Heads>;
  readonly #facts: AccountFacts;
  /** accounts that were collected here and of which the store has nothing to say */
  readonly #empty = new Set<AccountId>();
  readonly #views = new WeakMap<Snapshot, View>();
  #heads: Heads = new Map();
  #readAt = -Infinity;

  constructor(options: AccountGraphsOptions) {
    this.#options = options;
    this.#limits = options.memory ?? DEFAULT_GRAPH_MEMORY;
    this.#facts = new AccountFacts(options.store);
    this.#memory = new GraphsInMemory(options.store, this.#limits);
    this.#bringUp = new BringUp({
      store: options.store,
      limits: this.#limits,
      memory: this.#memory,
      facts: this.#facts,
      now: options.now,
      failed: (error) => options.loadFailed?.(error),
    });
    this.#current = new SharedRead(() => this.#readHeads());
    this.#far = new FarGraphs({
      ...options,
      limits: this.#limits,
      heads: () => options.store.heads(),
      reach: (account, seq) => this.#reach(new Map([[account, seq]])),
      caller: CALLER,
      isAnswered: (account, service, region) => this.#facts.isAnswered(account, service, region),
      known: (account) => this.#facts.known(account),
      movedTo: (account, seq) => this.#memory.at(account, seq),
      loaded: (snapshot) => this.#memory.keep(snapshot),
      viewOf: (snapshot) => this.#viewOf(snapshot),
    });
  }

  /** Takes up every account that the store has; what is small is loaded. Rejects only when no heads can be read. */
  async load(): Promise<void> {
    await this.current();
  }

  /**
   * The heads as the store has them after this call, with what is in memory brought up to them; an account that cannot be
   * is not in memory. Who waits together shares one read of the store; nobody is given one that began before it asked.
   */
  current(): Promise<Heads> {
    return this.#current.read();
  }

  /** The pins of a request that came now. */
  async open(request: PinRequest): Promise<PartPins> {
    return this.#pins(request, await this.current());
  }

  /**
   * The pins of a request whose heads another process has read. What is behind them here is read up to them first, what is
   * ahead is taken back once it is read: nothing is ever read from another version. Accounts that `heads` does not name are
   * not seen.
   * Rejects with STORE_UNAVAILABLE when the store does not come to have these versions. What is known of accounts besides
   * their graphs may be a second old.
   */
  async openAt({ heads, ...request }: PinnedRequest): Promise<PartPins> {
    if (this.#behind(heads) !== null) await this.#reach(heads);
    else if (this.#options.now() - this.#readAt > LOOK_TIME) this.current().catch(() => undefined);
    return this.#pins(
      request,
      inOrder([...heads].map(([account, seq]) => this.#headAt(account, seq))),
    );
  }

  /** Of a version that is not in memory itself nothing is read until somebody asks. */
  #headAt(account: AccountId, seq: number): Head {
    const records = this.#heads.get(account)?.records ?? 0;
    return { account, seq, records, view: this.#heldView(account, seq) };
  }

  /** The heads as they were last read. */
  heads(): Heads {
    return this.#heads;
  }

  /** All of an account's newest graph; undefined: no such account. Rejects with ACCOUNT_TOO_LARGE. */
  async whole(account: AccountId): Promise<View | undefined> {
    const head = (await this.current()).get(account);
    return head === undefined ? undefined : (head.view ?? this.#far.whole(head));
  }

  name(account: AccountId): string | null {
    return this.#facts.of(account)?.name ?? null;
  }

  freshness(account: AccountId): readonly Freshness[] {
    return this.#facts.freshness(account);
  }

  report(account: AccountId): CollectionReport | null {
    return this.#facts.of(account)?.report ?? null;
  }

  /** Reads anew what the store has of an account that this process has just collected. */
  async take(account: AccountId): Promise<void> {
    this.#facts.forget(account);
    this.#empty.add(account);
    await this.current();
  }

  async #pins(request: PinRequest, heads: Heads): Promise<PartPins> {
    const { store } = this.#options;
    const header = await resolveHeader(readHeader(request.header), heads.values(), store);
    const source: PinSource = {
      heads,
      past: (account, seq, argument) => this.#past(account, seq, argument),
      newest: async (account) => (await this.current()).get(account) ?? null,
      used: (account) => this.#used(account),
      far: this.#far,
      seqOf: (head, descriptor, argument) => resolveDescriptor(store, head, descriptor, argument),
    };
    return openPins(request, source, header);
  }

  /** What is used stays in memory longest; a cold account that is used is loaded for those who come later. */
  #used(account: AccountId): void {
    this.#memory.used(account);
    const head = this.#heads.get(account);
    if (head?.view !== null || this.#bringUp.isLeft(account)) return;
    if (this.#memory.get(account) === undefined) this.#far.warm(head);
  }

  async #readHeads(): Promise<Heads> {
    this.#readAt = this.#options.now();
    const found = this.#withEmpty(await this.#options.store.heads());
    const moving = found.flatMap(
      (head) => this.#bringUp.to(head, this.#heads.get(head.account)?.seq) ?? [],
    );
    if (moving.length > 0) await Promise.all(moving);
    if (!this.#isCurrent(found)) this.#heads = inOrder(found.map((head) => this.#headOf(head)));
    for (const { account, seq } of found) this.#options.moved?.(account, seq);
    return this.#heads;
  }

  #withEmpty(found: readonly AccountHead[]): readonly AccountHead[] {
    for (const { account } of found) this.#empty.delete(account);
    const empty = [...this.#empty].map((account) => ({ account, seq: 0, revision: 0, records: 0 }));
    return empty.length === 0 ? found : [...found, ...empty];
  }

  #isCurrent(found: readonly AccountHead[]): boolean {
    if (found.length !== this.#heads.size) return false;
    return found.every(({ account, seq, records }) => {
      const head = this.#heads.get(account);
      if (head?.seq !== seq || head.records !== records) return false;
      return head.view === this.#heldView(account, seq);
    });
  }

  #headOf({ account, seq, records }: AccountHead): Head {
    return { account, seq, records, view: this.#heldView(account, seq) };
  }

  #heldView(account: AccountId, seq: number): View | null {
    const held = this.#memory.get(account);
    return held?.version.seq === seq ? this.#viewOf(held) : null;
  }

  /** The first account of which a version is asked that has not been seen here; null: there is none. */
  #behind(heads: PinnedRequest['heads']): AccountId | null {
    for (const [account, seq] of heads) {
      if ((this.#heads.get(account)?.seq ?? -1) < seq) return account;
    }
    return null;
  }

  /** Waits a little for a store that is behind. */
  async #reach(heads: PinnedRequest['heads']): Promise<void> {
    let pause = BEHIND.pause;
    for (let look = 1; ; look += 1) {
      await this.current();
      const account = this.#behind(heads);
      if (account === null) return;
      if (look === BEHIND.looks) throw notThereYet(account, heads.get(account) ?? 0);
      await this.#options.wait(pause);
      pause *= 2;
    }
  }

  async #past(account: AccountId, seq: number, argument: string): Promise<View | null> {
    const head = this.#heads.get(account);
    if (head !== undefined) this.#far.refuseLargest(head);
    const result = await this.#options.store.snapshot(account, seq);
    if (result.kind === 'unknownAccount') return null;
    if (result.kind === 'snapshot') return this.#viewOf(result.snapshot);
    if (result.kind === 'folded') throw foldedVersion({ account, ...result }, argument);
    throw unknownVersion({ account, ...result }, argument);
  }

  /** One view of each snapshot, so that what is the same can be seen to be. */
  #viewOf(snapshot: Snapshot): View {
    const known = this.#views.get(snapshot);
    if (known !== undefined) return known;
    const view = ownerView(snapshot, CALLER, (service, region) =>
      this.#facts.isAnswered(snapshot.account, service, region),
    );
    this.#views.set(snapshot, view);
    return view;
  }
}

function notThereYet(account: AccountId, seq: number): RequestError {
  const message = `the store does not have seq:${seq} of account ${account} yet: ask again`;
  return new RequestError('STORE_UNAVAILABLE', message);
}

function inOrder(heads: readonly Head[]): Heads {
  const ordered = heads.toSorted(({ account: one }, { account: other }) => (one < other ? -1 : 1));
  return new Map(ordered.map((head) => [head.account, head]));
}
