import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AccountGraphs } from '../../../account/account-graphs.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { appendRenames } from '../../contract/graph-store/renames.js';
import { a, account } from '../../contract/graph-store/sample.js';
import { NOTHING_IN_MEMORY } from '../../support/run-gateway.js';

const REFUSAL = {
  code: 'UNKNOWN_VERSION',
  message: `account-version must name a version of account ${account} that is kept, got seq:3: the next one is seq:4`,
};

let store: GraphStore;
let graphs: AccountGraphs;
beforeEach(async () => {
  store = openSqliteGraphStore(':memory:');
  await appendRenames(store, ['two', 'three', 'four', 'five']);
  const memory = NOTHING_IN_MEMORY;
  graphs = new AccountGraphs({ store, now: () => 0, wait: async () => {}, memory });
  await graphs.load();
});
afterEach(() => store.close());

const pinsAt = (seq: number) => graphs.openAt({ cursors: [], heads: new Map([[account, seq]]) });

describe('an account taken back along the log', () => {
  test('is what it was while its version is kept', async () => {
    await store.fold(account, [2, 4]);
    expect((await (await pinsAt(3)).find(a.id))?.record.name).toBe('three');
  });

  test('is refused when its version was folded meanwhile', async () => {
    const pins = await pinsAt(3);
    await store.fold(account, [3]);
    await expect(pins.find(a.id)).rejects.toMatchObject(REFUSAL);
  });

  test('is refused when it was folded while the log was read, and from then on', async () => {
    const { changes } = store;
    store.changes = async (...given) => {
      const page = await changes.apply(store, given);
      await store.fold(account, [3]);
      return page;
    };
    const pins = await pinsAt(3);
    await expect(pins.find(a.id)).rejects.toMatchObject(REFUSAL);
    await expect(pins.find('another')).rejects.toMatchObject(REFUSAL);
  });

  test('is refused as a whole too', async () => {
    const pins = await pinsAt(3);
    await store.fold(account, [3]);
    await expect(Promise.resolve(pins.view(account))).rejects.toMatchObject(REFUSAL);
  });
});
