import { expect, test } from '@jest/globals';
import type { WebSocket } from 'ws';
import { Outbox } from '../../../gateway/subscriptions/outbox.js';

const LIMIT = 100_000;

/** A socket whose client takes what it was given when a test says so. */
function scripted({ stallTime = 60_000 } = {}) {
  const given: { readonly text: string; readonly fin: boolean }[] = [];
  const takes: (() => void)[] = [];
  const state = { isPaused: false, stalled: 0 };
  const socket = {
    send: (data: string | Buffer, { fin }: { readonly fin: boolean }, taken: () => void) => {
      given.push({ text: data.toString(), fin });
      takes.push(taken);
    },
    pause: () => void (state.isPaused = true),
    resume: () => void (state.isPaused = false),
    get isPaused() {
      return state.isPaused;
    },
  };
  let stalled = () => {};
  const stall = new Promise<void>((resolve) => {
    stalled = resolve;
  });
  const outbox = new Outbox({
    socket: socket as unknown as WebSocket,
    limits: { bufferedBytes: LIMIT, stallTime },
    stalled: () => stalled(),
  });
  /** Takes everything, also what is given meanwhile, and gives the most that was held at once. */
  const takeAll = async () => {
    let most = outbox.buffered;
    for (let taken = takes.shift(); taken !== undefined; taken = takes.shift()) {
      taken();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      most = Math.max(most, outbox.buffered);
    }
    return most;
  };
  return { outbox, given, takes, state, stall, takeAll };
}

test('no more is given to a socket than its limit, and everything once it is taken, whole and in order', async () => {
  const { outbox, given, takeAll } = scripted();
  const messages = Array.from({ length: 30 }, (_, index) =>
    String(index % 10).repeat(9_000 * index),
  );
  const sent = Promise.all(messages.map((message) => outbox.send(message)));
  expect(await takeAll()).toBeLessThanOrEqual(LIMIT);
  await sent;
  const received: string[] = [''];
  for (const { text, fin } of given) {
    received.push(`${received.pop() ?? ''}${text}`);
    if (fin) received.push('');
  }
  expect(received.slice(0, -1)).toEqual(messages);
});

test('a client that makes messages wait is not read until they have been given', async () => {
  const { outbox, state, takeAll } = scripted();
  const sent = Array.from({ length: 150 }, () => outbox.send('x'.repeat(40_000)));
  expect(state.isPaused).toBe(true);
  await takeAll();
  await Promise.all(sent);
  expect(state.isPaused).toBe(false);
});

test('whoever waits for room goes on when there is some, however many they are', async () => {
  const { outbox, takeAll } = scripted();
  void outbox.send('x'.repeat(60_000));
  void outbox.send('x'.repeat(60_000));
  const ready = Promise.all([outbox.ready(), outbox.ready(), outbox.ready()]);
  await takeAll();
  await ready;
});

test('a client that takes nothing is told of, and nobody waits after the end', async () => {
  const { outbox, stall, given } = scripted({ stallTime: 10 });
  void outbox.send('x'.repeat(60_000));
  const waiting = outbox.send('x'.repeat(60_000));
  await stall;
  expect(given).toHaveLength(1);
  outbox.close();
  await waiting;
  await outbox.ready();
  await outbox.send('nothing more');
  expect(given).toHaveLength(1);
});

test('one event is made at a time', async () => {
  const { outbox } = scripted();
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} begins`);
    await Promise.resolve();
    order.push(`${name} ends`);
    if (name === 'one') throw new Error('it failed');
  };
  const failed = outbox.inTurn(work('one'));
  const other = outbox.inTurn(work('two'));
  await expect(failed).rejects.toThrow('it failed');
  await other;
  expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});
