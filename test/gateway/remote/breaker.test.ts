import { expect, test } from '@jest/globals';
import { createBreaker } from '../../../gateway/remote/breaker.js';

function breaker() {
  const time = { now: 0 };
  const made = createBreaker({ clock: () => time.now });
  const fetches = (...wells: readonly boolean[]) => {
    for (const well of wells) if (made.allows()) made.ended(well);
  };
  return { ...made, time, fetches };
}

const FAILURES = Array.from({ length: 12 }, () => false);

test('opens after at most 20 failures and then refuses', () => {
  const { fetches, allows, state } = breaker();
  fetches(...FAILURES.slice(1));
  expect([state(), allows()]).toEqual(['closed', true]);
  fetches(false);
  expect([state(), allows()]).toEqual(['open', false]);
});

test('opens for a service that mostly fails, and not for one that half fails', () => {
  const mostly = breaker();
  for (let turn = 0; turn < 10; turn += 1) mostly.fetches(false, false, true);
  expect(mostly.state()).toBe('open');
  const half = breaker();
  for (let turn = 0; turn < 100; turn += 1) half.fetches(false, true);
  expect(half.state()).toBe('closed');
});

test('lets one probe through a second, and closes with the first that is answered', () => {
  const { fetches, allows, ended, state, time } = breaker();
  fetches(...FAILURES);
  time.now = 999;
  expect(allows()).toBe(false);
  time.now = 1_000;
  expect([allows(), allows(), state()]).toEqual([true, false, 'halfOpen']);
  ended(false);
  expect([state(), allows()]).toEqual(['open', false]);
  time.now = 2_000;
  expect(allows()).toBe(true);
  ended(true);
  expect([state(), allows(), allows()]).toEqual(['closed', true, true]);
});

test('a probe that hangs does not keep the next from being sent', () => {
  const { fetches, allows, ended, state, time } = breaker();
  fetches(...FAILURES);
  time.now = 1_000;
  expect(allows()).toBe(true);
  time.now = 2_000;
  expect(allows()).toBe(true);
  ended(true);
  expect(state()).toBe('closed');
});

test('begins to count anew when it has closed', () => {
  const { fetches, state, time } = breaker();
  fetches(...FAILURES);
  time.now = 1_000;
  fetches(true, ...FAILURES.slice(1));
  expect(state()).toBe('closed');
});

test('what says nothing of the service counts neither for it nor against it', () => {
  const { fetches, allows, ended, state, time } = breaker();
  fetches(...FAILURES.slice(1));
  for (let turn = 0; turn < 100; turn += 1) ended(null);
  expect(state()).toBe('closed');
  fetches(false);
  expect(state()).toBe('open');
  time.now = 1_000;
  expect(allows()).toBe(true);
  ended(null);
  expect([state(), allows()]).toEqual(['open', false]);
});
