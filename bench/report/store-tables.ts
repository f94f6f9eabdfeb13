import type { StoreFigures } from '../store/measure-store.js';
import { table } from './table.js';

export function storeTables({ ingest, append, load, requests }: StoreFigures): readonly string[] {
  const row = (name: string, own: number, bare: number, ratio = own / bare) => [
    name,
    `${own.toFixed(own < 100 ? 2 : 0)} ms`,
    `${bare.toFixed(bare < 100 ? 2 : 0)} ms`,
    `${ratio.toFixed(2)}x`,
  ];
  const written = [
    row('first version of the large graph', ingest.ownMilliseconds, ingest.bareMilliseconds),
    row('a version of 20 changes', append.ownMilliseconds, append.bareMilliseconds),
    row('the newest graph read', load.ownMilliseconds, load.bareMilliseconds, load.ratio),
  ];
  const asked = requests.map(({ ask, bytes, cpu, ratio }) => [
    `${ask.name}: ${ask.about}`,
    `${(bytes / 1000).toFixed(1)} kB`,
    cpu.neo4j.toFixed(2),
    cpu.sqlite.toFixed(2),
    `${ratio.toFixed(2)}x`,
  ]);
  const head = ['question', 'data', 'over Neo4j', 'over SQLite', 'ratio'];
  return [
    table(['Neo4j, 100,000 nodes, 300,000 edges', 'store', 'bare driver', 'ratio'], written),
    `CPU milliseconds of our process for one request\n\n${table(head, asked)}`,
  ];
}
