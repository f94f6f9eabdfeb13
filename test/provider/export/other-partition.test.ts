import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openExport } from '../../../provider/export/open-export.js';
import { SAMPLE_EXPORT } from '../../support/run-gateway.js';
import type { Graph } from './collect-export.js';
import { collectedGraph } from './collected-graph.js';

const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/eu-west-1/g, 'cn-northwest-1'],
  [/eu-central-1/g, 'cn-northwest-2'],
  [/us-east-1/g, 'cn-north-1'],
  [/arn:aws:/g, 'arn:aws-cn:'],
  [/arn%3Aaws%3A/g, 'arn%3Aaws-cn%3A'],
];
/** Only the first region of the first partition goes without its name. */
const NAMELESS = /"LocationConstraint": ?null/g;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'account-graph-export-'));
  for (const file of await readdir(SAMPLE_EXPORT, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    const text = await readFile(path, 'utf8');
    const copy = join(directory, renamed(path.slice(SAMPLE_EXPORT.length)));
    await mkdir(dirname(copy), { recursive: true });
    const named = text.replaceAll(NAMELESS, '"LocationConstraint": "us-east-1"');
    await writeFile(copy, renamed(named));
  }
});
afterAll(() => rm(directory, { recursive: true }));

function renamed(text: string): string {
  return RENAMED.reduce((done, [pattern, name]) => done.replaceAll(pattern, name), text);
}

function linesOf({ nodes, edges }: Graph): readonly string[] {
  return [...nodes, ...edges].map((record) => JSON.stringify(record));
}

test('an account of another partition gives the same graph with the names of that partition', async () => {
  const [sample, other] = await Promise.all(
    [SAMPLE_EXPORT, directory].map((from) => collectedGraph(openExport(from), (text) => text)),
  );
  const expected = linesOf(sample ?? { nodes: [], edges: [] }).map(renamed);
  expect(linesOf(other ?? { nodes: [], edges: [] }).toSorted()).toEqual(expected.toSorted());
  expect(expected.length).toBeGreaterThan(500);
});
