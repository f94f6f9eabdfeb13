import { AccountVersions } from '../../account/account-versions.js';
import type { GraphStore } from '../../account/graph/store.js';

/** For tests that read nothing of what was before: no version has a label. */
export const NO_PAST = new AccountVersions({
  labels: async () => new Map<string, number>(),
} as Partial<GraphStore> as GraphStore);
