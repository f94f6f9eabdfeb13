import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { DEFAULT_GRAPH_MEMORY } from '../../../account/graph-memory.js';
import { projectRoot } from '../../../gateway/project-root.js';
import { graphMemoryOf } from '../../../gateway/settings/graph-memory-of.js';

const MIB = 1024 * 1024;

test('a large heap holds what is held at most', () => {
  for (const heap of [4096, 4144, 16_384]) {
    expect(graphMemoryOf(heap * MIB)).toEqual(DEFAULT_GRAPH_MEMORY);
  }
});

test('a small heap loads no account that it could not hold, as docs/operations.md says', () => {
  const page = readFileSync(join(projectRoot(), 'docs', 'operations.md'), 'utf8');
  const [, table = ''] = page.split('<!-- sizes: accounts -->', 2);
  const rows = [...table.matchAll(/^\| (\d+) MiB \| (\d+) MiB \| ([\d,]+) \| ([\d,]+) \|$/gm)];
  expect(rows).toHaveLength(4);
  for (const [, heap, ...documented] of rows) {
    const { bytes, largestInMemory, largestLoaded } = graphMemoryOf(Number(heap) * MIB);
    const sizes = [bytes / MIB, rounded(largestInMemory), rounded(largestLoaded)];
    expect(documented.map((text) => Number(text.replaceAll(',', '')))).toEqual(sizes);
  }
});

/** Down to ten thousands, as the page has them. */
function rounded(count: number): number {
  return Math.floor(count / 10_000) * 10_000;
}
