import { openStore } from './open-store.js';
import { verifyAccounts } from './verify-accounts.js';

/**
 * `npm run verify [-- <account>]` verifies every version of every account in the store of the settings. Exit 1: something is
 * not as it was written, or cannot be read. Exit 2: the store cannot be opened.
 */
async function main([account]: readonly string[]): Promise<void> {
  const store = await openStore().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
    return null;
  });
  if (store === null) return;
  try {
    const write = (line: string) => void process.stdout.write(`${line}\n`);
    if (!(await verifyAccounts({ store, account: account ?? null, write }))) process.exitCode = 1;
  } finally {
    await store.close();
  }
}

await main(process.argv.slice(2));
