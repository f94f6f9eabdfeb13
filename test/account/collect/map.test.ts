import { expect, test } from '@jest/globals';
import type { Listing } from '../../../account/collect/listing.js';
import { type Collector, newCollector } from './collecting.js';
import { scriptedProvider } from './scripted-provider.js';
import { listBoxes, listRooms } from './yard-listings.js';
import { yardScript } from './yard-script.js';

const boxes = (...ids: readonly string[]) => ({ value: { Boxes: ids.map((Id) => ({ Id })) } });
const rooms = (...ids: readonly string[]) => ({ value: { Rooms: ids.map((Id) => ({ Id })) } });

/** Boxes, read by a listing that cannot read some of them. */
const failing: Listing = {
  ...listBoxes,
  map: (answer, at, item) => {
    const { nodes, edges } = listBoxes.map(answer, at, item);
    if (nodes.some(({ id }) => id.includes('secret'))) throw new RangeError('secret: out of range');
    return { nodes, edges };
  },
};

async function roomsAndBoxes({ graph }: Collector): Promise<readonly string[]> {
  return (await graph()).nodes.map(({ id }) => id.slice(id.lastIndexOf('/') + 1));
}

test('an answer at which its listing fails is unreadable by itself, and nothing of it is told', async () => {
  const services = [{ name: 'yard', listings: [failing, listRooms] }];
  const collector = newCollector({ services });
  const replies = { 'yard:ListBoxes': boxes('b0'), 'yard:ListRooms': rooms('m0') };
  await collector.run(scriptedProvider({ regions: ['r1'], script: yardScript(replies) }));
  const next = { 'yard:ListBoxes': boxes('secret'), 'yard:ListRooms': rooms('m0', 'm1') };
  const { report, freshness } = await collector.run(
    scriptedProvider({ regions: ['r1'], script: yardScript(next) }),
  );
  expect(await roomsAndBoxes(collector)).toEqual(['b0', 'm0', 'm1']);
  const source = 'r1 yard:ListBoxes';
  const message = `${source}: a fault of ours in reading it (RangeError)`;
  const scope = { service: 'yard', region: 'r1' };
  expect(report.incomplete).toEqual([{ code: 'fault', source, message, scope }]);
  expect(freshness).toMatchObject([{ complete: false, error: message }]);
  await collector.close();
});
