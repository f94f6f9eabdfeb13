import pLimit from 'p-limit';

import { emptySnapshot } from '../account/graph/build-snapshot.js';
import type { Change } from '../account/graph/change.js';
import type { CheckpointEvent } from '../account/graph/checkpoint.js';
import { changeOf, recordText } from '../account/graph/record-text.js';
import type { AccountId } from '../account/graph/record.js';
import { SnapshotCache } from '../account/graph/snapshot-cache.js';
import type { Snapshot } from '../account/graph/snapshot.js';
import type { AppendResult, SnapshotResult } from '../account/graph/store.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { loadSnapshot } from './load-snapshot.js';
import { readSnapshot } from './read-snapshot.js';
import type { Neo4jSettings } from './settings.js';

/** Each load of a snapshot takes two connections and holds an account in memory twice. */
const loadsAtOnce = 3;

/** Changes of a first version that is kept at once; a larger one is loaded when it is read. */
const keptFirst = 20_000;

/** The snapshots that a store reads, those that it has in memory, and the loads that are under way. */
export class Snapshots {
  readonly #connection: Connection;
  readonly #cache: SnapshotCache;
  readonly #tell: (event: CheckpointEvent) => void;
  readonly #loads = new Map<AccountId, Promise<Snapshot>>();
  readonly #limitLoads = pLimit(loadsAtOnce);

  constructor(connection: Connection, { snapshotBytes, checkpoints }: Neo4jSettings) {
    this.#connection = connection;
    this.#cache = new SnapshotCache(snapshotBytes ?? 256 * 1024 * 1024);
    this.#tell = checkpoints?.onEvent ?? (() => undefined);
  }

  async read(
    account: AccountId,
    at: 'latest' | number,
    deadline: Deadline,
  ): Promise<SnapshotResult> {
    const reading = {
      connection: this.#connection,
      cache: this.#cache,
      load: (asked: AccountId, until: Deadline) => this.#load(asked, until),
      deadline,
      tell: this.#tell,
    };
    return readSnapshot(reading, account, at);
  }

  inMemory(account: AccountId, seq: number): Snapshot | undefined {
    return this.#cache.get(account, seq);
  }

  /** The account is in memory, be it at another version than its head. */
  has(account: AccountId): boolean {
    return this.#cache.around(account, Infinity).length > 0;
  }

  /** The next append is checked against it, and the next read finds it. */
  keep({ version, changes }: Extract<AppendResult, { kind: 'appended' }>): void {
    // a first result that comes again after its version was folded
    if (changes.length !== version.changeCount) return;
    const before =
      version.seq === 1 && changes.length <= keptFirst
        ? emptySnapshot(version.account)
        : this.#cache.get(version.account, version.seq - 1);
    if (before !== undefined) this.#cache.put(before.with(changes.map(asStored), version));
  }

  clear(): void {
    this.#cache.clear();
  }

  /** What asks for one account at once shares one load, and each waits no longer than its own deadline. */
  async #load(account: AccountId, deadline: Deadline): Promise<Snapshot> {
    return deadline.race(this.#loads.get(account) ?? this.#beginLoad(account, deadline));
  }

  #beginLoad(account: AccountId, deadline: Deadline): Promise<Snapshot> {
    const load = this.#limitLoads(() => loadSnapshot(this.#connection, account, deadline));
    const ended = (): void => void this.#loads.delete(account);
    this.#loads.set(account, load);
    load.then(ended, ended);
    return load;
  }
}

/** As it will be read back, the order of attributes included: every process answers the same bytes. */
function asStored({ record, id, before, after }: Change): Change {
  return changeOf([record, id, recordText(before), recordText(after)]);
}
