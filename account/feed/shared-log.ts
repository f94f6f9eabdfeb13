import { LRUCache } from 'lru-cache';
import type { AccountId } from '../graph/record.js';
import type { LogEntry } from '../graph/store.js';
import type { FeedSource } from './feed-source.js';

/** What the log has right after a version. `nothing`: the log does not reach further yet. */
export type LogStep =
  | { readonly kind: 'entry'; readonly entry: LogEntry }
  /** the version was folded: the entry's changes are not since it, but since an earlier one */
  | { readonly kind: 'folded'; readonly entry: LogEntry }
  | { readonly kind: 'nothing' };

/** Versions in one read of the log. */
const PAGE = 100;
/** Changes that are kept for followers that are at about the same version. */
const KEPT = 20_000;

/** The log as several followers read it, each at its own pace: what they are about to read is read once. */
export class SharedLog {
  readonly #source: Pick<FeedSource, 'changes' | 'versions'>;
  /** version → what comes right after it */
  readonly #after = new LRUCache<string, LogEntry>({
    maxSize: KEPT,
    sizeCalculation: ({ changes }) => changes.length + 1,
  });
  readonly #reading = new Map<string, Promise<LogStep>>();
  /** account → how many changes its versions had on average when last read */
  readonly #changesPerVersion = new Map<AccountId, number>();

  constructor(source: Pick<FeedSource, 'changes' | 'versions'>) {
    this.#source = source;
  }

  /** A promise only when the store has to be read. */
  next(account: AccountId, after: number): LogStep | Promise<LogStep> {
    const key = keyOf(account, after);
    const entry = this.#after.get(key);
    if (entry !== undefined) return { kind: 'entry', entry };
    const reading = this.#reading.get(key) ?? this.#read(account, after);
    if (this.#reading.has(key)) return reading;
    this.#reading.set(key, reading);
    const ended = () => void this.#reading.delete(key);
    reading.then(ended, ended);
    return reading;
  }

  async #read(account: AccountId, after: number): Promise<LogStep> {
    const entries = await this.#page(account, after);
    const [entry] = entries;
    if (entry === undefined) return { kind: 'nothing' };
    // asked after the log was read: folding may happen between the two
    if (!(await this.#isKept(account, after))) {
      this.#keep(account, entries);
      return { kind: 'folded', entry };
    }
    this.#keep(account, entries, after);
    return { kind: 'entry', entry };
  }

  /** At least one version that still has its changes, or the last one that there is. */
  async #page(account: AccountId, after: number): Promise<readonly LogEntry[]> {
    const limit = this.#limit(account);
    let from = after;
    for (;;) {
      const page = await this.#source.changes(account, from, limit);
      const last = page.at(-1);
      if (last === undefined) return [];
      // what is left of a folded version is its header
      const entries = page.filter(({ changes }) => changes.length > 0);
      if (entries.length > 0) return entries;
      if (page.length < limit) return [last];
      from = last.version.seq;
    }
  }

  /** A page is a quarter of what is kept, so that it is still there when its last entry is asked for. */
  #limit(account: AccountId): number {
    const each = this.#changesPerVersion.get(account) ?? 1;
    return Math.max(1, Math.min(PAGE, Math.floor(KEPT / 4 / (each + 1))));
  }

  #keep(account: AccountId, entries: readonly LogEntry[], after?: number): void {
    const changes = entries.reduce((sum, entry) => sum + entry.changes.length, 0);
    this.#changesPerVersion.set(account, changes / entries.length);
    let before = after;
    for (const entry of entries) {
      if (before !== undefined) this.#after.set(keyOf(account, before), entry);
      before = entry.version.seq;
    }
  }

  async #isKept(account: AccountId, seq: number): Promise<boolean> {
    if (seq === 0) return true;
    const [found] = await this.#source.versions(account, { before: seq + 1, limit: 1 });
    return found?.version.seq === seq && !found.folded;
  }
}

function keyOf(account: AccountId, after: number): string {
  return `${after} ${account}`;
}
