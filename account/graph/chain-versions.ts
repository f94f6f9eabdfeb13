import type { AccountId } from './record.js';
import { StoreError } from './store-error.js';
import type { GraphStore, LogEntry } from './store.js';
import type { VersionEntry } from './version-entry.js';

/** Versions that are held at once. */
const PAGE = 100;

/** A version of a chain; what of it is not there or cannot be read is null. */
export interface ChainVersion {
  readonly seq: number;
  /** of the version before */
  readonly before: VersionEntry | null;
  readonly entry: VersionEntry | null;
  readonly log: LogEntry | null;
}

/** An account's versions after one through another, oldest first, read page by page. */
export async function* chainVersions(
  store: GraphStore,
  account: AccountId,
  after: number,
  last: number,
): AsyncIterable<ChainVersion> {
  let before = await entryAt(store, account, after);
  for (let at = after; at < last; at += PAGE) {
    const through = Math.min(at + PAGE, last);
    const limit = through - at;
    const page = await store.versions(account, { before: through + 1, limit });
    const entries = new Map(page.map((entry) => [entry.version.seq, entry]));
    const log = await logOf(store, account, at, limit);
    for (let seq = at + 1; seq <= through; seq += 1) {
      const entry = entries.get(seq) ?? null;
      yield { seq, before, entry, log: log.get(seq) ?? null };
      before = entry;
    }
  }
}

async function entryAt(
  store: GraphStore,
  account: AccountId,
  seq: number,
): Promise<VersionEntry | null> {
  const [entry] = await store.versions(account, { before: seq + 1, limit: 1 });
  return entry?.version.seq === seq ? entry : null;
}

/** Without the versions whose changes cannot be read. */
async function logOf(
  store: GraphStore,
  account: AccountId,
  after: number,
  limit: number,
): Promise<ReadonlyMap<number, LogEntry>> {
  try {
    const log = await store.changes(account, after, limit);
    return new Map(log.map((entry) => [entry.version.seq, entry]));
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const log = new Map<number, LogEntry>();
  if (limit === 1) return log;
  for (let at = after; at < after + limit; at += 1) {
    for (const [seq, entry] of await logOf(store, account, at, 1)) log.set(seq, entry);
  }
  return log;
}

/** Text that is no JSON, or what a store itself finds. */
function isDamage(error: unknown): boolean {
  return error instanceof SyntaxError || (error instanceof StoreError && error.kind === 'fault');
}
