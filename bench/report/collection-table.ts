import type { Collected, CollectionFigures } from '../collection/measure-collection.js';
import { table } from './table.js';

export function collectionTable(figures: CollectionFigures): string {
  const { calls, nodes, edges, first, unchanged } = figures;
  const row = (name: string, { whole, provider, own }: Collected) => [
    name,
    ...[whole, provider, own].map((milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`),
  ];
  return table(
    [`${nodes} nodes, ${edges} edges, ${calls} calls`, 'whole', 'provider', 'the rest'],
    [row('into an empty Neo4j', first), row('again, nothing changed', unchanged)],
  );
}
