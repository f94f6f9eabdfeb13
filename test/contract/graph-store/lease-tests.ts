import { expect, test } from '@jest/globals';

import type { GraphStore, LeaseRequest } from '../../../account/graph/store.js';
import type { Places } from './places.js';

const MINUTE = 60_000;

function take(store: GraphStore, more: Partial<LeaseRequest>): Promise<readonly string[]> {
  return store.takeLeases({ keys: ['one'], holder: 'first', now: 0, until: MINUTE, ...more });
}

export function leaseTests({ openNew, newPlace, openAt }: Places): void {
  test('a lease has one holder until its time has come', async () => {
    const store = await openNew();
    expect(await take(store, { keys: ['one', 'two'] })).toEqual(['one', 'two']);
    const other = { keys: ['two', 'three', 'one'], holder: 'second' };
    expect(await take(store, { ...other, now: MINUTE - 1, until: 2 * MINUTE })).toEqual(['three']);
    expect(await take(store, { ...other, now: MINUTE, until: 2 * MINUTE })).toEqual(other.keys);
    expect(await take(store, { now: MINUTE, until: 2 * MINUTE })).toEqual([]);
  });

  test('a holder that takes its lease again keeps it longer', async () => {
    const store = await openNew();
    await take(store, {});
    expect(await take(store, { now: MINUTE - 1, until: 2 * MINUTE })).toEqual(['one']);
    expect(await take(store, { holder: 'second', now: MINUTE, until: 3 * MINUTE })).toEqual([]);
  });

  test('a released lease is free, and only its holder releases it', async () => {
    const store = await openNew();
    await take(store, { keys: ['one', 'two'] });
    await store.releaseLeases('second', ['one', 'two', 'none']);
    expect(await take(store, { keys: ['one', 'two'], holder: 'second' })).toEqual([]);
    await store.releaseLeases('first', ['one']);
    expect(await take(store, { keys: ['one', 'two'], holder: 'second' })).toEqual(['one']);
    await store.releaseLeases('first', ['one']);
    expect(await take(store, { keys: ['one'], holder: 'third' })).toEqual([]);
  });

  test('of several that ask at once one gets the lease', async () => {
    const place = newPlace();
    const stores = [await openAt(place), await openAt(place)];
    const holders = Array.from({ length: 12 }, (_, index) => `holder-${index}`);
    const taken = await Promise.all(
      holders.map((holder, index) => take(stores[index % 2] as GraphStore, { holder })),
    );
    expect(taken.flat()).toEqual(['one']);
  });

  test('nothing is taken or released by an empty request', async () => {
    const store = await openNew();
    expect(await take(store, { keys: [] })).toEqual([]);
    await store.releaseLeases('first', []);
  });
}
