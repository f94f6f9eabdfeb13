import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Provider } from '../account/collect/provider.js';
import { emptySnapshot } from '../account/graph/build-snapshot.js';
import { fingerprintWith, installationKey } from '../account/installation-key.js';
import { openAws } from '../provider/aws/open-aws.js';
import { roleArnProblem } from '../provider/aws/role-arn.js';
import { exportAccount } from '../provider/export/export-account.js';
import { openExport } from '../provider/export/open-export.js';
import { SERVICES } from '../subgraphs/services.js';
import { openStore } from './open-store.js';

const TIME_LIMIT = 600_000;

/**
 * `npm run export -- <directory>` writes what the first source of ACCOUNT_SOURCE answers into a directory that is new or
 * empty. Exit 2: wrong settings, nothing is asked. Exit 1: something could not be read; the rest is written.
 */
async function main([directory]: readonly string[]): Promise<void> {
  const source = (process.env['ACCOUNT_SOURCE'] ?? '').split(',')[0]?.trim() ?? '';
  const provider = openSource(source);
  const problem =
    directory === undefined
      ? 'usage: npm run export -- <directory>'
      : typeof provider === 'string'
        ? provider
        : makeEmpty(directory);
  if (problem !== null || directory === undefined || typeof provider === 'string') {
    return refuse(problem ?? '', 2);
  }
  try {
    const key = await keyOfInstallation();
    if (key !== null) await exportTo(directory, provider, key);
  } finally {
    await provider.close?.();
  }
}

async function exportTo(directory: string, provider: Provider, key: string): Promise<void> {
  const exported = await exportAccount(provider, resolve(directory), {
    services: SERVICES,
    emptySnapshot,
    fingerprint: fingerprintWith(key),
    now: Date.now,
    timeLimit: TIME_LIMIT,
  });
  if (exported.kind === 'failed') return refuse(exported.reason.message, 1);
  const { account, written, missing } = exported;
  process.stdout.write(`${written} answers of account ${account} are in ${directory}\n`);
  for (const { message } of missing) refuse(`missing: ${message}`, 1);
}

/** The provider, or what is wrong with the setting. */
function openSource(source: string): Provider | string {
  if (source === 'aws') return openAws();
  if (source.startsWith('aws:')) {
    const role = source.slice('aws:'.length);
    const problem = roleArnProblem(role);
    return problem === null ? openAws({ role }) : `ACCOUNT_SOURCE: the role "${role}" ${problem}`;
  }
  if (source.startsWith('export:')) return openExport(resolve(source.slice('export:'.length)));
  return `ACCOUNT_SOURCE must begin with aws, aws:<role ARN> or export:<directory>, got "${source}"`;
}

function makeEmpty(directory: string): string | null {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    if (readdirSync(directory).length === 0) return null;
    return `${directory} is not empty: an export is written into a directory of its own`;
  } catch (error) {
    return `${directory} cannot be made (${(error as NodeJS.ErrnoException).code ?? 'error'})`;
  }
}

/** The key of this installation: its own collections give secrets the same fingerprints. Null: it cannot be had, as is said. */
async function keyOfInstallation(): Promise<string | null> {
  try {
    const store = await openStore();
    try {
      return await installationKey(store, () => randomBytes(32).toString('base64url'));
    } finally {
      await store.close();
    }
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error), 2);
    return null;
  }
}

function refuse(message: string, code: number): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
}

await main(process.argv.slice(2));
