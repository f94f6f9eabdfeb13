import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { CheckpointEvent, CheckpointOptions } from '../../../account/graph/checkpoint.js';
import { edgeChange, nodeChange } from '../../../account/graph/change.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { type GraphModel, emptyModel, modelAfter, modelDifference } from '../graph-model.js';
import { histories } from '../histories.js';
import { content, snapshotAt } from './content.js';
import { account, batch, edge, node } from './sample.js';

export interface CheckpointPlaces {
  open(place: string, checkpoints: CheckpointOptions): Promise<GraphStore>;
  /** Changes the middle of every chunk of every checkpoint of the place. */
  damage(place: string): Promise<void>;
  /** Takes the headers of the place away, as if a process had ended before it wrote them. */
  behead(place: string): Promise<void>;
  /** How many headers and how many chunks the place has. */
  count(place: string): Promise<{ readonly headers: number; readonly chunks: number }>;
  /** Every so many versions one is read from a store that has nothing in memory: opening some stores takes long. */
  readonly step: number;
}

/** Versions appended before the store is closed, which waits for the checkpoint that is due. */
const perOpening = 5;

/** What every `GraphStore` does with checkpoints: faster at most, never other. */
export function checkpointTests(name: string, places: CheckpointPlaces): void {
  let number = 0;
  const newPlace = (): string => `checkpoints-${(number += 1)}`;

  describe(`${name}: checkpoints`, () => {
    test('every version equals the replay of the log, whatever base is nearest', async () => {
      for (const models of [longHistory(), ...fc.sample(histories(30), { numRuns: 2, seed: 7 })]) {
        const place = newPlace();
        const written = await write(places, place, models);
        await expectModels(places, place, written);
        await expectInOneStore(places, place, written);
      }
    });

    test('they are written as the changes come, and in chunks of at most 60 KB', async () => {
      const place = newPlace();
      const events: CheckpointEvent[] = [];
      await write(places, place, longHistory(), { onEvent: (event) => void events.push(event) });
      expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(['written']));
      const seqs = events.map((event) => (event.kind === 'written' ? event.seq : 0));
      expect(seqs.length).toBeGreaterThan(4);
      expect(seqs).toEqual([...new Set(seqs)].toSorted((one, other) => one - other));
      expect(await places.count(place)).toEqual({ headers: seqs.length, chunks: seqs.length });
    });

    test('a small account has none', async () => {
      const place = newPlace();
      await write(places, place, longHistory(), { least: 2000 });
      expect(await places.count(place)).toEqual({ headers: 0, chunks: 0 });
    });

    test('one of several chunks comes back as it was written', async () => {
      const place = newPlace();
      const model = incompressible();
      const less = { ...model, nodes: model.nodes.slice(0, 12) };
      const written = await write(places, place, [emptyModel, model, less]);
      expect((await places.count(place)).chunks).toBeGreaterThan(1);
      await expectModels(places, place, written);
    });

    test('a damaged one changes no answer and is told of', async () => {
      const place = newPlace();
      const written = await write(places, place, longHistory());
      await places.damage(place);
      const events: CheckpointEvent[] = [];
      await expectModels(places, place, written, { onEvent: (event) => void events.push(event) });
      expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(['damaged']));
    });

    test('chunks without what they are make none, and the next one removes them', async () => {
      const place = newPlace();
      const written = await write(places, place, longHistory());
      await places.behead(place);
      expect(await places.count(place)).toMatchObject({ headers: 0 });
      const events: CheckpointEvent[] = [];
      await expectModels(places, place, written, { onEvent: (event) => void events.push(event) });
      expect(events).toEqual([]);
      await write(places, place, [written.at(-1) ?? emptyModel, emptyModel], {
        from: written.length - 1,
      });
      expect(await places.count(place)).toEqual({ headers: 1, chunks: 1 });
    });

    test('once versions are folded, kept ones read as before and folded ones have no checkpoint', async () => {
      const place = newPlace();
      const events: CheckpointEvent[] = [];
      const models = await write(places, place, longHistory(), {
        onEvent: (event) => void events.push(event),
      });
      const reader = await places.open(place, {});
      for (const seq of models.keys()) await snapshotAt(reader, seq);
      const folded = [...models.keys()].filter((seq) => keptFrom(seq) !== seq);
      const store = await places.open(place, {});
      expect(await store.fold(account, folded)).toEqual(folded);
      await store.close();
      const left = events.filter((event) => 'seq' in event && keptFrom(event.seq) === event.seq);
      expect(left.length).toBeGreaterThan(0);
      expect(left.length).toBeLessThan(events.length);
      expect(await places.count(place)).toMatchObject({ headers: left.length });
      await expectFolded(reader, models, [...models.keys()]);
      await reader.close();
      for (const seq of models.keys()) {
        if (seq % places.step !== models.length % places.step) continue;
        const fresh = await places.open(place, {});
        await expectFolded(fresh, models, [seq]);
        await fresh.close();
      }
    });
  });
}

/** Of some versions in a row only the last one is kept. */
function keptFrom(seq: number): number {
  return Math.ceil(seq / 3) * 3;
}

async function expectFolded(
  store: GraphStore,
  models: readonly GraphModel[],
  seqs: readonly number[],
): Promise<void> {
  for (const seq of seqs) {
    const kept = keptFrom(seq);
    if (kept === seq) expectModel(content(await snapshotAt(store, seq)), models[seq] ?? emptyModel);
    else expect(await store.snapshot(account, seq)).toEqual({ kind: 'folded', seq, kept });
  }
}

/** Appends each model after the first to the one before, and gives the model of each version. */
async function write(
  { open }: CheckpointPlaces,
  place: string,
  models: readonly GraphModel[],
  { from = 0, ...options }: CheckpointOptions & { readonly from?: number } = {},
): Promise<readonly GraphModel[]> {
  const written = [models[0] ?? emptyModel];
  const differing = models.filter(
    (model, at) => at > 0 && modelDifference(models[at - 1] ?? emptyModel, model).length > 0,
  );
  for (let first = 0; first < differing.length; first += perOpening) {
    const store = await open(place, { least: 1, ...options });
    if (from + written.length > 1) await snapshotAt(store, 'latest');
    for (const model of differing.slice(first, first + perOpening)) {
      const expectedSeq = from + written.length - 1;
      const changes = modelDifference(written.at(-1) ?? emptyModel, model);
      const result = await store.append(batch(`${expectedSeq}`, { expectedSeq, changes }));
      expect(result.kind).toBe('appended');
      written.push(model);
      await snapshotAt(store, 'latest');
    }
    await store.close();
  }
  return written;
}

/** Each version from a store that has nothing in memory. */
async function expectModels(
  { open, step }: CheckpointPlaces,
  place: string,
  models: readonly GraphModel[],
  options: CheckpointOptions = {},
): Promise<void> {
  for (const [seq, model] of models.entries()) {
    if (seq % step !== models.length % step) continue;
    const store = await open(place, options);
    expectModel(content(await snapshotAt(store, seq)), model);
    await store.close();
  }
}

/** From both ends inwards, so that versions in memory lie on both sides. */
async function expectInOneStore(
  { open }: CheckpointPlaces,
  place: string,
  models: readonly GraphModel[],
): Promise<void> {
  const store = await open(place, {});
  const order = [...models.keys()].toSorted(
    (one, other) => ((one * 7) % models.length) - ((other * 7) % models.length),
  );
  for (const seq of order) {
    expectModel(content(await snapshotAt(store, seq)), models[seq] ?? emptyModel);
  }
  await store.close();
}

/** The same records in the same order, each with its attributes in the order in which they are stored. */
function expectModel(found: GraphModel, model: GraphModel): void {
  expect(found).toEqual(model);
  const attributes = ({ nodes, edges }: GraphModel): string[] =>
    [...nodes, ...edges].map((record) => JSON.stringify(record.attributes));
  const sorted = attributes(model).map((text) => sortedText(text));
  expect(attributes(found)).toEqual(sorted);
}

function sortedText(text: string): string {
  return JSON.stringify(JSON.parse(text, (_, value: unknown) => sortedKeys(value)));
}

function sortedKeys(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const members = Object.entries(value);
  return Object.fromEntries(members.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** 31 versions of a small graph, each of which differs from the one before in 6 to 10 records. */
function longHistory(): readonly GraphModel[] {
  const models = [emptyModel];
  for (let seq = 1; seq <= 30; seq += 1) {
    const nodes = Array.from({ length: 8 }, (_, at) =>
      node(`arn:${at}`, {
        name: `v${at % 2 === 0 ? seq : 0}`,
        attributes: { z: seq, 'é\t\n': '\u2028' },
      }),
    );
    const edges = nodes
      .slice(1)
      .filter((_, at) => (seq + at) % 3 === 0)
      .map((to) => edge('arn:0', to.id, { attributes: { seq, device: 'sdf' } }));
    const changes = [
      ...nodes.map((made) => nodeChange(null, made)),
      ...edges.map((made) => edgeChange(null, made)),
    ];
    models.push(modelAfter(emptyModel, changes));
  }
  return models;
}

/** Some 200 KB that no compression makes smaller than half. */
function incompressible(): GraphModel {
  let state = 1;
  const next = (): string => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    return (state >>> 0).toString(36);
  };
  const nodes = Array.from({ length: 20 }, (_, at) =>
    node(`arn:${at}`, { attributes: { noise: Array.from({ length: 1500 }, next) } }),
  );
  return modelAfter(
    emptyModel,
    nodes.map((made) => nodeChange(null, made)),
  );
}
