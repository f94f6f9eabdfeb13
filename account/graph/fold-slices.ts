import { setImmediate } from 'node:timers/promises';

/** Versions that are looked at together. */
const slice = 200;

/**
 * Folds versions some at a time. `foldFirst`: folds in one transaction the first group of some versions, ascending, and gives
 * which these were; null when there is none.
 */
export async function foldSlices(
  asked: readonly number[],
  foldFirst: (asked: readonly number[]) => Promise<readonly number[] | null>,
): Promise<readonly number[]> {
  const sorted = [...new Set(asked)].toSorted((one, other) => one - other);
  const done: number[] = [];
  for (let first = 0; first < sorted.length; first += slice) {
    let left = sorted.slice(first, first + slice);
    while (left.length > 0) {
      const folded = await foldFirst(left);
      if (folded === null) break;
      done.push(...folded);
      const last = folded.at(-1) ?? Infinity;
      left = left.filter((seq) => seq > last);
      await setImmediate();
    }
  }
  return done;
}
