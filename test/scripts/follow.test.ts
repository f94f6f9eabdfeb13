import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { systemClock } from '../../account/clock.js';
import { nodeChange } from '../../account/graph/change.js';
import { changeLine } from '../../scripts/change-line.js';
import { followAccount } from '../../scripts/follow-account.js';
import { ACCOUNT, serveLog, volume } from '../gateway/subscriptions/serve-log.js';

const TIME = '2026-01-01T00:00:01.000Z';
const { id } = volume(1, '');
const change = { time: TIME, id, type: 'Volume' } as const;
const told = (state: string) => ({ ...volume(1, state) });

test.each([
  [
    { ...change, op: 'CREATED', before: null, after: told('a') },
    `${TIME}  + created  Volume  ${id}`,
  ],
  [
    { ...change, op: 'UPDATED', before: told('a'), after: { ...told('b'), name: 'web' } },
    `${TIME}  ~ updated  Volume  ${id}  name: null → "web", state: "a" → "b"`,
  ],
  [
    { ...change, op: 'DELETED', before: told('b'), after: null },
    `${TIME}  - deleted  Volume  ${id}`,
  ],
  [
    {
      ...change,
      op: 'CREATED',
      id: 'a\u001b[2Jb',
      before: null,
      after: { ...told('a'), name: '\u001b[2J' },
    },
    `${TIME}  + created  Volume  a?[2Jb  "\\u001b[2J"`,
  ],
  [
    { ...change, op: 'UPDATED', before: told('a'), after: told('b'.repeat(80)) },
    `${TIME}  ~ updated  Volume  ${id}  state: "a" → "${'b'.repeat(59)}…`,
  ],
] as const)('a change is one line: %j', (one, line) => {
  expect(changeLine(one, false)).toBe(line);
});

test('on a terminal what was done has a colour', () => {
  const line = changeLine({ ...change, op: 'DELETED', before: told('b'), after: null }, true);
  expect(line).toBe(`${TIME}  \u001b[31m- deleted\u001b[0m  Volume  ${id}`);
});

/** A way to a server that can be cut. */
async function wayTo(port: number) {
  const sockets = new Set<Socket>();
  const way = createServer((socket) => {
    const onward = connect(port, '127.0.0.1');
    for (const end of [socket, onward]) {
      sockets.add(end);
      end.on('error', () => end.destroy());
    }
    socket.pipe(onward).pipe(socket);
  });
  way.listen(0, '127.0.0.1');
  await once(way, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const url = `ws://127.0.0.1:${(way.address() as AddressInfo).port}/graphql`;
  const close = async () => {
    cut();
    way.close();
    await once(way, 'close');
  };
  return { url, cut, close };
}

/** Lines as they come, and a wait for so many of them. */
function linesOf() {
  const lines: string[] = [];
  let look = () => {};
  return {
    lines,
    write: (line: string) => {
      lines.push(line);
      look();
    },
    until: (enough: () => boolean) =>
      new Promise<void>((resolve) => {
        look = () => {
          if (enough()) resolve();
        };
        look();
      }),
  };
}

test('changes are printed as they happen, and after the server was away those that came meanwhile', async () => {
  const server = await serveLog();
  await server.append([nodeChange(null, volume(1, 'a'))]);
  const { lines, write, until } = linesOf();
  const ended = new AbortController();
  const { wait } = systemClock;
  const way = await wayTo(Number(new URL(server.url).port));
  const followed = followAccount({
    url: way.url,
    account: ACCOUNT,
    after: 0,
    write,
    colours: false,
    wait: async (_milliseconds, signal) => {
      await server.append([nodeChange(volume(1, 'a'), volume(1, 'b'))]);
      return wait(1, signal);
    },
    signal: ended.signal,
  });
  await until(() => lines.length === 1);
  way.cut();
  await until(() => lines.length === 4);
  ended.abort();
  expect(await followed).toEqual({ kind: 'ended' });
  expect(lines).toEqual([
    expect.stringContaining('+ created  Volume'),
    `${way.url} is away: waiting for it`,
    'going on',
    expect.stringContaining('state: "a" → "b"'),
  ]);
  await way.close();
  await server.stop();
});

test.each([
  ['none', null, 'There is no account none'],
  [ACCOUNT, 99, `after must name one of the versions 0 to 1 of account ${ACCOUNT}, got 99`],
])(
  'what the server refuses ends it with the reason: %s after %s',
  async (account, after, message) => {
    const server = await serveLog();
    await server.append([nodeChange(null, volume(1, 'a'))]);
    const { write } = linesOf();
    const { signal } = new AbortController();
    const url = server.url.replace('http', 'ws');
    const { wait } = systemClock;
    const options = { url, account, after, write, colours: false, wait, signal };
    expect(await followAccount(options)).toEqual({ kind: 'refused', message });
    await server.stop();
  },
);
