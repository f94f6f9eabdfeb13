import { join } from 'node:path';
import { projectRoot } from '../gateway/project-root.js';
import { measureFederation } from './federation/measure-federation.js';
import { tables } from './report/tables.js';
import { writeResults } from './report/write-results.js';
import { measureSnapshot } from './snapshot/measure-snapshot.js';
import { measureStart } from './start/measure-start.js';

const ROUNDS = 7;

// `npm run bench`: every measurement one after the other; about five minutes.
const say = (text: string) => process.stderr.write(`${text}\n`);
say('start …');
const start = await measureStart(ROUNDS);
say('snapshot …');
const snapshot = await measureSnapshot();
say('federated workload …');
const federation = await measureFederation({
  rounds: ROUNDS,
  connections: 16,
  warmUp: 2_000,
  turns: 3,
  settle: 100,
  turn: 500,
});
const figures = { federation, snapshot, start };
process.stdout.write(`${tables(figures)}\n`);
await writeResults(join(projectRoot(), 'bench', 'results', 'latest.json'), figures);
