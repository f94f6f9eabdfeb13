import { createHash } from 'node:crypto';
import type { Change } from './change.js';
import { recordText } from './record-text.js';
import { type EdgeRecord, type NodeRecord, edgeId } from './record.js';
import type { Snapshot } from './snapshot.js';

/** A graph of which only a digest of each record is held, to see whether a log leads from one graph to another. */
export class ChainReplay {
  readonly #digests = new Map<string, string>();

  constructor(from: Snapshot) {
    for (const [key, record] of recordsOf(from)) this.#put(key, record);
  }

  /** The id of the first record that is not what its change found (`before`); null when all are. */
  take(changes: readonly Change[]): string | null {
    for (const change of changes) {
      const key = `${change.record} ${change.id}`;
      if (!this.#is(key, change.before)) return change.id;
      this.#put(key, change.after);
    }
    return null;
  }

  /** The id of a record that is not the same in this snapshot; null when all are. */
  misfitOf(snapshot: Snapshot): string | null {
    const left = new Set(this.#digests.keys());
    for (const [key, record] of recordsOf(snapshot)) {
      if (!this.#is(key, record)) return idOf(key);
      left.delete(key);
    }
    for (const key of left) return idOf(key);
    return null;
  }

  #is(key: string, record: NodeRecord | EdgeRecord | null): boolean {
    return this.#digests.get(key) === (record === null ? undefined : digestOf(record));
  }

  #put(key: string, record: NodeRecord | EdgeRecord | null): void {
    if (record === null) this.#digests.delete(key);
    else this.#digests.set(key, digestOf(record));
  }
}

function* recordsOf(snapshot: Snapshot): Iterable<readonly [string, NodeRecord | EdgeRecord]> {
  for (const node of snapshot.nodes()) yield [`node ${node.id}`, node];
  for (const edge of snapshot.allEdges()) yield [`edge ${edgeId(edge)}`, edge];
}

function idOf(key: string): string {
  return key.slice('node '.length);
}

function digestOf(record: NodeRecord | EdgeRecord): string {
  return createHash('sha256')
    .update(recordText(record) ?? '')
    .digest('base64');
}
