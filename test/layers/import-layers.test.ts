import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { projectRoot } from '../../gateway/project-root.js';

const OXLINT = join(projectRoot(), 'node_modules', 'oxlint', 'bin', 'oxlint');
const place = mkdtempSync(join(tmpdir(), 'account-graph-layers-'));
cpSync(join(projectRoot(), '.oxlintrc.json'), join(place, '.oxlintrc.json'));

afterAll(() => rmSync(place, { recursive: true }));

/** Whether the linter refuses a file of this folder that imports this module. */
function refuses(file: string, imported: string): boolean {
  const path = join(place, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `import { a } from '${imported}';\n\nexport const b = a;\n`);
  try {
    execFileSync(process.execPath, [OXLINT, file], { cwd: place, stdio: 'pipe' });
    return false;
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout).includes('no-restricted-imports');
  } finally {
    rmSync(path);
  }
}

test.each([
  ['account/graph/x.ts', '../../sqlite/append.js'],
  ['account/collect/x.ts', '../../provider/export/open-export.js'],
  ['account/collect/x.ts', '../../schema/read-model.js'],
  ['account/x.ts', 'node:http'],
  ['account/x.ts', 'graphql'],
  ['provider/export/x.ts', '../../sqlite/append.js'],
  ['provider/export/x.ts', '../../subgraphs/services.js'],
  ['sqlite/x.ts', '../provider/export/open-export.js'],
  ['sqlite/x.ts', '../account/accounts.js'],
  ['sqlite/x.ts', '../neo4j/rows.js'],
  ['neo4j/x.ts', '../sqlite/rows.js'],
  ['provider/aws/x.ts', '../../neo4j/neo4j-graph-store.js'],
  ['schema/x.ts', '../account/accounts.js'],
  ['subgraphs/compute/x.ts', '../../account/graph/store.js'],
  ['subgraphs/compute/x.ts', '../../account/graph/snapshot.js'],
  ['subgraphs/kit/x.ts', '../../account/graph/owner-view.js'],
  ['subgraphs/kit/x.ts', '../../gateway/server.js'],
  ['gateway/query/x.ts', '../../sqlite/sqlite-graph-store.js'],
  ['gateway/x.ts', '../provider/export/open-export.js'],
  ['gateway/remote/x.ts', '../../sqlite/sqlite-graph-store.js'],
  ['gateway/x.ts', '../provider/aws/open-aws.js'],
  ['gateway/x.ts', '../neo4j/neo4j-graph-store.js'],
])('%s may not import %s', (file, imported) => {
  expect(refuses(file, imported)).toBe(true);
});

test.each([
  ['account/collect/x.ts', '../graph/record.js'],
  ['account/collect/x.ts', './provider.js'],
  ['account/collect/x.ts', '../../schema/generated/model.js'],
  ['provider/export/x.ts', '../../account/collect/provider.js'],
  ['sqlite/x.ts', '../account/graph/store.js'],
  ['subgraphs/kit/x.ts', '../../account/graph/view.js'],
  ['neo4j/x.ts', '../account/graph/store.js'],
  ['gateway/wire.ts', '../sqlite/sqlite-graph-store.js'],
  ['gateway/wire-parts.ts', '../sqlite/sqlite-graph-store.js'],
])('%s may import %s', (file, imported) => {
  expect(refuses(file, imported)).toBe(false);
});
