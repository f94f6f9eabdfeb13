import type { AccountVersions } from './account-versions.js';
import type { Progress } from './collect/progress.js';
import type { CollectionReport, CollectionRequest, CollectionResult } from './collect/stages.js';
import type { Freshness } from './graph/freshness.js';
import type { Pins } from './graph/pins.js';
import type { AccountId } from './graph/record.js';
import type { StalenessPolicy } from './staleness-policy.js';

/** What is known of the accounts besides their graphs. */
export interface AccountDirectory {
  name(account: AccountId): string | null;
  /** as the newest collection left it; a status older than the staleness policy allows is stale */
  freshness(account: AccountId): Promise<readonly (Freshness & { readonly stale: boolean })[]>;
  stalenessPolicy(account: AccountId): Promise<StalenessPolicy>;
  /** `service` null: for every service without an age of its own; `maxAge` in seconds */
  setStalenessPolicy(
    account: AccountId,
    service: string | null,
    maxAge: number,
  ): Promise<StalenessPolicy>;
  /** Waits until what is asked for is no older than `maxAge`, within this process's limit. */
  waitUntilFresh(account: AccountId, request: CollectionRequest): Promise<void>;
  /** Somebody looks at the account: one that was never collected is, and nobody waits for it. */
  viewed(account: AccountId): void;
  /** what names the version at which these pins read the account; null: they read the newest */
  versionAsked(pins: Pins, account: AccountId): 'header' | 'cursor' | null;
  progress(account: AccountId): Progress | null;
  report(account: AccountId): CollectionReport | null;
  /** null: there is no such account, or nothing to read it from. One that takes too long to wait for is `late` and goes on. */
  refresh(account: AccountId, request: CollectionRequest): Promise<CollectionResult | null>;
  /** what the accounts were before */
  readonly past: AccountVersions;
  services(): readonly string[];
  regions(account: AccountId): readonly string[];
}
