import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Provider } from '../../../account/collect/provider.js';
import type { CollectionRequest } from '../../../account/collect/stages.js';
import { ACCOUNT, type Collected, type Collector, newCollector } from './collecting.js';
import { NO_FAULTS, faultyProvider } from './faulty-provider.js';
import { scriptedProvider } from './scripted-provider.js';
import { newTown } from './town.js';
import type { World } from './yard-world.js';
import { yardScript } from './yard-script.js';

const TOWN = newTown(12, 12);
const NOBODY: World = newTown(0, 0);
const EMPTY = scriptedProvider({ script: yardScript({}) });
const SCOPES = ['people', 'yard r1', 'yard r2'];

let collector: Collector;
let before: Awaited<ReturnType<Collector['graph']>>;
let began = '';
beforeEach(async () => {
  collector = newCollector();
  began = new Date(collector.clock).toISOString();
  await collector.run(town());
  before = await collector.graph();
});
afterEach(() => collector.close());

function town(world: World = TOWN): Provider {
  return faultyProvider(world, NO_FAULTS);
}

const message = (scope: string) =>
  `${scope}: most of it is gone, with most of the account: the next collection decides`;

function marked({ report }: Collected): readonly string[] {
  return report.incomplete
    .filter(({ code }) => code === 'vanished')
    .map(({ source }) => source)
    .toSorted();
}

async function nodeCount(): Promise<number> {
  return (await collector.graph()).nodes.length;
}

test('an account that is empty all at once stays as it is, and every scope says so', async () => {
  const collected = await collector.run(EMPTY);
  expect(collected.changes).toEqual([]);
  expect(await collector.graph()).toEqual(before);
  expect(marked(collected)).toEqual(SCOPES);
  expect(collected.report.incomplete).toHaveLength(3);
  expect((await collector.store.head(ACCOUNT))?.seq).toBe(1);
  for (const status of collected.freshness) {
    const { service, region } = status;
    const error = message(region === null ? service : `${service} ${region}`);
    expect(status).toMatchObject({ complete: false, asOf: began, used: true, error });
  }
});

test('the next collection deletes it when it says the same', async () => {
  await collector.run(EMPTY);
  const collected = await collector.run(EMPTY);
  expect([await nodeCount(), collected.report.incomplete]).toEqual([0, []]);
  expect(collected.freshness.every(({ complete, used }) => complete && !used)).toBe(true);
});

test('the next collection finds all of it when it is back', async () => {
  await collector.run(EMPTY);
  const collected = await collector.run(town());
  expect([collected.changes, collected.report.incomplete]).toEqual([[], []]);
  expect(await collector.graph()).toEqual(before);
});

test('once it was back, emptiness is new again', async () => {
  await collector.run(EMPTY);
  await collector.run(town());
  expect(marked(await collector.run(EMPTY))).toEqual(SCOPES);
  expect(await collector.graph()).toEqual(before);
});

test('a collection in between that fails decides nothing', async () => {
  await collector.run(EMPTY);
  const denied = scriptedProvider({ script: () => ({ code: 'denied' }) });
  await collector.run(denied);
  expect(marked(await collector.run(EMPTY))).toEqual(SCOPES);
  expect(await collector.graph()).toEqual(before);
});

test('what else cannot be read does not hide what is doubted', async () => {
  const replies = ['ListBigVessels', 'ListSmallVessels', 'ListLinks', 'ListStickers'].map(
    (name) => [`yard:${name}`, { code: 'denied' }] as const,
  );
  const partly = scriptedProvider({ script: yardScript(Object.fromEntries(replies)) });
  expect(marked(await collector.run(partly))).toEqual(SCOPES);
  const next = await collector.run(partly);
  expect([marked(next), await nodeCount()]).toEqual([[], 4]);
});

test('what is there besides is read all the same', async () => {
  const boxes = { value: { Boxes: [{ Id: 'new' }] } };
  const other = scriptedProvider({ script: yardScript({ 'r1 yard:ListBoxes': boxes }) });
  const { changes } = await collector.run(other);
  expect(changes.map(({ id, before: known }) => [id.split('/')[1], known])).toEqual([
    ['new', null],
  ]);
  await collector.run(other);
  expect(await nodeCount()).toBe(1);
});

test.each<readonly [string, Partial<CollectionRequest>]>([
  ['one service', { services: ['yard'] }],
  ['one region', { regions: ['r1'] }],
])('a next collection of %s decides about that alone', async (_, request) => {
  await collector.run(EMPTY);
  await collector.run(EMPTY, request);
  const left = (await collector.graph()).nodes.filter(({ external }) => !external);
  const kept = left.map(({ service, region }) => `${service} ${region}`);
  expect(new Set(kept)).toEqual(new Set('services' in request ? ['people null'] : ['yard r2']));
});

test('a scope that loses most alone is decided at once by its second listing', async () => {
  const { yards } = TOWN;
  const persons = TOWN.persons;
  const collected = await collector.run(
    town({ persons, yards: { r1: NOBODY.yards['r1']!, r2: yards['r2']! } }),
  );
  expect(marked(collected)).toEqual([]);
  expect(await nodeCount()).toBeLessThan(before.nodes.length);
});

test('an account of fewer than 10 resources is believed at once', async () => {
  const small = newCollector();
  const boxes = { value: { Boxes: [0, 1, 2, 3].map((at) => ({ Id: `b${at}` })) } };
  await small.run(scriptedProvider({ script: yardScript({ 'yard:ListBoxes': boxes }) }));
  const collected = await small.run(EMPTY);
  expect([marked(collected), (await small.graph()).nodes]).toEqual([[], []]);
  await small.close();
});
