import type { FederationFigure } from '../federation/measure-federation.js';
import { table } from './table.js';

export function federationTable(federation: readonly FederationFigure[]): string {
  const rows = federation.map(({ ask, bytes, cpu, ofMonolith, ofApollo }) => [
    `${ask.name}: ${ask.about}`,
    `${(bytes / 1000).toFixed(1)} kB`,
    cpu.own.toFixed(2),
    cpu.apollo.toFixed(2),
    cpu.monolith.toFixed(2),
    `${ofMonolith.toFixed(2)}x`,
    `${ofApollo.toFixed(2)}x`,
  ]);
  const head = ['question', 'data', 'ours', 'Apollo', 'one schema', 'by schema', 'by Apollo'];
  return `CPU milliseconds of the serving process for one request\n\n${table(head, rows)}`;
}
