import { randomUUID } from 'node:crypto';
import { type Clock, systemClock } from '../account/clock.js';
import type { GraphStore } from '../account/graph/store.js';
import { Retention } from '../account/retention.js';
import { verifyNewest } from '../account/verify-newest.js';
import type { Config } from './config.js';
import type { Logger } from './log.js';

export interface KeepAccountsOptions {
  readonly store: GraphStore;
  readonly accounts: { keepFresh(): void; stop(): Promise<void> };
  readonly logger: Logger;
  /** the system's when left out */
  readonly clock?: Clock;
}

/** What goes on by itself in a process that owns accounts. */
export interface KeptAccounts {
  begin(): void;
  /** Fulfils when nothing is read or written by it any more, but for a verification whose answer nobody waits for. */
  stop(): Promise<void>;
}

/** Refreshes accounts, folds what retention does not keep, and verifies once what was written last. */
export function keepAccounts(
  { retention: tiers }: Pick<Config, 'retention'>,
  { store, accounts, logger, clock = systemClock }: KeepAccountsOptions,
): KeptAccounts {
  const stopped = new AbortController();
  const retention = new Retention({
    ...clock,
    store,
    tiers,
    holder: randomUUID(),
    random: Math.random,
    folded: (account, versions) => logger.info({ account, versions }, 'versions were folded'),
    failed: (error) => logger.error({ err: error }, 'versions could not be folded'),
  });
  return {
    begin() {
      accounts.keepFresh();
      retention.start();
      void verifyNewest({
        store,
        wait: clock.wait,
        signal: stopped.signal,
        broken: (account, { seq, record, fault }) =>
          logger.error({ account, seq, record, fault }, 'a version is not as it was written'),
        failed: (account, error) =>
          logger.error({ account, err: error }, 'versions could not be verified'),
      });
    },
    async stop() {
      stopped.abort();
      await Promise.all([accounts.stop(), retention.stop()]);
    },
  };
}
