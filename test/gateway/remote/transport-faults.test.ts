import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { ask } from '../set-up/serve.js';
import { type Act, answer, startFaultyServer } from './faulty-server.js';
import { serveWithRemote } from './serve-with-remote.js';

const READING = {
  settled: { only: null, externals: {} },
  pinned: { 'acct-1': 7 },
  noted: {},
  records: 1,
};
const VOLUMES = [{ id: 'vol-1', sizeGiB: 8 }];
const result = (data: unknown, more: object = {}) =>
  JSON.stringify({ data, extensions: { reading: READING }, ...more });
const GOOD = result({ _entities: [{ __typename: 'Instance', volumes: VOLUMES }] });
const SECRET = 'secret-of-10.0.0.7';

const write =
  (text: string): Act =>
  (socket) =>
    void socket.write(text);

/** Sends part after part until the other side has enough. */
function pour(socket: Socket, part: string | Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.write(part));
  };
  socket.on('drain', more);
  more();
}

const FAULTS: Readonly<Record<string, Act>> = {
  'ends the connection': (socket) => void socket.end(),
  'resets the connection': (socket) => void socket.resetAndDestroy(),
  'ends in the middle of the head': (socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-ty'),
  'ends in the middle of the body': (socket) =>
    void socket.end(answer(GOOD.slice(0, 40), { length: GOOD.length })),
  'sends no HTTP': write(`${SECRET}\u0000\u0001\r\n\r\n`),
  'sends heads without end': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    pour(socket, `x-${SECRET}: ${'y'.repeat(1_000)}\r\n`);
  },
  'answers 500 with a page': write(
    answer(`<h1>${SECRET}</h1>`, { status: '500 Internal Server Error', type: 'text/html' }),
  ),
  'answers 200 with a page': write(answer(`<h1>${SECRET}</h1>`, { type: 'text/html' })),
  'answers 503 with a result': write(answer(GOOD, { status: '503 Service Unavailable' })),
  'answers 401': write(answer('{"errors":[]}', { status: '401 Unauthorized' })),
  'leads elsewhere': write(
    answer(GOOD, { status: '302 Found', more: 'location: http://127.0.0.1:1/\r\n' }),
  ),
  compresses: (socket) => {
    const body = gzipSync(GOOD);
    const more = `content-encoding: gzip\r\ncontent-length: ${body.length}\r\n`;
    socket.write(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${more}\r\n`);
    socket.write(body);
  },
  'answers what is not JSON': write(answer(`{"data": ${SECRET}`)),
  'answers what is not UTF-8': (socket) => {
    const body = Buffer.from(GOOD.replace('vol-1', 'vol-\u00ff'), 'latin1');
    socket.write(answer('', { length: body.length }));
    socket.write(body);
  },
  'answers a list': write(answer('[]')),
  'answers no result': write(answer('{"hello": 1}')),
  'answers data that is a text': write(answer(result(SECRET))),
  'answers without what was read': write(answer('{"data":{"_entities":[null]}}')),
  'gives no entities': write(answer(result({}))),
  'gives entities that are no list': write(answer(result({ _entities: SECRET }))),
  'gives too few entities': write(answer(result({ _entities: [] }))),
  'gives too many entities': write(answer(result({ _entities: [null, null] }))),
  'gives an entity that is a text': write(answer(result({ _entities: [SECRET] }))),
  'gives errors that are none': write(answer(result({ _entities: [null] }, { errors: [7] }))),
  'answers 46 MB': (socket) => {
    const body = `{"data": "${'x'.repeat(46_000_000)}"}`;
    socket.write(answer(body));
  },
  'answers without end': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n');
    pour(socket, 'x'.repeat(65_536));
  },
  'answers byte by byte': (socket) => {
    socket.write(answer('', { length: 100_000 }));
    const timer = setInterval(() => socket.write(' '), 20);
    socket.on('close', () => clearInterval(timer));
  },
  hangs: () => undefined,
};

const QUERY = '{ instance(id: "i-1") { name volumes { id sizeGiB } } }';
const NAMED = { name: 'name of i-1' };
const UNAVAILABLE = {
  message: 'The service "storage" did not answer.',
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'storage' },
};

let faulty: Awaited<ReturnType<typeof startFaultyServer>>;
let gateway: Awaited<ReturnType<typeof serveWithRemote>>;

/** Waits as long as a gateway does, and asks a service no more that has failed once. */
let patient: Awaited<ReturnType<typeof serveWithRemote>>;

beforeAll(async () => {
  faulty = await startFaultyServer(write(answer(GOOD)));
  gateway = await serveWithRemote({
    port: faulty.port,
    limits: { deadline: 400 },
    breaker: { probeEvery: 0 },
  });
  patient = await serveWithRemote({ port: faulty.port, breaker: { failures: 1 } });
});
afterEach(() => {
  faulty.act = write(answer(GOOD));
});
afterAll(async () => {
  await gateway.stop();
  await patient.stop();
  await faulty.stop();
});

describe('a subgraph that', () => {
  test.each(Object.entries(FAULTS))('%s costs its own fields', async (_name, act) => {
    faulty.act = act;
    const began = performance.now();
    const { status, body } = await ask(gateway.url, QUERY);
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(status).toBe(200);
    expect(body.data).toEqual({ instance: { ...NAMED, volumes: null } });
    expect(body.errors).toEqual([expect.objectContaining(UNAVAILABLE)]);
    expect(JSON.stringify(body)).not.toMatch(/secret|127\.0\.0|ECONN|UND_ERR|valueCompletion/);
    faulty.act = write(answer(GOOD));
    expect((await ask(gateway.url, QUERY)).body).toEqual({
      data: { instance: { ...NAMED, volumes: VOLUMES } },
      extensions: { versions: { 'acct-1': 7 } },
    });
  });
});

test('a value of the wrong type inside an entity gives nothing away', async () => {
  faulty.act = write(answer(result({ _entities: [{ volumes: { not: SECRET } }] })));
  const { body } = await ask(gateway.url, QUERY);
  expect(body.errors?.map(({ extensions }) => extensions['code'])).toEqual(['INTERNAL']);
  expect(JSON.stringify(body)).not.toMatch(/secret|Volume|valueCompletion/);
});

describe('an answer', () => {
  const half = '{"_entities":[{"__typename":"Instance","volumes":[{"id":"vol-1","sizeGiB":8}]}]}';
  const sized = (bytes: number): Act => {
    const whole = `{"data":${half},"extensions":${JSON.stringify({ reading: READING })}}`;
    return write(answer(whole.padEnd(bytes)));
  };

  test('of as much as admission allows is taken', async () => {
    faulty.act = sized(12_000_000);
    const { body } = await ask(patient.url, QUERY);
    expect(body.data).toEqual({ instance: { ...NAMED, volumes: VOLUMES } });
  });

  test('that is larger, however often it comes, leaves the service to everybody else', async () => {
    faulty.act = sized(17_000_000);
    for (let asked = 0; asked < 3; asked += 1) {
      const { body } = await ask(patient.url, QUERY);
      expect(body.errors).toEqual([expect.objectContaining(UNAVAILABLE)]);
    }
    expect(patient.lines.join('')).toContain('larger than any that it may give');
    faulty.act = write(answer(GOOD));
    expect((await ask(patient.url, QUERY)).body.errors).toBeUndefined();
  });
});

describe('a kept connection that ends under a fetch', () => {
  const once: Act = (socket, times) => {
    if (times === before + 1) socket.destroy();
    else socket.write(answer(GOOD));
  };
  let before = 0;

  test('is replaced once', async () => {
    before = faulty.asked();
    faulty.act = once;
    const { body } = await ask(gateway.url, QUERY);
    expect(body.errors).toBeUndefined();
    expect(faulty.asked() - before).toBe(2);
  });

  test('is replaced no second time', async () => {
    before = faulty.asked();
    faulty.act = (socket) => void socket.destroy();
    const { body } = await ask(gateway.url, QUERY);
    expect(body.errors).toHaveLength(1);
    expect(faulty.asked() - before).toBe(2);
  });

  test('is not replaced once an answer began', async () => {
    before = faulty.asked();
    faulty.act = (socket) => void socket.end(answer('{', { length: 10 }));
    await ask(gateway.url, QUERY);
    expect(faulty.asked() - before).toBe(1);
  });
});

describe('a server that nobody listens at', () => {
  let lonely: Awaited<ReturnType<typeof serveWithRemote>>;
  let time = 0;

  beforeAll(async () => {
    const gone = await startFaultyServer(() => undefined);
    await gone.stop();
    lonely = await serveWithRemote({ port: gone.port, breaker: { clock: () => time } });
  });
  afterAll(() => lonely.stop());

  test('is not asked any more after at most 20 fetches, until a probe', async () => {
    for (let asked = 0; asked < 25; asked += 1) {
      const { body } = await ask(lonely.url, QUERY);
      expect(body.errors).toEqual([expect.objectContaining(UNAVAILABLE)]);
    }
    const outcome = async (name: string) => {
      const [, count] =
        new RegExp(`service="storage",outcome="${name}"} (\\d+)`).exec(
          await lonely.metrics.text(),
        ) ?? [];
      return Number(count);
    };
    expect([await outcome('failed'), await outcome('refused')]).toEqual([12, 13]);
    time = 1_000;
    await ask(lonely.url, QUERY);
    await ask(lonely.url, QUERY);
    expect([await outcome('failed'), await outcome('refused')]).toEqual([13, 14]);
  });
});
