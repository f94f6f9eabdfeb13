import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateSampleAccount } from '../../examples/sample-account/generate/generate-sample-account.js';

const COMMITTED = join(dirname(fileURLToPath(import.meta.url)), '../../examples/sample-account');

interface Graph {
  readonly nodes: readonly {
    readonly id: string;
    readonly type: string;
    readonly external: boolean;
  }[];
  readonly edges: readonly { readonly from: string; readonly kind: string; readonly to: string }[];
}

/** Path below the directory → the file's text, for everything that the generator writes. */
async function written(directory: string): Promise<Map<string, string>> {
  const below = await readdir(join(directory, 'export'), { recursive: true });
  const paths = [
    ...below.map((path) => join(directory, 'export', path)),
    join(directory, 'expected.json'),
  ];
  const kinds = await Promise.all(paths.map((path) => stat(path)));
  const all = paths.filter((_, index) => kinds[index]?.isFile()).toSorted();
  const texts = await Promise.all(all.map((path) => readFile(path, 'utf8')));
  return new Map(all.map((path, index) => [path.slice(directory.length + 1), texts[index] ?? '']));
}

describe('the sample account', () => {
  let directory = '';
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sample-account-'));
    await generateSampleAccount(directory);
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  test('is what its generator writes, byte for byte', async () => {
    const [generated, committed] = await Promise.all([written(directory), written(COMMITTED)]);
    expect([...generated.keys()]).toEqual([...committed.keys()]);
    expect(generated).toEqual(committed);
  });

  test('replaces an export that is there already', async () => {
    const before = await written(directory);
    await generateSampleAccount(directory);
    expect(await written(directory)).toEqual(before);
  });

  test('expects every type and relation kind, and both ends of each relation', async () => {
    const text = await readFile(join(COMMITTED, 'expected.json'), 'utf8');
    const graph: Graph = JSON.parse(text);
    const ids = new Set(graph.nodes.map((node) => node.id));
    expect(new Set(graph.nodes.map((node) => node.type)).size).toBe(33);
    expect(new Set(graph.edges.map((edge) => edge.kind)).size).toBe(32);
    expect(graph.edges.filter((edge) => !ids.has(edge.from) || !ids.has(edge.to))).toEqual([]);
  });
});
