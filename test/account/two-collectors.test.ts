import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { systemClock } from '../../account/clock.js';
import type { Provider } from '../../account/collect/provider.js';
import type { CollectionResult } from '../../account/collect/stages.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { ACCOUNT } from './collect/collecting.js';
import { NO_FAULTS, faultyProvider } from './collect/faulty-provider.js';
import { slowProvider } from './collect/slow-provider.js';
import { townAccounts, townGraph, truthOf } from './collect/town-accounts.js';
import { townNumber } from './collect/town-number.js';

const ROUNDS = 15;
const directory = mkdtempSync(join(tmpdir(), 'two-collectors-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** Who reads which scope, from the first call of a collection in it to the end of all its calls. */
class Readers {
  readonly #inside = new Map<string, string>();
  readonly clashes: string[] = [];
  reads = 0;

  enter(who: string, scope: string): void {
    const other = this.#inside.get(scope);
    if (other === undefined) this.reads += 1;
    if (other !== undefined && other !== who) this.clashes.push(`${who} and ${other}: ${scope}`);
    this.#inside.set(scope, who);
  }

  leave(who: string): void {
    for (const [scope, reader] of this.#inside) if (reader === who) this.#inside.delete(scope);
  }
}

function watched(provider: Provider, who: string, readers: Readers): Provider {
  return {
    ...provider,
    call: (operation, input, at) => {
      const [service = ''] = operation.split(':');
      readers.enter(who, service === 'people' ? service : `${service} ${at.region}`);
      return provider.call(operation, input, at);
    },
  };
}

function leftOut(result: CollectionResult | undefined): boolean {
  if (result?.kind === 'failed') return result.reason.code === 'leased';
  return result?.report.incomplete.some(({ code }) => code === 'leased') ?? false;
}

test('two processes over one store never read one scope at once, and end with the truth', async () => {
  const file = join(directory, 'store.sqlite');
  const readers = new Readers();
  let number = 0;
  let left = 0;
  const collector = (who: string) => {
    const store = openSqliteGraphStore(file);
    const now = () => faultyProvider(townNumber(number), NO_FAULTS);
    const live: Provider = { ...now(), call: (...asked) => now().call(...asked) };
    const provider = watched(slowProvider(live), who, readers);
    const accounts = townAccounts(store, provider, systemClock, {
      progress: ({ running }) => void (running || readers.leave(who)),
    });
    const collect = async (pause: number) => {
      for (let turns = 0; turns < pause; turns += 1) await new Promise(setImmediate);
      const [result] = await accounts.collectAll({ maxAge: 0 });
      expect(result?.kind === 'failed' ? result.reason.code : 'collected').toBe('collected');
      if (leftOut(result)) left += 1;
    };
    return { store, collect };
  };
  const [one, other] = [collector('one'), collector('the other')];
  for (let round = 0; round < ROUNDS; round += 1) {
    number += 1;
    await Promise.all([one.collect(0), other.collect((round * 7) % 40)]);
    expect(readers.clashes).toEqual([]);
  }
  await one.collect(0);
  const truth = await truthOf(townNumber(number), systemClock);
  expect((await townGraph(other.store)).text).toBe(truth.text);
  expect(left).toBeGreaterThan(0);
  expect(readers.reads).toBeGreaterThan(ROUNDS * 3);
  expect((await one.store.freshness(ACCOUNT)).map(({ complete }) => complete)).toEqual([
    true,
    true,
    true,
  ]);
  await Promise.all([one.store.close(), other.store.close()]);
}, 60_000);
