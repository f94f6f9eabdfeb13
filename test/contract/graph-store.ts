import { afterEach, describe } from '@jest/globals';

import type { GraphStore } from '../../account/graph/store.js';
import { appendTests } from './graph-store/append-tests.js';
import { attemptTests } from './graph-store/attempt-tests.js';
import { conflictTests } from './graph-store/conflict-tests.js';
import { documentTests } from './graph-store/document-tests.js';
import { foldTests } from './graph-store/fold-tests.js';
import { freshnessTests } from './graph-store/freshness-tests.js';
import { headTests } from './graph-store/head-tests.js';
import { historyTests } from './graph-store/history-tests.js';
import { labelTests } from './graph-store/label-tests.js';
import { leaseTests } from './graph-store/lease-tests.js';
import { neighbourhoodTests } from './graph-store/neighbourhood-tests.js';
import { readingTests } from './graph-store/reading-tests.js';
import { recordHistoryTests } from './graph-store/record-history-tests.js';
import { refusalTests } from './graph-store/refusal-tests.js';
import { versionTests } from './graph-store/version-tests.js';
import type { Places } from './graph-store/places.js';

/**
 * What every `GraphStore` must do. `open` gives a store over what was kept at that place; a place not opened before
 * is empty.
 */
export function graphStoreContract(
  name: string,
  open: (place: string) => Promise<GraphStore>,
): void {
  let places = 0;
  const stores: GraphStore[] = [];
  const openAt = async (place: string): Promise<GraphStore> => {
    const store = await open(place);
    stores.push(store);
    return store;
  };
  const newPlace = (): string => {
    places += 1;
    return `place-${places}`;
  };
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });

  const openNew = async (): Promise<GraphStore> => openAt(newPlace());
  const all: Places = { openNew, newPlace, openAt };
  describe(`${name}: append`, () => {
    appendTests(all);
    conflictTests(all);
  });
  describe(`${name}: a batch that does not fit is refused, names why and writes nothing`, () =>
    refusalTests(all));
  describe(`${name}: reading`, () => {
    readingTests(all);
    freshnessTests(all);
    headTests(all);
    neighbourhoodTests(all);
  });
  describe(`${name}: history`, () => historyTests(all));
  describe(`${name}: versions`, () => {
    versionTests(all);
    labelTests(all);
    recordHistoryTests(all);
  });
  describe(`${name}: folding`, () => foldTests(all));
  describe(`${name}: attempts`, () => attemptTests(all));
  describe(`${name}: leases`, () => leaseTests(all));
  describe(`${name}: documents`, () => documentTests(all));
}
