import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

import Database from 'better-sqlite3';

import { canonicalJson } from '../../account/graph/canonical-json.js';
import type { GraphStore } from '../../account/graph/store.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { type GraphModel, emptyModel, modelAfter } from '../contract/graph-model.js';
import { randomNumbers } from '../support/random-numbers.js';

export interface KillOptions {
  readonly runs: number;
  /** decides the moments of the kills, as far as the machine lets it */
  readonly seed: number;
  /** the store's file, the same in every run */
  readonly file: string;
  /** the compiled writer */
  readonly writer: string;
}

export interface KillReport {
  readonly runs: number;
  readonly versions: number;
  readonly acknowledged: number;
  /** runs killed before anything was acknowledged */
  readonly early: number;
  /** one line each; empty when the store kept its promises */
  readonly problems: readonly string[];
}

/** How far the log was followed, and the graph it gives. */
interface Followed {
  readonly seq: number;
  readonly model: GraphModel;
}

const account = '111122223333';

/** Kills a writer so many times and compares what is in the file with what the writer was told. */
export async function killRuns(options: KillOptions): Promise<KillReport> {
  const random = randomNumbers(options.seed);
  const problems: string[] = [];
  let followed: Followed = { seq: 0, model: emptyModel };
  let acknowledged = 0;
  let early = 0;
  for (let run = 1; run <= options.runs; run += 1) {
    const lines = await killedWriter(options, random);
    acknowledged += lines.length;
    if (lines.length === 0) early += 1;
    const found = await follow(options.file, followed);
    const expected = lines.map((_, at) => followed.seq + 1 + at);
    if (lines.join() !== expected.join()) problems.push(`run ${run}: acknowledged ${lines.join()}`);
    const last = lines.at(-1) ?? 0;
    if (last > found.seq) problems.push(`run ${run}: ${last} acknowledged, ${found.seq} there`);
    problems.push(...found.problems.map((problem) => `run ${run}: ${problem}`));
    followed = found;
  }
  const whole = await follow(options.file, { seq: 0, model: emptyModel });
  problems.push(...whole.problems.map((problem) => `whole log: ${problem}`));
  return { runs: options.runs, versions: whole.seq, acknowledged, early, problems };
}

/** The versions that a writer acknowledged before it was killed. */
async function killedWriter(
  { writer, file }: KillOptions,
  random: () => number,
): Promise<readonly number[]> {
  const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { text: '', errors: '' };
  child.stdout.on('data', (data: Buffer) => (output.text += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output.errors += data.toString()));
  killAtRandom(child, random, () => output.text.split('\n').length - 1);
  await once(child, 'close');
  if (child.signalCode !== 'SIGKILL') throw new Error(`The writer ended: ${output.errors}`);
  return output.text.split('\n').slice(0, -1).map(Number);
}

/** One in eight while it starts, the others shortly after so many acknowledgements. */
function killAtRandom(child: ChildProcess, random: () => number, acknowledged: () => number): void {
  const kill = (milliseconds: number): unknown =>
    setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const starting = random() < 1 / 8;
  const wanted = 1 + Math.floor(random() * 25);
  const delay = random() * (starting ? 150 : 4);
  if (starting) kill(delay);
  child.stdout?.on('data', () => {
    if (!starting && acknowledged() >= wanted) kill(delay);
  });
}

/** Reads the log on from where it was followed to, and compares the head with what it gives. */
async function follow(
  file: string,
  from: Followed,
): Promise<Followed & { readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const store = openSqliteGraphStore(file);
  let { seq, model } = from;
  for (const { version, changes } of await store.changes(account, seq, Infinity)) {
    if (version.seq !== seq + 1) problems.push(`version ${version.seq} follows ${seq}`);
    if (version.changeCount !== changes.length) problems.push(`version ${version.seq} is torn`);
    model = modelAfter(model, changes);
    seq = version.seq;
  }
  problems.push(...(await headProblems(store, { seq, model })), ...damage(file));
  await store.close();
  return { seq, model, problems };
}

async function headProblems(store: GraphStore, { seq, model }: Followed): Promise<string[]> {
  const head = await store.head(account);
  if ((head?.seq ?? 0) !== seq) return [`the head is ${head?.seq}, the log ends at ${seq}`];
  if (head === null) return [];
  const read = await store.snapshot(account, 'latest');
  if (read.kind !== 'snapshot') return [`the head is ${read.kind}`];
  const graph = { nodes: [...read.snapshot.nodes()], edges: [...read.snapshot.allEdges()] };
  const same = canonical(graph) === canonical(model);
  return same ? [] : [`the head graph at ${seq} is not what the log gives`];
}

function canonical({ nodes, edges }: GraphModel): string {
  return canonicalJson([...nodes, ...edges].map((record) => ({ ...record })));
}

function damage(file: string): readonly string[] {
  const database = new Database(file, { readonly: true });
  const result = database.pragma('quick_check', { simple: true });
  database.close();
  return result === 'ok' ? [] : [String(result)];
}
