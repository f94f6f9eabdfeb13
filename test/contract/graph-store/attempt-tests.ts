import { expect, test } from '@jest/globals';

import type { Attempt } from '../../../account/graph/store.js';
import { account, attempt, otherAccount } from './sample.js';
import type { Places } from './places.js';

export function attemptTests({ openNew, newPlace, openAt }: Places): void {
  test('attempts are read newest first, each page giving the next, also of an account without a version', async () => {
    const place = newPlace();
    const store = await openAt(place);
    for (const id of ['1', '2', '3']) await store.recordAttempt({ ...attempt, id });
    await store.recordAttempt({ ...attempt, account: otherAccount, id: '4' });
    await store.close();
    const again = await openAt(place);
    const first = await again.attempts(account, { before: null, limit: 2 });
    expect(first.attempts).toEqual([
      { ...attempt, id: '3' },
      { ...attempt, id: '2' },
    ]);
    expect(first.places.at(-1)).toBe(first.next);
    expect(await again.attempts(account, { before: first.next, limit: 2 })).toMatchObject({
      attempts: [attempt],
      totalCount: 3,
      next: null,
    });
    expect(await again.attempts(account, { before: null, limit: 3 })).toMatchObject({ next: null });
    expect(await again.heads()).toEqual([]);
  });

  test('the same id again replaces what is known, at its place', async () => {
    const store = await openNew();
    await store.recordAttempt(attempt);
    await store.recordAttempt({ ...attempt, id: '2' });
    const errors = [{ code: 'REFUSED', message: 'No "way"', argument: null }];
    const refused: Attempt = { ...attempt, status: 'REFUSED', version: 3, errors };
    await store.recordAttempt(refused);
    expect(await store.attempts(account, { before: null, limit: 9 })).toMatchObject({
      attempts: [{ ...attempt, id: '2' }, refused],
      totalCount: 2,
      next: null,
    });
  });

  test('a page that no page gave is refused', async () => {
    const store = await openNew();
    await expect(store.attempts(account, { before: 'x', limit: 9 })).rejects.toThrow('got x');
  });
}
