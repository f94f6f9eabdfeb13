import { expect, test } from '@jest/globals';
import { createLogger } from '../../../gateway/log.js';
import { createRefusalLog } from '../../../gateway/remote/refusal-log.js';

test('refusals cost one line a second at most, with their count, and none is left out of it', () => {
  const lines: string[] = [];
  const due: (() => void)[] = [];
  const logger = createLogger('info', { write: (line: string) => void lines.push(line) });
  const tell = createRefusalLog(logger, (call) => void due.push(call));
  const refuse = (times: number, reason: string) => {
    for (let time = 0; time < times; time += 1) {
      tell({ service: 'compute', reason, from: '10.0.0.7' });
    }
  };
  const told = () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>);
  const second = () => due.splice(0).forEach((call) => call());

  refuse(1, 'unsigned');
  expect(told()).toMatchObject([{ msg: 'a fetch was refused', reason: 'unsigned' }]);
  refuse(999, 'seen');
  expect(told()).toEqual([]);
  second();
  expect(told()).toMatchObject([{ msg: 'fetches were refused', reason: 'seen', count: 999 }]);
  refuse(2, 'expired');
  expect(told()).toEqual([]);
  second();
  expect(told()).toMatchObject([{ reason: 'expired', count: 2, from: '10.0.0.7' }]);
  second();
  refuse(1, 'unsigned');
  expect(told()).toMatchObject([{ msg: 'a fetch was refused', reason: 'unsigned' }]);
});
