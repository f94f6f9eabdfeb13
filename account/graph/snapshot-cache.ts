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

  /** The account's cached snapshot with the fewest versions between; the later of two equally near. */
  nearest(account: AccountId, seq: number): Snapshot | undefined {
    let nearest: Snapshot | undefined;
    for (const snapshot of this.#snapshots.values()) {
      if (snapshot.account !== account) continue;
      if (nearest === undefined || distance(snapshot, seq) < distance(nearest, seq)) {
        nearest = snapshot;
      }
    }
    return nearest;
  }

  clear(): void {
    this.#snapshots.clear();
  }
}

function key(account: AccountId, seq: number): string {
  return `${seq} ${account}`;
}

function distance(snapshot: Snapshot, seq: number): number {
  return Math.abs(snapshot.version.seq - seq);
}
