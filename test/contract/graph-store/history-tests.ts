import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { nodeChange } from '../../../account/graph/change.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { emptyModel, modelAfter, modelDifference } from '../graph-model.js';
import { histories } from '../histories.js';
import { content, snapshotAt } from './content.js';
import { a, account, batch, creation } from './sample.js';
import type { Places } from './places.js';

export function historyTests({ openNew, newPlace, openAt }: Places): void {
  test('the log after a version is in order and as long as asked', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    const renames = ['x', 'y', 'z'].map((name, at, names) =>
      nodeChange({ ...a, name: names[at - 1] ?? null }, { ...a, name }),
    );
    for (const [at, change] of renames.entries()) {
      await store.append(batch(`r${at}`, { expectedSeq: at + 1, changes: [change] }));
    }
    const entries = await store.changes(account, 1, 2);
    expect(entries).toEqual([
      { version: await store.version(account, 2), changes: [renames[0]] },
      { version: await store.version(account, 3), changes: [renames[1]] },
    ]);
    expect(await store.changes(account, 0, Infinity)).toHaveLength(4);
    expect(await store.changes(account, 4, 10)).toEqual([]);
  });

  test('any snapshot equals the replay of the log, before and after reopening', async () => {
    await fc.assert(
      fc.asyncProperty(histories(6), fc.infiniteStream(fc.nat()), async (models, picks) => {
        const place = newPlace();
        const store = await openAt(place);
        let seq = 0;
        for (const [at, model] of models.entries()) {
          const changes = modelDifference(models[at - 1] ?? emptyModel, model);
          const result = await store.append(batch(`${at}`, { expectedSeq: seq, changes }));
          expect(result.kind).toBe(changes.length > 0 ? 'appended' : 'unchanged');
          if (changes.length > 0) seq += 1;
          if (seq > 0) expect(content(await snapshotAt(store, 'latest'))).toEqual(model);
        }
        await expectReplay(store, seq, picks);
        await store.close();
        await expectReplay(await openAt(place), seq, picks);
      }),
      { numRuns: 40 },
    );
  });
}

/** Every version in an arbitrary order, since what is cached depends on it. */
async function expectReplay(
  store: GraphStore,
  headSeq: number,
  picks: Iterator<number>,
): Promise<void> {
  if (headSeq === 0) return;
  const models = [emptyModel];
  for (const { version, changes } of await store.changes(account, 0, headSeq)) {
    expect(version.seq).toBe(models.length);
    expect(version.changeCount).toBe(changes.length);
    models.push(modelAfter(models.at(-1) ?? emptyModel, changes));
  }
  expect(models).toHaveLength(headSeq + 1);
  const left = [...models.keys()];
  while (left.length > 0) {
    const pick = Number(picks.next().value) % left.length;
    const [seq = 0] = left.splice(pick, 1);
    const snapshot = await snapshotAt(store, seq);
    expect(snapshot.version.seq).toBe(seq);
    expect(content(snapshot)).toEqual(models[seq]);
  }
}
