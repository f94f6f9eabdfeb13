import { describe, expect, test } from '@jest/globals';
import { closeInTurn } from '../../gateway/close-in-turn.js';
import { createEnding } from '../../gateway/ending.js';
import { createLogger } from '../../gateway/log.js';
import { deferred } from './set-up/deferred.js';

/** An ending, what it logs, and the codes with which it ended the process. */
function endingOf(close: () => Promise<void>, limit = 60_000) {
  const lines: string[] = [];
  const codes: number[] = [];
  const exited = deferred<void>();
  const exit = (code: number) => {
    codes.push(code);
    exited.resolve();
  };
  const logger = createLogger('info', { write: (line) => void lines.push(line) });
  return { ending: createEnding({ close, logger, exit, limit }), lines, codes, exited };
}

describe('the end of a process', () => {
  test('comes once, whoever asks for it', async () => {
    let closed = 0;
    const { ending, lines } = endingOf(async () => void (closed += 1));
    expect(ending.begun).toBe(false);
    await Promise.all([ending.end(), ending.end()]);
    expect([closed, ending.begun, lines]).toEqual([1, true, []]);
  });

  test('comes although something cannot be closed, which is logged', async () => {
    const { ending, lines, codes } = endingOf(async () => {
      throw new Error('nobody answers');
    });
    await ending.end();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('nobody answers');
    expect(codes).toEqual([]);
  });

  test('comes by force when closing does not end', async () => {
    const { ending, lines, codes, exited } = endingOf(() => new Promise(() => undefined), 10);
    void ending.end();
    await exited.promise;
    expect([codes, lines.length]).toEqual([[1], 1]);
  });
});

test('what is closed in turn is closed although something before it could not be', async () => {
  const closed: string[] = [];
  const close = (name: string) => async () => {
    closed.push(name);
    if (name === 'leases') throw new Error('nobody answers');
  };
  const closing = closeInTurn(['server', 'leases', 'store'].map(close));
  await expect(closing).rejects.toMatchObject({ errors: [new Error('nobody answers')] });
  expect(closed).toEqual(['server', 'leases', 'store']);
});
