import { expect, test } from '@jest/globals';

import { nodeChange } from '../../../account/graph/change.js';
import { snapshotAt } from './content.js';
import { a, account, batch, creation, freshness } from './sample.js';
import type { Places } from './places.js';

export function conflictTests({ openNew, newPlace, openAt }: Places): void {
  test('another head than the expected one is a conflict and writes nothing', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    const late = batch('2', { changes: creation, freshness: [freshness] });
    expect(await store.append(late)).toEqual({ kind: 'conflict', headSeq: 1 });
    expect(await store.append({ ...late, expectedSeq: 2 })).toEqual({
      kind: 'conflict',
      headSeq: 1,
    });
    expect(await store.freshness(account)).toEqual([]);
  });

  test('a batch that conflicted or was invalid is not remembered', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    const change = nodeChange(a, { ...a, name: 'x' });
    await store.append(batch('2', { expectedSeq: 0, changes: [change] }));
    await store.append(batch('2', { expectedSeq: 1, changes: [nodeChange(null, a)] }));
    const result = await store.append(batch('2', { expectedSeq: 1, changes: [change] }));
    expect(result).toMatchObject({ kind: 'appended', version: { seq: 2 } });
  });

  test('of concurrent appends on one head exactly one wins', async () => {
    const place = newPlace();
    const [one, other] = [await openAt(place), await openAt(place)];
    await one.append(batch('1', { changes: creation }));
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        (at % 2 === 0 ? one : other).append(
          batch(`w${at}`, { expectedSeq: 1, changes: [nodeChange(a, { ...a, name: `w${at}` })] }),
        ),
      ),
    );
    const winners = results.flatMap((result, at) => (result.kind === 'appended' ? [at] : []));
    expect(winners).toHaveLength(1);
    expect(results.filter((result) => result.kind === 'conflict')).toHaveLength(9);
    const snapshot = await snapshotAt(other, 'latest');
    expect(snapshot.node('arn:a')?.name).toBe(`w${winners[0]}`);
  });
}
