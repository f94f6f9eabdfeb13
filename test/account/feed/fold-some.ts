import type { GraphStore } from '../../../account/graph/store.js';
import { account } from './scripted-source.js';

/** Folds some of the versions so far, and gives those that were. */
export async function foldSome(
  store: GraphStore,
  head: number,
  random: () => number,
): Promise<readonly number[]> {
  const last = Math.floor(random() * head);
  const first = Math.max(1, last - 12);
  const some = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  return store.fold(
    account,
    some.filter(() => random() < 0.6),
  );
}
