import { inFreshProcess } from '../process/in-fresh-process.js';

/** A snapshot of a large made-up graph. Times of one call are medians over its centres. */
export interface SnapshotFigures {
  readonly nodes: number;
  readonly edges: number;
  readonly buildMilliseconds: number;
  /** of all its records as JSON */
  readonly recordBytes: number;
  /** in memory, as the process measures it and as the snapshot estimates it */
  readonly heldBytes: number;
  readonly estimatedBytes: number;
  /** nodes in a 3-hop ball, mean */
  readonly visited: number;
  readonly ballMicroseconds: number;
  readonly csrMicroseconds: number;
  readonly ballOfCsr: number;
  readonly firstReadMicroseconds: number;
  readonly readMicroseconds: number;
}

/** Measures in a fresh process. Rejects when it fails. */
export function measureSnapshot(): Promise<SnapshotFigures> {
  const entry = new URL('./measure-here.js', import.meta.url);
  return inFreshProcess({ entry, nodeOptions: ['--expose-gc'] });
}
