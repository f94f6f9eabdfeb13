import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemClock } from '../../account/clock.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { compileProgram } from '../support/compile-program.js';
import { ACCOUNT } from './collect/collecting.js';
import type { Reading, Round, Told } from './collect/told-collector.js';
import { townGraph, truthOf } from './collect/town-accounts.js';
import { townNumber } from './collect/town-number.js';

const ROUNDS = 15;
/** so many rounds in which the two do not meet are not believed */
const MOST_ROUNDS = 200;

const directory = mkdtempSync(join(tmpdir(), 'two-collectors-'));
const file = join(directory, 'store.sqlite');
const running: ChildProcess[] = [];
let program = '';
beforeAll(() => {
  program = compileProgram(process.cwd(), 'test/account/collect/told-collector.ts', directory);
});
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(directory, { recursive: true });
});

interface Collector {
  collect(told: Told): Promise<Round>;
  /** Resolves with the code of the process. */
  end(): Promise<number | null>;
}

/** A process of its own, which has the file open until its end. */
function startCollector(): Collector {
  const child = fork(program, [file], { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  running.push(child);
  let said = '';
  child.stderr?.on('data', (data: Buffer) => (said += data.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const gone = ended.then(() => Promise.reject(new Error(`The collector ended: ${said}`)));
  gone.catch(() => undefined);
  return {
    collect: async (told) => {
      child.send(told);
      const [round] = (await Promise.race([once(child, 'message'), gone])) as [Round];
      return round;
    },
    end: () => {
      child.disconnect();
      return ended;
    },
  };
}

/** The scopes that both had begun and neither had ended. */
function clashes(one: readonly Reading[], other: readonly Reading[]): readonly Reading[] {
  return one.filter(({ scope, from, until }) =>
    other.some((its) => its.scope === scope && its.from < until && from < its.until),
  );
}

test('two processes over one file never read one scope at once, and end with the truth', async () => {
  const [one, other] = [startCollector(), startCollector()];
  let readings = 0;
  let left = 0;
  let town = 0;
  while (town < ROUNDS || (left === 0 && town < MOST_ROUNDS)) {
    town += 1;
    const pause = ((town * 7) % 20) * 2_000;
    const [first, second] = town % 2 === 0 ? [one, other] : [other, one];
    const rounds = await Promise.all([
      first.collect({ town, pause: 0 }),
      second.collect({ town, pause }),
    ]);
    expect(rounds.map(({ failure }) => failure)).toEqual([null, null]);
    expect(clashes(rounds[0].readings, rounds[1].readings)).toEqual([]);
    left += rounds.filter(({ leftOut }) => leftOut).length;
    readings += rounds[0].readings.length + rounds[1].readings.length;
  }
  const last = await one.collect({ town, pause: 0 });
  expect(last).toMatchObject({ failure: null, leftOut: false });
  expect(await Promise.all([one.end(), other.end()])).toEqual([0, 0]);
  const store = openSqliteGraphStore(file);
  const truth = await truthOf(townNumber(town), systemClock);
  expect((await townGraph(store)).text).toBe(truth.text);
  expect(left).toBeGreaterThan(0);
  expect(readings).toBeGreaterThanOrEqual(ROUNDS * 3);
  const complete = (await store.freshness(ACCOUNT)).map((scope) => scope.complete);
  expect(complete).toEqual([true, true, true]);
  await store.close();
}, 60_000);
