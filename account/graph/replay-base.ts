import type { CheckpointHeader } from './checkpoint.js';
import type { Snapshot } from './snapshot.js';

/** A version from which the log leads to another. */
export type ReplayBase<Header extends CheckpointHeader = CheckpointHeader> =
  | { readonly kind: 'empty' }
  | { readonly kind: 'inMemory'; readonly snapshot: Snapshot }
  | { readonly kind: 'head'; readonly records: number }
  | { readonly kind: 'checkpoint'; readonly header: Header };

/** A base and the changes of its version and all before it. */
export interface PlacedBase<Header extends CheckpointHeader = CheckpointHeader> {
  readonly base: ReplayBase<Header>;
  readonly changes: number;
}

/** So many records are read from a head or a checkpoint in the time in which one change is replayed. */
const recordsPerChange = 4;

/** Bases in the order in which they are to be tried: the least to read and replay first. `changes`: up to the version asked. */
export function nearestFirst<Header extends CheckpointHeader>(
  bases: readonly PlacedBase<Header>[],
  changes: number,
): readonly ReplayBase<Header>[] {
  const cost = (placed: PlacedBase): number =>
    Math.abs(placed.changes - changes) + recordsOf(placed.base) / recordsPerChange;
  return bases.toSorted((one, other) => cost(one) - cost(other)).map(({ base }) => base);
}

function recordsOf(base: ReplayBase): number {
  if (base.kind === 'head') return base.records;
  return base.kind === 'checkpoint' ? base.header.records : 0;
}
