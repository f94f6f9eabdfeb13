import { LRUCache } from 'lru-cache';

import type { AccountId } from './record.js';
import type { Snapshot } from './snapshot.js';

/** The snapshots last read, bounded by their estimated bytes; one that alone is larger is kept alone. */
export class SnapshotCache {
  readonly #snapshots: LRUCache<string, Snapshot>;
  readonly #folds = new Map<AccountId, number>();

  constructor(maxBytes: number) {
    this.#snapshots = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ bytes }) => Math.min(Math.max(1, Math.round(bytes)), maxBytes),
    });
  }

  get(account: AccountId, seq: number): Snapshot | undefined {
    return this.#snapshots.get(key(account, seq));
  }

  delete({ account, version }: Snapshot): void {
    this.#snapshots.delete(key(account, version.seq));
  }

  put(snapshot: Snapshot): void {
    this.#snapshots.set(key(snapshot.account, snapshot.version.seq), snapshot);
  }

  /** Of the account's cached snapshots the last one before the version and the first one after it. */
  around(account: AccountId, seq: number): readonly Snapshot[] {
    let before: Snapshot | undefined;
    let after: Snapshot | undefined;
    for (const snapshot of this.#snapshots.values()) {
      if (snapshot.account !== account) continue;
      const at = snapshot.version.seq;
      if (at <= seq && (before === undefined || at > before.version.seq)) before = snapshot;
      if (at > seq && (after === undefined || at < after.version.seq)) after = snapshot;
    }
    return [before, after].filter((snapshot) => snapshot !== undefined);
  }

  seqsOf(account: AccountId): readonly number[] {
    return [...this.#snapshots.values()]
      .filter((snapshot) => snapshot.account === account)
      .map(({ version }) => version.seq);
  }

  /** How often versions of the account had been folded when its snapshots were looked at last: see `dropFolded`. */
  folds(account: AccountId): number {
    return this.#folds.get(account) ?? 0;
  }

  /** Forgets the snapshots of folded versions. `folds`: how often versions of the account have been folded by now. */
  dropFolded(account: AccountId, folded: ReadonlySet<number>, folds: number): void {
    for (const seq of folded) this.#snapshots.delete(key(account, seq));
    this.#folds.set(account, folds);
  }

  clear(): void {
    this.#snapshots.clear();
  }
}

function key(account: AccountId, seq: number): string {
  return `${seq} ${account}`;
}
