import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Lease } from '../../../account/collect/lease.js';
import type { Freshness } from '../../../account/graph/freshness.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { ACCOUNT, type Collector, newCollector } from './collecting.js';
import { scriptedProvider } from './scripted-provider.js';
import { type Replies, yardScript } from './yard-script.js';

const REGIONS = ['r1'];
const boxes = (...ids: readonly string[]) => ({ value: { Boxes: ids.map((Id) => ({ Id })) } });

let store: GraphStore;
let first: Collector;
let batches = 0;
const newId = () => `batch ${(batches += 1)}`;
beforeEach(() => {
  store = openSqliteGraphStore(':memory:');
  first = newCollector({ store, newId });
});
afterEach(() => store.close());

function provider(replies: Replies) {
  return scriptedProvider({ regions: REGIONS, script: yardScript(replies) });
}

/** A provider at whose first listing of boxes something else happens before it has answered. */
function interrupted(replies: Replies, meanwhile: () => Promise<unknown>) {
  const inner = provider(replies);
  let begun = false;
  const call: typeof inner.call = async (operation, input, at) => {
    const answer = await inner.call(operation, input, at);
    if (operation === 'yard:ListBoxes' && !begun) {
      begun = true;
      await meanwhile();
    }
    return answer;
  };
  return { ...inner, call };
}

/** The leases of the collection that is interrupted have lapsed for this one. */
function later(): Collector {
  const other = newCollector({ store, newId });
  other.clock = first.clock + 60_000;
  return other;
}

async function boxIds(): Promise<readonly string[]> {
  const { nodes } = await first.graph();
  return nodes.map(({ id }) => id.slice(id.lastIndexOf('/') + 1));
}

test('older answers do not delete what an incomplete collection has added since', async () => {
  await first.run(provider({ 'yard:ListBoxes': boxes('b0') }));
  const partly = provider({
    'yard:ListBoxes': boxes('b0', 'b1'),
    'yard:ListRooms': { code: 'denied' },
  });
  const result = await first.run(
    interrupted({ 'yard:ListBoxes': boxes('b0') }, () => later().run(partly)),
  );
  expect(await boxIds()).toEqual(['b0', 'b1']);
  expect(result.report.incomplete).toMatchObject([
    { code: 'leased', source: 'yard r1' },
    { code: 'leased', source: 'people' },
  ]);
});

test('what another has noted of a region meanwhile is not undone', async () => {
  const known = { service: 'yard', used: true, asOf: null, complete: false };
  const note = (error: string) =>
    store.append({
      account: ACCOUNT,
      id: newId(),
      expectedSeq: 0,
      changes: [],
      actor: null,
      source: 'collection',
      time: new Date(first.clock).toISOString(),
      freshness: [{ ...known, region: 'r9', error }],
    });
  await note('first');
  await first.run(interrupted({}, () => note('second')));
  const rows = await store.freshness(ACCOUNT);
  const errorOf = ({ region, error }: Freshness) => (region === 'r9' ? [error] : []);
  expect(rows.flatMap(errorOf)).toEqual(['second']);
  await first.run(provider({}));
  const [error] = (await store.freshness(ACCOUNT)).flatMap(errorOf);
  expect(error).toBe('r9: not among the regions that are named');
});

test('a collection whose leases cannot be given back is what it is all the same', async () => {
  const told: (Lease | null)[] = [];
  const releaseLeases = () => Promise.reject(new Error('away'));
  const failing = new Proxy(store, {
    get: (target, name: keyof GraphStore) => {
      const own = target[name] as (...all: readonly unknown[]) => unknown;
      return name === 'releaseLeases' ? releaseLeases : own.bind(target);
    },
  });
  const collector = newCollector({ store: failing, newId, leased: (one) => told.push(one) });
  const result = await collector.attempt(provider({ 'yard:ListBoxes': boxes('b0') }));
  expect(result).toMatchObject({ kind: 'collected', version: { seq: 1 } });
  expect([told.length, told.at(-1)]).toEqual([2, null]);
});
