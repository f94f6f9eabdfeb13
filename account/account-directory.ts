import type { Progress } from './collect/progress.js';
import type { CollectionReport, CollectionRequest, CollectionResult } from './collect/stages.js';
import type { Freshness } from './graph/freshness.js';
import type { AccountId } from './graph/record.js';

/** What is known of the accounts besides their graphs. */
export interface AccountDirectory {
  name(account: AccountId): string | null;
  /** as the newest collection left it; a status older than the staleness policy allows is stale */
  freshness(account: AccountId): readonly (Freshness & { readonly stale: boolean })[];
  progress(account: AccountId): Progress | null;
  report(account: AccountId): CollectionReport | null;
  /** null: there is no such account, or nothing to read it from */
  refresh(account: AccountId, request: CollectionRequest): Promise<CollectionResult | null>;
  services(): readonly string[];
  regions(account: AccountId): readonly string[];
}
