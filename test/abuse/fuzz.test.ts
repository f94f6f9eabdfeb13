import { Agent, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { type EditableExport, copyOfSample, exportOf } from '../support/editable-export.js';
import { type RunningGateway, SAMPLE_ACCOUNT, runGateway } from '../support/run-gateway.js';
import { VOLUMES, type VolumesAnswer } from '../support/volumes-answer.js';
import { knownValues } from './known-values.js';
import { questionRequests } from './question-requests.js';
import { randomRequest, type RandomRequest } from './random-requests.js';

const SEED = 20_261_123;
/** Fewer where each is answered by several processes. */
const REQUESTS = process.env['TOPOLOGY'] === 'cluster' ? 5_000 : 20_000;
const LANES = 8;
const ANSWER_WITHIN = 5_000;
const OTHER_ACCOUNT = '100000000001';

let sample: EditableExport;
let small: EditableExport;
let gateway: RunningGateway;
let requests: readonly RandomRequest[];
const agent = new Agent({ keepAlive: true, maxSockets: LANES });

/** Two accounts; the sample has a second version, in which a volume is gone. */
beforeAll(async () => {
  sample = await copyOfSample();
  small = await exportOf({
    'us-east-1/sts-get-caller-identity.json': { Account: OTHER_ACCOUNT, Arn: '', UserId: '' },
    'us-east-1/ec2-describe-key-pairs.json': { KeyPairs: [{ KeyPairId: 'key-1', KeyName: 'k' }] },
  });
  gateway = await runGateway({ exports: [sample.directory, small.directory] });
  await sample.edit(VOLUMES, (answer: VolumesAnswer) => void answer.Volumes.pop());
  await gateway.wired.accounts.collectAll({ maxAge: 0 });
  const schema = buildClientSchema(await gateway.data<IntrospectionQuery>(getIntrospectionQuery()));
  const known = await knownValues(gateway, schema, { [SAMPLE_ACCOUNT]: 2, [OTHER_ACCOUNT]: 1 });
  const half = { seed: SEED, numRuns: REQUESTS / 2 };
  const real = fc.sample(questionRequests(schema, known, SEED), half);
  const odd = fc.sample(randomRequest, half);
  requests = real.flatMap((one, index) => [one, ...odd.slice(index, index + 1)]);
});
afterAll(async () => {
  agent.destroy();
  await gateway.stop();
  await sample.remove();
  await small.remove();
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
    const { port } = new URL(gateway.origin);
    const options = { host: '127.0.0.1', port, agent, method, path, headers };
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

/** How often each status, each code and data came: that the requests reach every part of the server. */
const seen = new Map<number | string, number>();
const count = (what: number | string) => void seen.set(what, (seen.get(what) ?? 0) + 1);

/** What is wrong with the answer to a request; null when nothing is. */
async function wrong(random: RandomRequest): Promise<string | null> {
  const asked = () =>
    `${random.method} ${random.path} ${JSON.stringify(random.headers)} ${random.body.toString()}`;
  try {
    const { status, text } = await send(random);
    count(status);
    if (text.includes('"data":{')) count('data');
    for (const [code = ''] of text.matchAll(/(?<="code":")[A-Z_]+/g)) count(code);
    // The page at / is built of files, not of what was asked.
    const leak = random.path === '/' ? null : (LEAK.exec(text)?.[0] ?? null);
    if (status < 500 && leak === null) return null;
    return `${status} ${leak} ${text.slice(0, 500)} <- ${asked()}`;
  } catch (error) {
    return `${String(error)} <- ${asked()}`;
  }
}

test(`${REQUESTS} random requests (seed ${SEED}) meet no fault, no hang and no leak`, async () => {
  expect(requests.length).toBe(REQUESTS);
  const left = requests[Symbol.iterator]();
  const found: string[] = [];
  const lane = async (): Promise<void> => {
    for (const random of left) {
      const fault = await wrong(random);
      if (fault !== null) found.push(fault);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(found.slice(0, 5)).toEqual([]);
  expect(gateway.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  const reached = [200, 400, 404, 405, 406, 415, 'data', 'UNKNOWN_VERSION', 'BAD_INPUT'] as const;
  expect(reached.filter((what) => (seen.get(what) ?? 0) < REQUESTS / 200)).toEqual([]);
  expect(seen.get('data')).toBeGreaterThan(REQUESTS / 5);
}, 600_000);
