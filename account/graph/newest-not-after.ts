import type { Version } from './version.js';

/** Versions that are read at once to find one. */
const probes = 64;

/**
 * The newest of the versions 1 to `last` whose time is not after `time`, found by reading few of them: times never decrease.
 * Throws a TypeError for a text that is no time.
 * `read`: the versions with these numbers, in their order.
 */
export async function newestNotAfter(
  time: string,
  last: number,
  read: (seqs: readonly number[]) => Promise<readonly Version[]>,
): Promise<Version | null> {
  const moment = Date.parse(time);
  if (Number.isNaN(moment)) throw new TypeError(`A time is ISO 8601, got ${time}`);
  let [found, after]: [Version | null, number] = [null, last + 1];
  for (;;) {
    const seqs = between(found?.seq ?? 0, after);
    if (seqs.length === 0) return found;
    for (const version of await read(seqs)) {
      if (Date.parse(version.time) > moment) {
        after = version.seq;
        break;
      }
      found = version;
    }
  }
}

/** Some numbers between the two, evenly; all when there are few. */
function between(first: number, end: number): readonly number[] {
  const count = Math.min(probes, end - first - 1);
  const step = (end - first) / (count + 1);
  return Array.from({ length: Math.max(0, count) }, (_, at) => Math.round(first + (at + 1) * step));
}
