import { type Config, isLoopback } from './config.js';
import { haveAccounts } from './have-accounts.js';
import type { Running } from './running.js';
import type { Surroundings } from './wire-parts.js';
import { wireSubgraphs } from './wire-subgraphs.js';

/** A process that serves some subgraphs to gateways, and collects when it serves the accounts. */
export async function startSubgraphs(
  config: Config,
  names: readonly string[],
  surroundings: Surroundings,
): Promise<Running> {
  const { logger } = surroundings;
  const { host } = config;
  if (!isLoopback(host)) {
    logger.warn({ host }, 'subgraphs are for gateways only: let nobody else reach this address');
  }
  const { server, accounts, becomeReady, close } = await wireSubgraphs(config, names, surroundings);
  return {
    server,
    async prepare(url) {
      const failed = names.includes('account') ? await haveAccounts(accounts, logger) : null;
      if (failed !== null) return { kind: 'failed', message: failed };
      becomeReady();
      return { kind: 'ready', lines: [`ready ${url.href} subgraphs=${names.join(',')}`] };
    },
    close,
  };
}
