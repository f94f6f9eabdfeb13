import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { canonicalJson } from '../../../account/graph/canonical-json.js';
import { invertChange, netChanges } from '../../../account/graph/net-changes.js';
import type { Json } from '../../../account/graph/record.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { verifyChain } from '../../../account/graph/verify-chain.js';
import { type GraphModel, emptyModel, modelAfter, modelDifference } from '../graph-model.js';
import { histories } from '../histories.js';
import { content, snapshotAt } from './content.js';
import { account, batch } from './sample.js';

/** How many histories, of so many versions each. */
export interface VersionRuns {
  readonly histories: number;
  readonly versions: number;
}

interface History {
  readonly store: GraphStore;
  /** the graph at each version, from 0 on */
  readonly models: readonly GraphModel[];
  /** not negative, as many as are asked for */
  readonly pick: () => number;
}

/** Generated histories in a store against their replay. `open` gives a store over what was kept at that place. */
export function versionsProperty(
  { histories: runs, versions }: VersionRuns,
  open: (place: string) => Promise<GraphStore>,
): void {
  let places = 0;
  /** Every fifth begins with nothing in memory. */
  const reopened = async (store: GraphStore, place: string): Promise<GraphStore> => {
    if (places % 5 > 0) return store;
    await store.close();
    return open(place);
  };
  test(`every version of ${runs} histories of ${versions} is what its changes come to, folded or not`, async () => {
    const picks = fc.infiniteStream(fc.nat());
    await fc.assert(
      fc.asyncProperty(histories(2 * versions, 5, 2 * versions), picks, async (all, numbers) => {
        places += 1;
        const models = differing(all).slice(0, versions + 1);
        const pick = (): number => Number(numbers.next().value);
        const store = await open(`history-${places}`);
        await appendAll({ store, models, pick });
        await expectVersions({ store, models, pick }, models.keys());
        await expectDifferences({ store, models, pick });
        const again = await reopened(store, `history-${places}`);
        await expectFolding({ store: again, models, pick });
        await again.close();
      }),
      { numRuns: runs },
    );
  }, 120_000);
}

function differing(models: readonly GraphModel[]): readonly GraphModel[] {
  return models.filter(
    (model, at) => at === 0 || modelDifference(models[at - 1] ?? emptyModel, model).length > 0,
  );
}

/** Reads versions on the way, which later ones do not change. */
async function appendAll(history: History): Promise<void> {
  const { store, models, pick } = history;
  for (const [seq, model] of models.entries()) {
    if (seq === 0) continue;
    const changes = modelDifference(models[seq - 1] ?? emptyModel, model);
    const result = await store.append(batch(String(seq), { expectedSeq: seq - 1, changes }));
    expect(result).toMatchObject({ kind: 'appended', version: { seq } });
    if (seq % 10 === 0)
      await expectVersions({ ...history, models: models.slice(0, seq + 1) }, [pick() % seq, seq]);
  }
}

/** In any order, since what was read before is where the next read may begin. */
async function expectVersions(history: History, seqs: Iterable<number>): Promise<void> {
  const { store, models, pick } = history;
  const left = [...seqs];
  while (left.length > 0) {
    const [seq = 0] = left.splice(pick() % left.length, 1);
    expect(textOf(content(await snapshotAt(store, seq)))).toBe(textOf(models[seq] ?? emptyModel));
  }
  expect(textOf(content(await snapshotAt(store, 'latest')))).toBe(
    textOf(models.at(-1) ?? emptyModel),
  );
}

async function expectDifferences({ store, models, pick }: History): Promise<void> {
  for (let times = 0; times < 3; times += 1) {
    const [one, other] = [pick() % models.length, pick() % models.length];
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    const log = await store.changes(account, from, to - from);
    const difference = netChanges(log.map(({ changes }) => changes));
    const [before, after] = [models[from] ?? emptyModel, models[to] ?? emptyModel];
    expect(textOf(modelAfter(before, difference))).toBe(textOf(after));
    expect(textOf(modelAfter(after, difference.map(invertChange)))).toBe(textOf(before));
    expect(difference).toHaveLength(modelDifference(before, after).length);
  }
}

/** Some of the versions, some of them labelled, in two goes; what is left is as it was, and so is the chain. */
async function expectFolding(history: History): Promise<void> {
  const { store, models, pick } = history;
  const seqs = [...models.keys()];
  const labelled = seqs.filter((seq) => seq > 0 && pick() % 10 === 0);
  for (const seq of labelled) await store.putLabel(account, `label-${seq}`, seq);
  const folded: number[] = [];
  for (let times = 0; times < 2; times += 1) {
    const asked = seqs.filter(() => pick() % 2 === 0);
    const head = models.length - 1;
    const expected = asked.filter(
      (seq) => seq > 0 && seq < head && !labelled.includes(seq) && !folded.includes(seq),
    );
    await expectVersions(history, asked.filter((seq) => !folded.includes(seq)).slice(0, 3));
    expect(await store.fold(account, asked)).toEqual(expected);
    folded.push(...expected);
    const kept = seqs.filter((seq) => !folded.includes(seq));
    await expectVersions(
      history,
      kept.filter(() => pick() % 2 === 0),
    );
    for (const seq of expected.slice(0, 3)) {
      const next = kept.find((other) => other > seq);
      expect(await store.snapshot(account, seq)).toEqual({ kind: 'folded', seq, kept: next });
    }
    expect(await verifyChain(store, account)).toMatchObject({ kind: 'intact', versions: head });
  }
}

const texts = new WeakMap<GraphModel, string>();

/** Of a model it is made once. */
function textOf(model: GraphModel): string {
  const text = texts.get(model) ?? canonicalJson(model as unknown as Json);
  texts.set(model, text);
  return text;
}
