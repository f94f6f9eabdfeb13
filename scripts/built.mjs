import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import './installed.mjs';

/** Builds what is missing or older than its source. Exports the program that `npm start` and `npm run cluster` run. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = ['account', 'gateway', 'neo4j', 'provider', 'schema', 'sqlite', 'subgraphs'];
export const entry = join(root, 'dist', 'gateway', 'main.js');

function newest(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((found) => found.isFile() && found.name.endsWith('.ts'))
    .reduce(
      (latest, found) =>
        Math.max(latest, modified(join(found.parentPath ?? found.path, found.name))),
      0,
    );
}

function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

if (modified(entry) < Math.max(...SOURCES.map((folder) => newest(join(root, folder))))) {
  process.stderr.write('building …\n');
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
}
