import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import './installed.mjs';

// `npm start`: installs and builds what is missing or older than its source, then runs the gateway.
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = ['account', 'gateway', 'provider', 'schema', 'sqlite', 'subgraphs'];
const entry = join(root, 'dist', 'gateway', 'main.js');

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

function run(command, ...args) {
  execFileSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
}

if (modified(entry) < Math.max(...SOURCES.map((folder) => newest(join(root, folder))))) {
  process.stderr.write('building …\n');
  run(
    process.execPath,
    join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
    '-p',
    'tsconfig.build.json',
  );
}
await import(entry);
