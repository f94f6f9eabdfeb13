import type { AccountDirectory } from '../../account/account-directory.js';
import { NO_PAST } from './no-past.js';

/** Of accounts of which nothing is known but their graphs. */
export const NO_DIRECTORY: AccountDirectory = {
  name: () => null,
  freshness: async () => [],
  stalenessPolicy: async () => ({ maxAge: 900, services: [] }),
  setStalenessPolicy: async () => ({ maxAge: 900, services: [] }),
  waitUntilFresh: async () => undefined,
  viewed: () => undefined,
  versionAsked: () => null,
  progress: () => null,
  report: () => null,
  refresh: async () => null,
  past: NO_PAST,
  services: () => [],
  regions: () => [],
};
