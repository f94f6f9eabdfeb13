import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leastPrivilegePolicy } from '../provider/aws/least-privilege-policy.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FILE = join(ROOT, 'docs', 'least-privilege-policy.json');

/** Writes what a reader of an account must be allowed, from the table of operations; `--check` compares. */
async function main(check: boolean): Promise<void> {
  const text = `${JSON.stringify(leastPrivilegePolicy(), null, 2)}\n`;
  if ((await readFile(FILE, 'utf8').catch(() => '')) === text) return;
  if (check)
    throw new Error('docs/least-privilege-policy.json is not up to date, run "npm run docs"');
  await writeFile(FILE, text);
}

await main(process.argv.includes('--check'));
