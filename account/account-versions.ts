import type { Change } from './graph/change.js';
import { invertChange, netChanges } from './graph/net-changes.js';
import type { AccountId } from './graph/record.js';
import type { AttemptPage, GraphStore, LabelResult, Newest, RecordChange } from './graph/store.js';
import { compareText } from './graph/snapshot/compare-text.js';
import type { VersionEntry } from './graph/version-entry.js';
import type { Version } from './graph/version.js';

/** What changed between two versions of an account, at most once per record. */
export interface VersionDiff {
  readonly from: number;
  readonly to: number;
  /** ordered by record, then id */
  readonly changes: readonly Change[];
}

export type DiffResult =
  | { readonly kind: 'diff'; readonly diff: VersionDiff }
  /** more changes lie between than may be read at once */
  | { readonly kind: 'tooLarge'; readonly changes: number };

export interface DiffRequest {
  readonly account: AccountId;
  readonly from: number;
  readonly to: number;
  /** changes in the log between them */
  readonly mostChanges: number;
}

/** Versions read of the log at once. */
const PAGE = 100;

/** The past of every account: its versions, what changed between them, who changed what. */
export class AccountVersions {
  readonly #store: GraphStore;

  constructor(store: GraphStore) {
    this.#store = store;
  }

  versions(account: AccountId, page: Newest): Promise<readonly VersionEntry[]> {
    return this.#store.versions(account, page);
  }

  version(account: AccountId, seq: number): Promise<Version | null> {
    return this.#store.version(account, seq);
  }

  labels(account: AccountId): Promise<ReadonlyMap<string, number>> {
    return this.#store.labels(account);
  }

  label(account: AccountId, label: string, seq: number): Promise<LabelResult> {
    return this.#store.putLabel(account, label, seq);
  }

  history(account: AccountId, record: string, page: Newest): Promise<readonly RecordChange[]> {
    return this.#store.history(account, record, page);
  }

  attempts(
    account: AccountId,
    page: { readonly before: string | null; readonly limit: number },
  ): Promise<AttemptPage> {
    return this.#store.attempts(account, page);
  }

  /** Net changes, read from the log between the two alone: its cost follows what changed, not how much there is. */
  async diff({ account, from, to, mostChanges }: DiffRequest): Promise<DiffResult> {
    const [after, last] = from <= to ? [from, to] : [to, from];
    const between: (readonly Change[])[] = [];
    let count = 0;
    for (let at = after; at < last;) {
      const entries = await this.#store.changes(account, at, Math.min(PAGE, last - at));
      if (entries.length === 0) break;
      for (const { version, changes } of entries) {
        if (version.seq > last) break;
        between.push(changes);
        count += changes.length;
      }
      if (count > mostChanges) return { kind: 'tooLarge', changes: count };
      at = entries.at(-1)?.version.seq ?? last;
    }
    const net = netChanges(between).toSorted(byRecord);
    const changes = from <= to ? net : net.map(invertChange);
    return { kind: 'diff', diff: { from, to, changes } };
  }

  /** The newest changes up to a version, newest first: at most `limit`, none before `since` (ISO 8601). */
  async recent(
    account: AccountId,
    asked: { readonly upTo: number; readonly limit: number; readonly since: string | null },
  ): Promise<readonly RecordChange[]> {
    const found: RecordChange[] = [];
    const since = asked.since === null ? null : Date.parse(asked.since);
    for (let last = asked.upTo; last > 0 && found.length < asked.limit;) {
      const after = Math.max(0, last - PAGE);
      const entries = await this.#store.changes(account, after, last - after);
      for (const { version, changes } of entries.toReversed()) {
        if (version.seq > last) continue;
        if (since !== null && Date.parse(version.time) < since) return found;
        const room = asked.limit - found.length;
        found.push(...changes.slice(0, room).map((change) => ({ version, change })));
        if (found.length === asked.limit) return found;
      }
      last = after;
    }
    return found;
  }
}

function byRecord(one: Change, other: Change): number {
  return compareText(one.record, other.record) || compareText(one.id, other.id);
}
