import type { Config } from './config.js';
import { exampleQuestions } from './example-questions.js';
import { haveAccounts } from './have-accounts.js';
import type { Running } from './running.js';
import type { Logger } from './log.js';
import type { Surroundings } from './wire-parts.js';
import { type Wired, wire } from './wire.js';

/** A process that does everything. */
export async function startWhole(config: Config, surroundings: Surroundings): Promise<Running> {
  const { logger } = surroundings;
  const { server, accounts, becomeReady, close } = await wire(config, surroundings);
  return {
    server,
    async prepare(url) {
      const failed = await haveAccounts(accounts, logger);
      if (failed !== null) return { kind: 'failed', message: failed };
      becomeReady();
      return {
        kind: 'ready',
        lines: await announcement(accounts, new URL('/graphql', url), logger),
      };
    },
    close,
  };
}

/** An account that cannot be read now, or not as a whole, is served all the same. */
async function announcement(
  accounts: Wired['accounts'],
  url: URL,
  logger: Logger,
): Promise<readonly string[]> {
  const first = await accounts.first().catch((error: unknown) => {
    logger.error({ err: error }, 'the first account could not be counted');
    return null;
  });
  if (first === undefined) return [];
  if (first === null) return [`ready ${url.href}`];
  const { account, seq } = first.version;
  const [example] = exampleQuestions(first);
  const counts = `nodes=${first.nodeCount} edges=${first.edgeCount}`;
  const ready = `ready ${url.href} account=${account} version=${seq} ${counts}`;
  if (example === undefined) return [ready];
  return [ready, `Paste this at ${new URL('/', url).href} (${example.title}):`, example.query];
}
