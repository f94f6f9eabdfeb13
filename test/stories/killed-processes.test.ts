import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SERVICE_NAMES } from '../../gateway/service-names.js';
import { type Asking, type Reply, askAt } from '../support/ask-at.js';
import { isRunning } from '../support/is-running.js';
import { type StartedCluster, startCluster } from '../support/start-cluster.js';

/** Milliseconds until everything is answered wholly again, on a machine that has nothing else to do. */
const RECOVERY = 5_000;
/** What eight who ask and the tests beside this one may add to that, on two processors. */
const BUSY_MACHINE = 5_000;
const QUERY = `{ instances(account: "210987654321") { nodes {
  id name account { id name } volumes { id sizeGiB } subnet { id vpc { id name } } securityGroups { id name }
} } }`;
const OTHERS = SERVICE_NAMES.filter((name) => name !== 'account' && name !== 'storage');
const GROUPS = ['account', 'storage', OTHERS.join(',')];

const place = mkdtempSync(join(tmpdir(), 'account-graph-killed-'));
let cluster: StartedCluster;
let asking: Asking;
let whole: unknown;

beforeAll(async () => {
  cluster = await startCluster(place, GROUPS);
  asking = askAt(cluster.url);
  whole = await asking.data(QUERY);
}, 60_000);
afterAll(async () => {
  await cluster.stop();
  rmSync(place, { recursive: true });
});

/** What came of one question: an answer that is whole, one that says what is missing, or none. */
type Outcome = 'whole' | 'partial' | 'none';

async function outcome(): Promise<Outcome> {
  let reply: Reply<unknown>;
  try {
    reply = await asking.ask(QUERY);
  } catch {
    return 'none';
  }
  const { data, errors, text } = reply;
  if (errors.length === 0) {
    expect(data).toEqual(whole);
    return 'whole';
  }
  for (const { extensions } of errors) {
    expect([text, extensions['code']]).toEqual([text, 'SUBGRAPH_UNAVAILABLE']);
  }
  expectPartOf(whole, data);
  return 'partial';
}

/** Whatever is there is right; what is missing is null. */
function expectPartOf(right: unknown, got: unknown): void {
  if (got === null) return;
  if (typeof got !== 'object') return expect(got).toEqual(right);
  expect(Object.keys(got)).toEqual(Object.keys(right as object));
  for (const [key, value] of Object.entries(got)) {
    expectPartOf((right as Readonly<Record<string, unknown>>)[key], value);
  }
}

/** Kills a process under questions from eight sides, and gives what became of them until all are whole again. */
async function killUnderLoad(name: string) {
  const outcomes: Outcome[] = [];
  let wholeSince: number | null = null;
  let killedAt: number | null = null;
  let recovery = 0;
  const enough = () =>
    killedAt !== null &&
    performance.now() - killedAt > 500 &&
    wholeSince !== null &&
    performance.now() - wholeSince > 500;
  const noteFailure = () => {
    wholeSince = null;
    recovery = performance.now() - (killedAt ?? Infinity);
  };
  const side = async () => {
    const deadline = performance.now() + 25_000;
    while (!enough() && performance.now() < deadline) {
      const one = await outcome();
      outcomes.push(one);
      if (one === 'whole') wholeSince ??= performance.now();
      else noteFailure();
      if (one === 'none') await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const before = cluster.pid(name);
  const sides = Array.from({ length: 8 }, side);
  process.kill(before, 'SIGKILL');
  killedAt = performance.now();
  await Promise.all(sides);
  expect(enough()).toBe(true);
  expect(cluster.pid(name)).not.toBe(before);
  return { outcomes, recovery };
}

describe('a process that is killed under load is started again and nobody was told anything wrong:', () => {
  test.each(GROUPS.map((names) => names.replaceAll(',', '+')))('%s', async (name) => {
    const { outcomes, recovery } = await killUnderLoad(name);
    expect(outcomes).toContain('partial');
    expect(outcomes).not.toContain('none');
    expect(recovery).toBeLessThan(RECOVERY + BUSY_MACHINE);
  });

  test('the gateway', async () => {
    const { outcomes, recovery } = await killUnderLoad('gateway');
    expect(outcomes).toContain('none');
    expect(recovery).toBeLessThan(RECOVERY + BUSY_MACHINE);
  });
});

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'nothing outlives a cluster that ends by %s',
  async (signal) => {
    const own = mkdtempSync(join(tmpdir(), 'account-graph-ended-'));
    const ended = await startCluster(own, [SERVICE_NAMES.join(',')]);
    await ended.stop(signal);
    const deadline = performance.now() + 10_000;
    while (ended.pids().some(isRunning) && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(ended.pids()).toHaveLength(2);
    expect(ended.pids().filter(isRunning)).toEqual([]);
    rmSync(own, { recursive: true });
  },
);
