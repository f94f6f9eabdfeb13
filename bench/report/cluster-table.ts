import type { ClusterFigure } from '../cluster/measure-cluster.js';
import { table } from './table.js';

export function clusterTable(cluster: readonly ClusterFigure[]): string {
  const rows = cluster.map(({ ask, bytes, cpu, ofApollo }) => [
    `${ask.name}: ${ask.about}`,
    `${(bytes / 1000).toFixed(1)} kB`,
    cpu.own.toFixed(2),
    cpu.apollo.toFixed(2),
    `${ofApollo.toFixed(2)}x`,
  ]);
  const head = ['question, subgraphs in another process', 'data', 'ours', 'Apollo', 'by Apollo'];
  return `CPU milliseconds of the gateway process for one request\n\n${table(head, rows)}`;
}
