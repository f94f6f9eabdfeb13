import type { Change } from './change.js';
import { type ChangeText, changeOf } from './record-text.js';
import type { Snapshot } from './snapshot.js';
import type { Version } from './version.js';

/**
 * What the log between two versions comes to, taken in part by part, oldest first: of each record what its first change
 * found and its last one left. Only those are parsed, and only those are held.
 */
export class Replay {
  readonly #nodes = new Map<string, ChangeText>();
  readonly #edges = new Map<string, ChangeText>();

  take(changes: Iterable<ChangeText>): void {
    for (const change of changes) {
      const [record, id, , after] = change;
      const net = record === 'node' ? this.#nodes : this.#edges;
      const first = net.get(id);
      net.set(id, first === undefined ? change : [record, id, first[2], after]);
    }
  }

  /** The snapshot at the other end of the log that was taken in: forwards or backwards. */
  move(from: Snapshot, to: Version): Snapshot {
    if (from.version.seq === to.seq) return from;
    const isForwards = from.version.seq < to.seq;
    const changes: Change[] = [];
    for (const net of [this.#nodes, this.#edges]) {
      for (const [record, id, before, after] of net.values()) {
        // texts are canonical: equal records have equal ones
        if (before === after) continue;
        changes.push(
          isForwards ? change(record, id, before, after) : change(record, id, after, before),
        );
      }
    }
    return from.with(changes, to);
  }
}

/** Of a record that is replaced only that it was there matters, so what it was is not parsed. */
function change(...[record, id, before, after]: ChangeText): Change {
  if (before === null || after === null) return changeOf([record, id, before, after]);
  const read = changeOf([record, id, null, after]);
  return { ...read, before: read.after } as Change;
}
