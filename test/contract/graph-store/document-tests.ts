import { expect, test } from '@jest/globals';

import type { Places } from './places.js';

export function documentTests({ openNew }: Places): void {
  test('a document is written when its revision is the expected one', async () => {
    const store = await openNew();
    expect(await store.document('policy')).toBeNull();
    expect(await store.putDocument('policy', { maxAge: 1 }, 1)).toBeNull();
    const first = { key: 'policy', revision: 1, value: { maxAge: 1 } };
    expect(await store.putDocument('policy', { maxAge: 1 }, 0)).toEqual(first);
    expect(await store.putDocument('policy', { maxAge: 2 }, 0)).toBeNull();
    expect(await store.document('policy')).toEqual(first);
    const second = { key: 'policy', revision: 2, value: null };
    expect(await store.putDocument('policy', null, 1)).toEqual(second);
    expect(await store.document('policy')).toEqual(second);
    expect(await store.document('other')).toBeNull();
  });
}
