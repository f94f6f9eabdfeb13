import type { SnapshotFigures } from '../snapshot/measure-snapshot.js';
import { table } from './table.js';

export function snapshotTable(figures: SnapshotFigures): string {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const microseconds = (value: number) => `${value.toFixed(2)} µs`;
  const rows = [
    ['build from records in memory', `${figures.buildMilliseconds.toFixed(0)} ms`],
    ["records' JSON", megabytes(figures.recordBytes)],
    [
      'held in memory (own estimate)',
      `${megabytes(figures.heldBytes)} (${megabytes(figures.estimatedBytes)})`,
    ],
    [`3-hop ball (${figures.visited.toFixed(0)} nodes)`, microseconds(figures.ballMicroseconds)],
    ['the same by a bare CSR walk', microseconds(figures.csrMicroseconds)],
    ['a node read for the first time', microseconds(figures.firstReadMicroseconds)],
    ['a node read again', microseconds(figures.readMicroseconds)],
  ];
  return table([`snapshot of ${figures.nodes} nodes, ${figures.edges} edges`, ''], rows);
}
