import type { FeedSource } from '../../../account/feed/feed-source.js';
import { nodeChange } from '../../../account/graph/change.js';
import type { NodeRecord } from '../../../account/graph/record.js';
import type { LogEntry } from '../../../account/graph/store.js';
import type { Version } from '../../../account/graph/version.js';

export const account = '111122223333';

export function versionOf(seq: number): Version {
  const time = new Date(Date.UTC(2026, 0, 1) + seq * 1_000).toISOString();
  return { account, seq, time, actor: null, source: 'collection', changeCount: 1 };
}

/** A version that creates the one node that has its number. */
export function entryOf(seq: number): LogEntry {
  return { version: versionOf(seq), changes: [nodeChange(null, numbered(seq))] };
}

export function numbered(number: number): NodeRecord {
  const service = number % 2 === 0 ? 'storage' : 'compute';
  const rest = { type: 'Volume', region: null, name: null, external: false, attributes: {} };
  return { id: `arn:${number}`, service, ...rest };
}

/** A log in memory that a test writes, folds and breaks. */
export interface ScriptedSource extends FeedSource {
  /** the log without what was folded */
  entries: LogEntry[];
  readonly folded: Set<number>;
  head: number;
  /** thrown by every call while it is set */
  broken: Error | null;
  /** calls of `changes` so far */
  readonly reads: () => number;
}

export function scriptedSource(versions: number): ScriptedSource {
  let reads = 0;
  const whole = <T>(value: T): T => {
    if (source.broken !== null) throw source.broken;
    return value;
  };
  const source: ScriptedSource = {
    entries: Array.from({ length: versions }, (_, index) => entryOf(index + 1)),
    folded: new Set(),
    head: versions,
    broken: null,
    reads: () => reads,
    heads: async () => whole([{ account, seq: source.head, revision: source.head, records: 1 }]),
    changes: async (_account, after, limit) => {
      reads += 1;
      return whole(source.entries.filter(({ version }) => version.seq > after).slice(0, limit));
    },
    version: async (_account, seq) => whole(seq === 0 ? null : versionOf(seq)),
    versions: async (_account, { before, limit }) => {
      const newest = Math.min((before ?? source.head + 1) - 1, source.head);
      return whole(
        Array.from({ length: Math.min(limit, newest) }, (_, index) => ({
          version: versionOf(newest - index),
          hash: null,
          changesHash: null,
          labels: [],
          folded: source.folded.has(newest - index),
        })),
      );
    },
  };
  return source;
}
