import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = join(HERE, '../../../.cache');
const REQUIREMENTS = join(HERE, 'requirements.txt');
const PIP = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input'];

/**
 * The Python of an environment with moto, made when it is missing (about 20 s, over the network). It is made beside its
 * place and then renamed, so that half of one never counts and several processes may ask at once.
 */
export async function motoEnvironment(): Promise<string> {
  const place = await placeOf();
  const python = join(place, 'bin', 'python');
  if (existsSync(place)) return python;
  await mkdir(CACHE, { recursive: true });
  const making = await mkdtemp(join(CACHE, 'moto-being-made-'));
  try {
    await run('python3', ['-m', 'venv', making]);
    const arguments_ = [...PIP, '--no-deps', '--no-compile', '-r', REQUIREMENTS];
    await run(join(making, 'bin', 'python'), arguments_);
    await rename(making, place);
  } catch (error) {
    // another process was faster
    if (!existsSync(place)) throw error;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return python;
}

/** Named by version and by everything that is pinned beside it. */
async function placeOf(): Promise<string> {
  const text = await readFile(REQUIREMENTS, 'utf8');
  const version = /^moto==(\S+)$/m.exec(text)?.[1] ?? 'unpinned';
  const pins = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return join(CACHE, `moto-${version}-${pins}`);
}
