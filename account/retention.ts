import type { Clock } from './clock.js';
import type { AccountId } from './graph/record.js';
import type { GraphStore } from './graph/store.js';
import type { VersionEntry } from './graph/version-entry.js';
import type { RetentionTier } from './retention-tier.js';
import { type DatedVersion, versionsToFold } from './versions-to-fold.js';

export interface RetentionOptions extends Clock {
  readonly store: Pick<GraphStore, 'heads' | 'versions' | 'fold' | 'takeLeases' | 'releaseLeases'>;
  /** none: everything is kept, and nothing is done */
  readonly tiers: readonly RetentionTier[];
  /** one for each process */
  readonly holder: string;
  /** from 0 to 1 */
  readonly random: () => number;
  /** told how many versions of an account were folded */
  readonly folded: (account: AccountId, versions: number) => void;
  /** told what kept it from folding; it tries again at the next time */
  readonly failed: (error: unknown) => void;
}

/** Milliseconds between two rounds, and the share by which each may be sooner or later. */
const ROUND = { pause: 300_000, jitter: 0.1 };
/** Versions that are folded at once, and milliseconds until the next are: requests come between. */
const STEP = { versions: 100, pause: 50 };
/** Headers in one read. */
const PAGE = 500;
/** The processes of a store fold one at a time. */
const KEY = 'retention';
/** Milliseconds after which another process may fold when this one was killed. */
const LEASE_TIME = 60_000;

/** Folds what the policy does not keep, of every account of the store, little by little. */
export class Retention {
  readonly #options: RetentionOptions;
  readonly #stopped = new AbortController();
  /** account → the time before which everything is as the policy's last tier leaves it */
  readonly #settled = new Map<AccountId, number>();
  #running: Promise<void> | null = null;

  constructor(options: RetentionOptions) {
    this.#options = options;
  }

  /** From now on until `stop`. */
  start(): void {
    if (this.#options.tiers.length > 0) this.#running ??= this.#run();
  }

  /** Fulfils when nothing is being folded any more. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { wait, random } = this.#options;
    const { signal } = this.#stopped;
    for (;;) {
      const share = 1 - ROUND.jitter + 2 * ROUND.jitter * random();
      await wait(Math.round(ROUND.pause * share), signal);
      if (signal.aborted) return;
      await this.#round().catch((error: unknown) => this.#options.failed(error));
    }
  }

  async #round(): Promise<void> {
    const { store, holder, failed } = this.#options;
    if (!(await this.#mayFold())) return;
    try {
      for (const { account } of await store.heads()) {
        // what is wrong with one account keeps no other from being folded
        await this.#foldAccount(account).catch(failed);
      }
    } finally {
      await store.releaseLeases(holder, [KEY]);
    }
  }

  /** Takes the lease, or takes it again. */
  async #mayFold(): Promise<boolean> {
    if (this.#stopped.signal.aborted) return false;
    const { store, holder, now } = this.#options;
    const request = { keys: [KEY], holder, now: now(), until: now() + LEASE_TIME };
    return (await store.takeLeases(request)).length > 0;
  }

  async #foldAccount(account: AccountId): Promise<void> {
    const { store, tiers, now, wait, folded } = this.#options;
    const begun = now();
    const versions = await this.#unsettled(account);
    const wanted = versionsToFold(versions, tiers, begun);
    for (let at = 0; at < wanted.length; at += STEP.versions) {
      if (at > 0) await wait(STEP.pause, this.#stopped.signal);
      if (!(await this.#mayFold())) return;
      const done = await store.fold(account, wanted.slice(at, at + STEP.versions));
      if (done.length > 0) folded(account, done.length);
    }
    const last = tiers.at(-1);
    const before = tiers.at(-2)?.until ?? 0;
    // whatever shares a period with what is older than this is of the last tier as well
    if (last !== undefined) this.#settled.set(account, begun - before - last.period);
  }

  /** Newest first, back to the newest that is settled. */
  async #unsettled(account: AccountId): Promise<readonly DatedVersion[]> {
    const settled = this.#settled.get(account) ?? -Infinity;
    const found: DatedVersion[] = [];
    let before: number | null = null;
    while (!this.#stopped.signal.aborted) {
      const page = await this.#options.store.versions(account, { before, limit: PAGE });
      found.push(...page.map(dated));
      const oldest = found.at(-1);
      if (page.length < PAGE || oldest === undefined || oldest.time < settled) break;
      before = oldest.seq;
    }
    return found;
  }
}

function dated({ version, labels, folded }: VersionEntry): DatedVersion {
  const { seq, time } = version;
  return { seq, time: Date.parse(time), labelled: labels.length > 0, folded };
}
