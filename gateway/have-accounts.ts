import type { Wired } from './wire.js';
import type { CollectionResult } from '../account/collect/stages.js';
import type { Logger } from './log.js';

/**
 * What the store holds is served at once and read again behind it; with an account missing, the collection is waited
 * for. Gives what to say when nothing could be read.
 */
export async function haveAccounts(
  accounts: Wired['accounts'],
  logger: Logger,
): Promise<string | null> {
  const collecting = accounts.collectAll({ maxAge: 0 });
  if (!(await accounts.sourced()).includes(null)) {
    collecting.catch((error: unknown) => logger.error({ err: error }, 'a collection was cut off'));
    return null;
  }
  const failed = (await collecting).filter((result) => result.kind === 'failed');
  if ((await accounts.sourced()).some((head) => head !== null)) return null;
  return `Nothing could be read:\n${failed.map(whyFailed).join('\n')}`;
}

function whyFailed(result: CollectionResult): string {
  return result.kind === 'failed' ? `  ${result.reason.message}` : '';
}
