import type { Config } from './config.js';
import { exampleQuestions } from './example-questions.js';
import { haveAccounts } from './have-accounts.js';
import type { Running } from './running.js';
import type { Surroundings } from './wire-parts.js';
import { type Wired, wire } from './wire.js';

/** A process that does everything. */
export async function startWhole(config: Config, surroundings: Surroundings): Promise<Running> {
  const { server, accounts, becomeReady, close } = await wire(config, surroundings);
  return {
    server,
    async prepare(url) {
      const failed = await haveAccounts(accounts, surroundings.logger);
      if (failed !== null) return { kind: 'failed', message: failed };
      becomeReady();
      return { kind: 'ready', lines: await announcement(accounts, new URL('/graphql', url)) };
    },
    close,
  };
}

async function announcement(accounts: Wired['accounts'], url: URL): Promise<readonly string[]> {
  const first = await accounts.first();
  if (first === undefined) return [];
  const { account, seq } = first.version;
  const [example] = exampleQuestions(first);
  const counts = `nodes=${first.nodeCount} edges=${first.edgeCount}`;
  const ready = `ready ${url.href} account=${account} version=${seq} ${counts}`;
  if (example === undefined) return [ready];
  return [ready, `Paste this at ${new URL('/', url).href} (${example.title}):`, example.query];
}
