import { expect, test } from '@jest/globals';
import { byDeadline } from '../../../account/collect/by-deadline.js';
import { fakeClock } from '../../support/fake-clock.js';
import { newCollector } from './collecting.js';
import { type Faults, NO_FAULTS, faultyProvider } from './faulty-provider.js';
import { scriptedProvider } from './scripted-provider.js';
import { newTown } from './town.js';

const START = Date.parse('2026-01-01T00:00:00.000Z');
const AT = { account: '111122223333', region: 'r1', deadline: START + 1000 };
const HANGING: Faults = {
  ...NO_FAULTS,
  calls: [{ operation: 'yard:ListRooms', region: null, kind: 'hang', keep: 0 }],
};

test('what is not answered by the deadline, and what is asked after it, is late', async () => {
  const clock = fakeClock(START);
  const provider = byDeadline(faultyProvider(newTown(1, 1), HANGING), START + 1000, clock);
  const waiting = provider.call('yard:ListRooms', {}, AT);
  expect(await provider.call('yard:ListBoxes', {}, AT)).toMatchObject({ kind: 'answer' });
  await clock.advance(1000);
  const source = 'r1 yard:ListRooms';
  const reason = { code: 'late', source, message: `${source}: no answer before the deadline` };
  expect(await waiting).toEqual({ kind: 'unreadable', reason });
  const after = [provider.identity(), provider.regions(), provider.call('yard:GetLabel', {}, AT)];
  for (const answer of await Promise.all(after)) {
    expect(answer).toMatchObject({ kind: 'unreadable', reason: { code: 'late' } });
  }
  expect([await provider.unread(), await provider.accountName()]).toEqual([[], null]);
});

test('nothing waits for the deadline once the end is told', async () => {
  const clock = fakeClock(START);
  const provider = byDeadline(faultyProvider(newTown(1, 1), NO_FAULTS), START + 1000, clock);
  expect(clock.waiting()).toBe(1);
  provider.end();
  expect(clock.waiting()).toBe(0);
});

test('what is asked after the end is late, and the provider is not asked', async () => {
  const clock = fakeClock(START);
  const asked: string[] = [];
  const inner = scriptedProvider({ script: (operation) => (asked.push(operation), { value: {} }) });
  const provider = byDeadline(inner, START + 1000, clock);
  const hanging = byDeadline(faultyProvider(newTown(1, 1), HANGING), START + 1000, clock);
  const waiting = hanging.call('yard:ListRooms', {}, AT);
  provider.end();
  hanging.end();
  const late = { kind: 'unreadable', reason: { code: 'late' } };
  expect(await provider.call('yard:ListRooms', {}, AT)).toMatchObject(late);
  expect(await provider.identity()).toMatchObject(late);
  expect(await waiting).toMatchObject(late);
  expect([asked, await provider.unread()]).toEqual([[], []]);
});

test('a collection whose calls all hang ends at its deadline with what it has', async () => {
  const clock = fakeClock(START);
  const collector = newCollector({ ...clock, timeLimit: 5000 });
  await collector.run(faultyProvider(newTown(3, 2), NO_FAULTS));
  const before = await collector.graph();
  const operations = ['ListRooms', 'ListBoxes', 'ListBigVessels', 'ListLinks', 'ListStickers'];
  const calls = operations.map((name) => ({
    operation: `yard:${name}` as const,
    region: null,
    kind: 'hang' as const,
    keep: 0,
  }));
  const began = clock.now();
  const running = collector.run(faultyProvider(newTown(0, 0), { ...NO_FAULTS, calls }));
  const { freshness } = await clock.settle(running);
  expect(clock.now() - began).toBe(5000);
  const yard = freshness.filter(({ service }) => service === 'yard');
  expect(yard.map(({ complete }) => complete)).toEqual([false, false]);
  const left = (await collector.graph()).nodes.filter(({ type }) => type === 'Box');
  expect(left).toEqual(before.nodes.filter(({ type }) => type === 'Box'));
  await collector.close();
});
