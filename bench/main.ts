import { join } from 'node:path';
import { projectRoot } from '../gateway/project-root.js';
import { measureCluster } from './cluster/measure-cluster.js';
import { measureCollection } from './collection/measure-collection.js';
import { measureFederation } from './federation/measure-federation.js';
import type { Figures } from './report/figures.js';
import { tables } from './report/tables.js';
import { writeResults } from './report/write-results.js';
import { measureSnapshot } from './snapshot/measure-snapshot.js';
import { measureStart } from './start/measure-start.js';
import { measureStore } from './store/measure-store.js';

const ROUNDS = 7;
const TURNS = {
  rounds: ROUNDS,
  connections: 16,
  warmUp: 2_000,
  turns: 3,
  settle: 100,
  turn: 500,
};

type Part = keyof Figures;
const PARTS: { readonly [P in Part]: () => Promise<Required<Figures>[P]> } = {
  start: () => measureStart(ROUNDS),
  snapshot: () => measureSnapshot(),
  federation: () => measureFederation(TURNS),
  store: () => measureStore(TURNS),
  collection: () => measureCollection(),
  cluster: () => measureCluster(TURNS),
};

// `npm run bench`: every part one after the other; `npm run bench -- store cluster`: these.
const all = Object.keys(PARTS) as Part[];
const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}; there are ${all.join(', ')}\n`);
  process.exit(2);
}
let figures: Figures = {};
for (const part of named.length === 0 ? all : (named as Part[])) {
  process.stderr.write(`${part} …\n`);
  figures = { ...figures, [part]: await PARTS[part]() };
}
process.stdout.write(`${tables(figures)}\n`);
const file = named.length === 0 ? 'latest.json' : `${named.join('-')}.json`;
await writeResults(join(projectRoot(), 'bench', 'results', file), figures);
