import { setImmediate } from 'node:timers/promises';

import type { Checkpoint, CheckpointEvent, CheckpointOptions } from './checkpoint.js';
import { checkpointOf } from './checkpoint-chunks.js';
import type { AccountId } from './record.js';
import type { Snapshot } from './snapshot.js';

/** How far an account's head is from its last checkpoint, or from version 0 without one. */
export interface SinceCheckpoint {
  /** of that checkpoint; 0 without one */
  readonly seq: number;
  readonly changes: number;
  /** of the head */
  readonly records: number;
}

/** What a store does for its checkpoints. */
export interface CheckpointStore {
  since(account: AccountId): Promise<SinceCheckpoint>;
  /** The head's snapshot when the account is in memory, be it at another version; null otherwise. */
  inMemory(account: AccountId): Promise<Snapshot | null>;
  /** Wholly or not at all; false when another process has written one after the version `newest`. */
  write(checkpoint: Checkpoint, newest: number): Promise<boolean>;
}

/**
 * Halfway between two checkpoints a read replays a quarter as many changes as the graph has records, which takes as long as
 * reading them. A record in a checkpoint takes a small part of the bytes of a change in the log.
 */
const changesPerRecord = 0.5;
const leastChanges = 2000;

/**
 * Writes checkpoints beside the calls of a store: of an account's head, when more changes have come since its last one than
 * half its records. One at a time for each account. An account that is not in memory waits until it is read.
 */
export class CheckpointWriter {
  readonly #store: CheckpointStore;
  readonly #least: number;
  readonly #tell: (event: CheckpointEvent) => void;
  /** changes until it is worth asking whether a checkpoint is due */
  readonly #left = new Map<AccountId, number>();
  readonly #waiting = new Set<AccountId>();
  readonly #running = new Map<AccountId, Promise<void>>();
  #isOpen = true;

  constructor(store: CheckpointStore, options: CheckpointOptions = {}) {
    this.#store = store;
    this.#least = options.least ?? leastChanges;
    this.#tell = options.onEvent ?? (() => undefined);
  }

  appended(account: AccountId, changes: number): void {
    const left = (this.#left.get(account) ?? 0) - changes;
    this.#left.set(account, left);
    if (left <= 0 && !this.#waiting.has(account)) this.#begin(account);
  }

  /** The account is in memory. */
  read(account: AccountId): void {
    if (this.#waiting.delete(account)) this.#begin(account);
  }

  /** Ends when those begun are written; begins no more. */
  async close(): Promise<void> {
    this.#isOpen = false;
    await Promise.all(this.#running.values());
  }

  #begin(account: AccountId): void {
    if (!this.#isOpen || this.#running.has(account)) return;
    const running = this.#run(account)
      .catch((error: unknown) =>
        this.#tell({
          kind: 'failed',
          account,
          reason: error instanceof Error ? error.message : String(error),
        }),
      )
      .finally(() => this.#running.delete(account));
    this.#running.set(account, running);
  }

  async #run(account: AccountId): Promise<void> {
    // whoever appended has its answer first
    await setImmediate();
    const { seq, changes, records } = await this.#store.since(account);
    const due = Math.max(records * changesPerRecord, this.#least);
    // half, since deletions bring the two nearer to each other from both sides
    this.#left.set(account, Math.max(1, (changes > due ? due : due - changes) / 2));
    if (changes <= due) return;
    const snapshot = await this.#store.inMemory(account);
    if (snapshot === null) {
      this.#waiting.add(account);
      return;
    }
    const checkpoint = await checkpointOf(snapshot);
    const isWritten = await this.#store.write(checkpoint, seq);
    const bytes = checkpoint.chunks.reduce((sum, { length }) => sum + length, 0);
    const { version } = checkpoint;
    if (isWritten) this.#tell({ kind: 'written', account, seq: version.seq, bytes });
  }
}
