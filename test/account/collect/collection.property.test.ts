import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Freshness } from '../../../account/graph/freshness.js';
import { ACCOUNT, newCollector } from './collecting.js';
import { DoubtingOracle } from './doubting-oracle.js';
import { scriptedProvider } from './scripted-provider.js';
import { type Step, scriptOf, stepArbitrary, worldArbitrary } from './yard-world.js';

const RUNS = 200;

function requestOf({ services, regions }: Step) {
  return { ...(services === null ? {} : { services }), ...(regions === null ? {} : { regions }) };
}

/** Freshness rows against what the oracle says of them; the error is checked for the answers it names. */
function checkFreshness(rows: readonly Freshness[], oracle: DoubtingOracle): void {
  const expected = oracle.freshness();
  expect(rows).toHaveLength(expected.length);
  for (const { failed, ...row } of expected) {
    const got = rows.find(
      ({ service, region }) => service === row.service && region === row.region,
    );
    expect(got).toMatchObject(row);
    expect(got?.error === null).toBe(failed.length === 0);
    const [first = ''] = failed.length === 1 ? failed : [];
    expect(got?.error ?? '').toContain(first);
    if (failed.length > 3) expect(got?.error).toContain(`and ${failed.length - 3} more`);
  }
}

/** How often the call was made that was made most often. */
function mostTimes(calls: readonly string[]): number {
  const times = new Map<string, number>();
  for (const call of calls) times.set(call, (times.get(call) ?? 0) + 1);
  return Math.max(0, ...times.values());
}

test('a collection keeps what no answer denies and nothing else, whatever fails', async () => {
  const property = fc.asyncProperty(
    worldArbitrary,
    fc.array(stepArbitrary, { minLength: 2, maxLength: 6 }),
    async (start, steps) => {
      const collector = newCollector();
      const oracle = new DoubtingOracle();
      let world = start;
      for (const step of steps) {
        world = step.world ?? world;
        const before = await collector.store.head(ACCOUNT);
        const oracleBefore = JSON.stringify(oracle.graph());
        const mayBeMost = oracle.graph().nodes.length >= 10;
        oracle.collect(step, world, new Date(collector.clock).toISOString());
        const provider = scriptedProvider({ script: scriptOf(world, step.faults) });
        const result = await collector.run(provider, requestOf(step));
        expect(await collector.graph()).toEqual(oracle.graph());
        checkFreshness(result.freshness, oracle);
        const same = JSON.stringify(oracle.graph()) === oracleBefore;
        const seq = (before?.seq ?? 0) + (same ? 0 : 1);
        expect((await collector.store.head(ACCOUNT))?.seq ?? 0).toBe(seq);
        expect(mostTimes(provider.calls)).toBeLessThanOrEqual(mayBeMost ? 2 : 1);
      }
      await collector.close();
    },
  );
  await fc.assert(property, { numRuns: RUNS });
});
