import { LRUCache } from 'lru-cache';

import type { AccountId } from './record.js';
import type { Snapshot } from './snapshot.js';

/** The snapshots last read, bounded by their estimated bytes; one that alone is larger is kept alone. */
export class SnapshotCache {
  readonly #snapshots: LRUCache<string, Snapshot>;

  constructor(maxBytes: number) {
    this.#snapshots = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ bytes }) => Math.min(Math.max(1, Math.round(bytes)), maxBytes),
    });
  }

  get(account: AccountId, seq: number): Snapshot | undefined {
    return this.#snapshots.get(key(account, seq));
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

  clear(): void {
    this.#snapshots.clear();
  }
}

function key(account: AccountId, seq: number): string {
  return `${seq} ${account}`;
}
