import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Installs the dependencies where they are missing (not `npm ci`: it asks that the lock file names the binaries of every platform), so that one command is enough on a new machine. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) {
  process.stderr.write('installing, which takes about a minute …\n');
  execFileSync('npm', ['install', '--no-save'], { cwd: root, stdio: ['ignore', 2, 2] });
}
