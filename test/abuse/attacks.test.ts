import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { post, type Reply } from '../gateway/set-up/serve.js';
import { type RunningGateway, SAMPLE_ACCOUNT, runGateway } from '../support/run-gateway.js';
import { bodyOf } from './attack.js';
import { ATTACKS } from './attack-documents.js';

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await runGateway();
  const list = `instances(account:"${SAMPLE_ACCOUNT}",first:3)`;
  // The first question pays for what every later one finds compiled.
  for (let turn = 0; turn < 20; turn += 1) {
    await gateway.ask(`query Warm${turn}{${list}{nodes{id volumes{id} networkInterfaces{id}}}}`);
    await gateway.ask(`query Warm${turn}{instances(account:x){nodes{id}}}`);
  }
});
afterAll(() => gateway.stop());

/** Milliseconds of CPU, of this whole process: the asking, the answering and what the compiler does meanwhile. */
async function timed(body: string): Promise<{ readonly reply: Reply; readonly cpu: number }> {
  const before = process.cpuUsage();
  const reply = await post(`${gateway.origin}/graphql`, body);
  const { user, system } = process.cpuUsage(before);
  return { reply, cpu: (user + system) / 1_000 };
}

/** Also an answer that fails as a whole, when it read an account before it did. */
const answered = ({ body }: Reply) =>
  (body.data ?? null) !== null || Object.keys(body.extensions?.['versions'] ?? {}).length > 0;

test('there are at least forty attacks', () => {
  expect(ATTACKS.length).toBeGreaterThanOrEqual(40);
  expect(new Set(ATTACKS.map(({ name }) => name)).size).toBe(ATTACKS.length);
});

describe('an attack is refused within 50 ms of CPU or answered within 1 s', () => {
  test.each(ATTACKS)('$name', async (attack) => {
    const first = await timed(bodyOf(attack));
    expect(first.reply.status).toBeLessThan(500);
    expect(JSON.stringify(first.reply.body)).not.toMatch(
      /node_modules|\.[jt]s:\d|Maximum call stack|"INTERNAL"/,
    );
    if (answered(first.reply)) {
      expect(first.cpu).toBeLessThan(1_000);
      return;
    }
    // A refusal is remembered, so the cost is that of the text with something that makes it new. The least of three:
    // what other work on the machine adds is not the server's.
    const costs = [first.cpu];
    for (const salt of ['\n', '\n\n']) {
      costs.push((await timed(bodyOf(attack, salt))).cpu);
    }
    expect(Math.min(...costs)).toBeLessThan(50);
  });
});
