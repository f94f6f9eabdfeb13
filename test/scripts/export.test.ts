import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { runExport } from '../provider/aws/run-export.js';
import { SAMPLE_EXPORT } from '../support/run-gateway.js';

const place = mkdtempSync(join(tmpdir(), 'export-command-'));
afterAll(() => rmSync(place, { recursive: true }));

const settings = { ACCOUNT_SOURCE: `export:${SAMPLE_EXPORT}`, DATA_DIR: join(place, 'data') };

test.each([
  [
    'what is wrong with its settings',
    { NEO4J_URI: 'bolt://127.0.0.1:1' },
    'NEO4J_USER must be set',
  ],
  [
    'that it cannot be had',
    { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_USER: 'neo4j', NEO4J_PASSWORD: 'x' },
    'NEO4J_URI',
  ],
] as const)('of a store that is set it says %s, and makes no other', async (_, neo4j, said) => {
  const to = join(place, 'to');
  const result = await runExport([to], { ...settings, ...neo4j });
  expect(result).toMatchObject({ code: 2, said: expect.stringContaining(said) });
  expect(result.said).not.toContain('    at ');
  expect(existsSync(settings.DATA_DIR)).toBe(false);
});
