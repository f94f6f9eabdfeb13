import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { canonicalJson } from '../../../account/graph/canonical-json.js';
import { systemClock } from '../../../account/clock.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { emptyModel, modelAfter } from '../../contract/graph-model.js';
import { compileProgram } from '../../support/compile-program.js';
import { ACCOUNT } from './collecting.js';
import { NO_FAULTS, faultyProvider } from './faulty-provider.js';
import { townAccounts, townGraph, truthOf } from './town-accounts.js';
import { randomNumbers } from '../../support/random-numbers.js';
import { townNumber } from './town-number.js';

const KILLS = 20;
/** decides the moments of the kills, as far as the machine lets it */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const random = randomNumbers(SEED);
/** milliseconds */
const LEASE_TIME = 300;

const directory = mkdtempSync(join(tmpdir(), 'killed-collector-'));
let program = '';
beforeAll(() => {
  program = compileProgram(process.cwd(), 'test/account/collect/kill-collector.ts', directory);
});
afterAll(() => rmSync(directory, { recursive: true }));

interface Killed {
  readonly begun: number;
  readonly collected: number;
}

/** Kills a collector, one in four while it starts and the others after so many lines. */
async function killedCollector(file: string, first: number, run: number): Promise<Killed> {
  const argv = [program, file, String(first), String(LEASE_TIME)];
  const child: ChildProcess = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { text: '', errors: '' };
  child.stderr?.on('data', (data: Buffer) => (output.errors += data.toString()));
  const wanted = 1 + Math.floor(random() * 12);
  const kill = (milliseconds: number) => setTimeout(() => child.kill('SIGKILL'), milliseconds);
  if (run % 4 === 0) kill(random() * 300);
  child.stdout?.on('data', (data: Buffer) => {
    output.text += data.toString();
    if (output.text.split('\n').length > wanted) kill(random() * 12);
  });
  await once(child, 'close');
  if (child.signalCode !== 'SIGKILL') throw new Error(`The collector ended: ${output.errors}`);
  const last = (word: string) =>
    Number(new RegExp(`.*${word} (\\d+)\n`, 's').exec(output.text)?.[1] ?? first - 1);
  return { begun: last('begun'), collected: last('collected') };
}

/** The log, followed from the first version on, gives the head: no version is torn. */
async function checkLog(store: GraphStore): Promise<number> {
  let model = emptyModel;
  let seq = 0;
  for (const { version, changes } of await store.changes(ACCOUNT, 0, 10_000)) {
    expect([version.seq, version.changeCount]).toEqual([seq + 1, changes.length]);
    model = modelAfter(model, changes);
    seq = version.seq;
  }
  const records = [...model.nodes, ...model.edges].map((record) => ({ ...record }));
  expect((await townGraph(store)).text).toBe(seq === 0 ? '' : canonicalJson(records));
  return seq;
}

test(`of ${KILLS} collectors killed over one file (SEED=${SEED}) each left what some whole collection had found, and the next is complete`, async () => {
  const file = join(directory, 'store.sqlite');
  let next = 1;
  let earlier = '';
  for (let run = 1; run <= KILLS; run += 1) {
    const { begun, collected } = await killedCollector(file, next, run);
    const store = openSqliteGraphStore(file);
    await checkLog(store);
    const truths = [...new Set([collected, begun])].filter((number) => number >= next);
    const texts = await Promise.all(
      truths.map(async (number) => (await truthOf(townNumber(number), systemClock)).text),
    );
    if (collected < next) texts.push(earlier);
    expect(texts).toContain((await townGraph(store)).text);
    // once the leases of the killed one have ended the next collection reads everything
    const later = { ...systemClock, now: () => Date.now() + LEASE_TIME };
    const town = townNumber(begun + 1);
    const accounts = townAccounts(store, faultyProvider(town, NO_FAULTS), later);
    const [result] = await accounts.collectAll({ maxAge: 0 });
    expect(result).toMatchObject({ kind: 'collected', report: { incomplete: [] } });
    earlier = (await townGraph(store)).text;
    expect(earlier).toBe((await truthOf(town, systemClock)).text);
    next = begun + 2;
    await store.close();
  }
  const store = openSqliteGraphStore(file);
  expect(await checkLog(store)).toBeGreaterThan(KILLS);
  await store.close();
}, 120_000);
