import { LRUCache } from 'lru-cache';
import type { GraphMemory } from './graph-memory.js';
import { moveSnapshot } from './graph/move-snapshot.js';
import type { AccountId } from './graph/record.js';
import type { Snapshot } from './graph/snapshot.js';
import type { GraphStore, LogEntry } from './graph/store.js';

/** Versions of the log in one read. */
const PAGE = 100;
/** Versions that other requests are still pinned to, moved to once and kept a little. */
const MOST_MOVED = 16;

/** The graphs that a process holds, one version of each account, bounded by their estimated bytes. */
export class GraphsInMemory {
  readonly #store: GraphStore;
  readonly #bytes: number;
  readonly #held: LRUCache<AccountId, Snapshot>;
  readonly #moved = new LRUCache<string, Promise<Snapshot | null>>({ max: MOST_MOVED });

  constructor(store: GraphStore, { bytes }: GraphMemory) {
    this.#store = store;
    this.#bytes = bytes;
    this.#held = new LRUCache({
      maxSize: bytes,
      // one that alone is larger is kept alone
      sizeCalculation: (snapshot) => Math.min(Math.max(1, Math.round(snapshot.bytes)), bytes),
    });
  }

  get(account: AccountId): Snapshot | undefined {
    return this.#held.peek(account);
  }

  /** What is used stays longest. */
  used(account: AccountId): void {
    this.#held.get(account);
  }

  isHalfFree(): boolean {
    return this.#held.calculatedSize < this.#bytes / 2;
  }

  /** A newer version stays. */
  keep(snapshot: Snapshot): void {
    const held = this.get(snapshot.account);
    if (held !== undefined && held.version.seq > snapshot.version.seq) return;
    this.#held.set(snapshot.account, snapshot);
  }

  forget(account: AccountId): void {
    this.#held.delete(account);
  }

  /** Moves the account's graph on to this version, if it is here and the store has it. */
  async advance(account: AccountId, seq: number): Promise<void> {
    const held = this.get(account);
    if (held === undefined || held.version.seq >= seq) return;
    const entries = await this.#log(account, held.version.seq, seq);
    const last = entries?.at(-1);
    if (entries !== null && last !== undefined) {
      return this.keep(moveSnapshot(held, last.version, changesOf(entries)));
    }
    const found = await this.#store.snapshot(account, seq);
    if (found.kind === 'snapshot') this.keep(found.snapshot);
  }

  /** The account's graph at a version not after the held one; null when the held one cannot be moved there. */
  at(account: AccountId, seq: number): Promise<Snapshot | null> {
    const key = `${seq} ${account}`;
    const known = this.#moved.get(key);
    if (known !== undefined) return known;
    const moved = this.#moveBack(account, seq);
    this.#moved.set(key, moved);
    const forget = () => {
      if (this.#moved.peek(key) === moved) this.#moved.delete(key);
    };
    // what is not here now may be later
    moved.then((snapshot) => snapshot ?? forget(), forget);
    return moved;
  }

  async #moveBack(account: AccountId, seq: number): Promise<Snapshot | null> {
    const held = this.get(account);
    if (held?.version.seq === seq) return held;
    if (held === undefined || held.version.seq < seq || held.version.seq - seq > PAGE) return null;
    const [version, entries] = await Promise.all([
      this.#store.version(account, seq),
      this.#log(account, seq, held.version.seq),
    ]);
    if (version === null || entries === null) return null;
    return moveSnapshot(held, version, changesOf(entries));
  }

  /** The log after one version, through another; null when it does not lead from one to the other. */
  async #log(
    account: AccountId,
    after: number,
    through: number,
  ): Promise<readonly LogEntry[] | null> {
    const entries: LogEntry[] = [];
    let last = after;
    while (last < through) {
      const limit = Math.min(PAGE, through - last);
      const page = await this.#store.changes(account, last, limit);
      if (page.length === 0) return null;
      entries.push(...page);
      last = page.at(-1)?.version.seq ?? through;
    }
    return (await this.#isFolded(account, after, through)) ? null : entries;
  }

  /** Whether one of these versions is folded. Asked once the log was read, so that no page of it is of after a fold. */
  async #isFolded(account: AccountId, first: number, last: number): Promise<boolean> {
    const page = { before: last + 1, limit: last - first + 1 };
    const entries = await this.#store.versions(account, page);
    return entries.some(({ folded }) => folded);
  }
}

function changesOf(entries: readonly LogEntry[]) {
  return entries.map(({ changes }) => changes);
}
