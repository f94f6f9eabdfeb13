import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Collector, newCollector } from './collecting.js';
import { type Reply, scriptedProvider } from './scripted-provider.js';
import { yardScript } from './yard-script.js';

const BOXES = 12;
const boxIds = Array.from({ length: BOXES }, (_, at) => `b${at}`);
const boxes = { 'r1 yard:ListBoxes': { value: { Boxes: boxIds.map((Id) => ({ Id })) } } };
const drawer = (box: string): Reply => ({ value: { Drawers: [{ Id: `${box}d0` }] } });
const none: Reply = { value: { Drawers: [] } };

let collector: Collector;
beforeEach(async () => {
  collector = newCollector();
  await collector.run(answering(drawer));
});
afterEach(() => collector.close());

/** What each box's own answer says, by how often it was asked. */
function answering(reply: (box: string, time: number) => Reply) {
  const times = new Map<string, number>();
  const others = yardScript(boxes);
  return scriptedProvider({
    regions: ['r1'],
    script: (operation, region, item) => {
      if (operation !== 'yard:ListDrawers' || item === null) return others(operation, region, item);
      times.set(item, (times.get(item) ?? 0) + 1);
      return reply(item, times.get(item) ?? 0);
    },
  });
}

async function drawers(): Promise<number> {
  return (await collector.graph()).nodes.filter(({ type }) => type === 'Drawer').length;
}

const asked = ({ calls }: ReturnType<typeof answering>) =>
  calls.filter((call) => call.includes('ListDrawers')).length;

test('answers about items that together lack most of a scope are asked again, and believed when they agree', async () => {
  const provider = answering(() => none);
  const { report } = await collector.run(provider);
  expect([asked(provider), await drawers(), report.incomplete]).toEqual([2 * BOXES, 0, []]);
});

test('those that do not agree delete nothing', async () => {
  const provider = answering((box, time) => (time === 1 ? none : drawer(box)));
  const { report } = await collector.run(provider);
  expect([await drawers(), asked(provider)]).toEqual([BOXES, 2 * BOXES]);
  expect(new Set(report.incomplete.map(({ code }) => code))).toEqual(new Set(['contradiction']));
});

test('those that fail the second time delete nothing', async () => {
  await collector.run(answering((_box, time) => (time === 1 ? none : { code: 'throttled' })));
  expect(await drawers()).toBe(BOXES);
});

test('answers that lack less are believed at once', async () => {
  const provider = answering((box) => (Number(box.slice(1)) < 6 ? none : drawer(box)));
  await collector.run(provider);
  expect([asked(provider), await drawers()]).toEqual([BOXES, 6]);
});
