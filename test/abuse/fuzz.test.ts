import { Agent, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { serve, type Served } from '../gateway/set-up/serve.js';
import { randomRequest, type RandomRequest } from './random-requests.js';

const SEED = 20_261_123;
const REQUESTS = 20_000;
const LANES = 8;
const ANSWER_WITHIN = 5_000;

let served: Served;
const agent = new Agent({ keepAlive: true, maxSockets: LANES });
beforeAll(async () => {
  served = await serve();
});
afterAll(async () => {
  agent.destroy();
  await served.stop();
});

/** A stack line, a source place, a path of this machine, or an error that belongs to nobody. */
const LEAK =
  /\n\s+at |node_modules|[\w/]+\.[cm]?[jt]s:\d|\/(home|work|usr|tmp|root)\/|call stack|INTERNAL/;

interface Reply {
  readonly status: number;
  readonly text: string;
}

function send({ method, path, headers, body }: RandomRequest): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: served.port, agent, method, path, headers };
    const sent = request({ ...options, timeout: ANSWER_WITHIN }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', reject);
    });
    sent.on('timeout', () => sent.destroy(new Error('it hangs')));
    sent.on('error', reject);
    sent.end(body);
  });
}

/** How often each status came, and answers with data: that the requests reach every part of the server. */
const seen = new Map<number | 'data', number>();
const count = (what: number | 'data') => void seen.set(what, (seen.get(what) ?? 0) + 1);

/** What is wrong with the answer to a request; null when nothing is. */
async function wrong(random: RandomRequest): Promise<string | null> {
  const asked = () =>
    `${random.method} ${random.path} ${JSON.stringify(random.headers)} ${random.body.toString()}`;
  try {
    const { status, text } = await send(random);
    count(status);
    if (text.includes('"data":{')) count('data');
    if (status < 500 && !LEAK.test(text)) return null;
    return `${status} ${text.slice(0, 500)} <- ${asked()}`;
  } catch (error) {
    return `${String(error)} <- ${asked()}`;
  }
}

test(`${REQUESTS} random requests (seed ${SEED}) meet no fault, no hang and no leak`, async () => {
  const requests = fc.sample(randomRequest, { seed: SEED, numRuns: REQUESTS })[Symbol.iterator]();
  const found: string[] = [];
  const lane = async (): Promise<void> => {
    for (const random of requests) {
      const fault = await wrong(random);
      if (fault !== null) found.push(fault);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(found.slice(0, 5)).toEqual([]);
  expect(served.lines.filter((line) => line.includes('"level":50'))).toEqual([]);
  const reached = [200, 400, 404, 405, 406, 415, 'data'] as const;
  expect(reached.filter((what) => (seen.get(what) ?? 0) < 100)).toEqual([]);
}, 120_000);
