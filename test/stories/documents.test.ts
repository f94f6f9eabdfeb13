import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../gateway/project-root.js';
import { type RunningGateway, runGateway } from '../support/run-gateway.js';

const DOCUMENTS = [
  'README.md',
  join('docs', 'querying.md'),
  join('docs', 'operations.md'),
  join('docs', 'versions.md'),
];

interface Example {
  readonly document: string;
  readonly query: string;
}

async function examplesOf(document: string): Promise<readonly Example[]> {
  const text = await readFile(join(projectRoot(), document), 'utf8');
  const blocks = text.matchAll(/<!-- example[^>]*-->\s*```graphql\n([\s\S]*?)```/g);
  return [...blocks].map(([, query = '']) => ({ document, query }));
}

/** The example lies one folder deeper than a service of the project. */
function asInSubgraphs(code: string): string {
  return code.replaceAll("'../../../subgraphs/", "'../").replaceAll("'../../../", "'../../");
}

describe('the documents', () => {
  let gateway: RunningGateway;
  let examples: readonly Example[];

  beforeAll(async () => {
    gateway = await runGateway();
    examples = (await Promise.all(DOCUMENTS.map(examplesOf))).flat();
  });

  afterAll(() => gateway.stop());

  test('have examples, one of them in the README', () => {
    expect(examples.filter(({ document }) => document === 'README.md')).toHaveLength(1);
    expect(examples.length).toBeGreaterThanOrEqual(6);
  });

  test('give questions that are answered without an error', async () => {
    for (const { query } of examples) {
      const { status, errors } = await gateway.ask(query);
      expect({ query, status, errors }).toEqual({ query, status: 200, errors: [] });
    }
  });

  test('show the files of the example service as they are', async () => {
    const text = await readFile(join(projectRoot(), 'docs', 'adding-a-service.md'), 'utf8');
    const shown = [...text.matchAll(/<!-- file (\S+) -->\s*```\w+\n([\s\S]*?)```/g)];
    expect(shown).toHaveLength(4);
    for (const [, file = '', code = ''] of shown) {
      const path = join(projectRoot(), 'examples', 'adding-a-service', file);
      expect(code).toBe(asInSubgraphs(await readFile(path, 'utf8')));
    }
  });

  test('show the ready line of the sample account', async () => {
    const readme = await readFile(join(projectRoot(), 'README.md'), 'utf8');
    const { data } = await gateway.ask<{
      account: { graph: { nodeCount: number; edgeCount: number } };
    }>('{ account(id: "210987654321") { graph { nodeCount edgeCount } } }');
    const { nodeCount, edgeCount } = data.account.graph;
    expect(readme).toContain(`nodes=${nodeCount} edges=${edgeCount}`);
  });

  test('name the default of every setting as it is', async () => {
    const readme = await readFile(join(projectRoot(), 'README.md'), 'utf8');
    expect(readme).toContain('| `PORT`, `HOST` | 4000, 127.0.0.1 |');
    expect(readme).toContain('| `DATA_DIR` | `./data` |');
    expect(readme).toContain('| `LOG_LEVEL` | info |');
  });
});
