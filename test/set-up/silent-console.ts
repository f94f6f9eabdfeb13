import { afterEach, beforeEach, expect } from '@jest/globals';

const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;
const written: string[] = [];

/** A test that writes to the console fails: output in a green run hides the next warning. */
beforeEach(() => {
  written.length = 0;
  for (const method of METHODS) {
    // oxlint-disable-next-line no-console
    console[method] = (...args: unknown[]) => {
      written.push(`console.${method}: ${args.map(String).join(' ')}`);
    };
  }
});

afterEach(() => {
  expect(written).toEqual([]);
});
