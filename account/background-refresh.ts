import type { Clock } from './clock.js';
import type { CollectionRequest, CollectionResult, ScopeName } from './collect/stages.js';
import type { Freshness } from './graph/freshness.js';
import type { AccountId } from './graph/record.js';
import type { GraphStore } from './graph/store.js';
import { type StalenessPolicy, maxAgeOf } from './staleness-policy.js';

/** Where this process reads an account from. */
export interface RefreshedSource {
  readonly name: string;
  /** null until it has been read once */
  readonly account: AccountId | null;
  /** somebody reads it already */
  readonly isBusy: boolean;
  collect(request: CollectionRequest): Promise<CollectionResult>;
}

export interface BackgroundRefreshOptions extends Clock {
  readonly store: Pick<GraphStore, 'freshness'>;
  readonly sources: () => Promise<readonly RefreshedSource[]>;
  readonly policy: (account: AccountId) => Promise<StalenessPolicy>;
  /** the services that this process collects */
  readonly services: readonly string[];
  /** from 0 to 1 */
  readonly random: () => number;
  /** told what kept it from looking; it looks again at the next time */
  readonly failed: (error: unknown) => void;
}

/** Milliseconds between two looks at what is due. */
const LOOK_TIME = 5_000;
/** So much sooner or later than its policy says is a scope read: processes and accounts do not all ask at once. */
const JITTER = 0.1;
/** Milliseconds until a scope that failed is tried again; twice as long after each further failure. */
const BACK_OFF = { least: 60_000, most: 3_600_000 };

/** What this process remembers of a source. */
interface Remembered {
  busy: boolean;
  /** how much of its policy's age a scope reaches before it is read */
  share: number;
  /** scope → how often it failed in a row, and until when it is left alone */
  readonly failing: Map<string, { readonly times: number; readonly until: number }>;
}

type Due = 'everything' | readonly ScopeName[];

/** Keeps the accounts of this process's sources as fresh as their policies say, one collection of each at a time. */
export class BackgroundRefresh {
  readonly #options: BackgroundRefreshOptions;
  readonly #remembered = new Map<string, Remembered>();
  readonly #stopped = new AbortController();
  #started = false;

  constructor(options: BackgroundRefreshOptions) {
    this.#options = options;
  }

  /** From now on until `stop`. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    void this.#look();
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #look(): Promise<void> {
    const { signal } = this.#stopped;
    for (;;) {
      await this.#options.wait(LOOK_TIME, signal);
      if (signal.aborted) return;
      try {
        for (const source of await this.#options.sources()) void this.#refresh(source);
      } catch (error) {
        this.#options.failed(error);
      }
    }
  }

  async #refresh(source: RefreshedSource): Promise<void> {
    const known = this.#rememberedOf(source.name);
    if (known.busy || source.isBusy) return;
    known.busy = true;
    try {
      await this.#refreshDue(source, known);
    } catch (error) {
      if (!this.#stopped.signal.aborted) this.#options.failed(error);
    } finally {
      known.busy = false;
    }
  }

  async #refreshDue(source: RefreshedSource, known: Remembered): Promise<void> {
    const before = await this.#freshnessOf(source.account);
    const policy = source.account === null ? null : await this.#options.policy(source.account);
    const due =
      policy === null || before.length === 0 ? 'everything' : this.#due(before, policy, known);
    const now = this.#options.now();
    const isLeftAlone = (key: string) => (known.failing.get(key)?.until ?? 0) > now;
    if (due === 'everything' ? isLeftAlone(due) : due.length === 0) return;
    if (this.#stopped.signal.aborted) return;
    const result = await source.collect(requestOf(due, policy));
    known.share = this.#newShare();
    if (due === 'everything') return this.#note(due, result.kind === 'collected', known);
    const after = await this.#freshnessOf(source.account);
    for (const scope of due) {
      this.#note(keyOf(scope), wasRead(scope, before, after), known);
    }
  }

  /** Everything that has nearly reached its age, once something has; what is incomplete, when its time has come. */
  #due(statuses: readonly Freshness[], policy: StalenessPolicy, known: Remembered): Due {
    const now = this.#options.now();
    const reached = (status: Freshness, share: number) => {
      const { asOf, complete, service } = status;
      if ((known.failing.get(keyOf(status))?.until ?? 0) > now) return false;
      if (asOf === null || !complete) return true;
      return now - Date.parse(asOf) >= maxAgeOf(policy, service) * 1000 * share;
    };
    for (const status of statuses) this.#noticeIncomplete(status, known);
    if (!statuses.some((status) => reached(status, known.share))) return [];
    return statuses
      .filter((status) => reached(status, 1 - JITTER))
      .map(({ service, region }) => ({ service, region }));
  }

  /** What another collection could not read has just been tried. */
  #noticeIncomplete(status: Freshness, known: Remembered): void {
    const key = keyOf(status);
    if (status.complete) return;
    if (!known.failing.has(key)) this.#note(key, false, known);
  }

  #note(key: string, isRead: boolean, { failing }: Remembered): void {
    if (isRead) {
      failing.delete(key);
      return;
    }
    const times = (failing.get(key)?.times ?? 0) + 1;
    const pause = Math.min(BACK_OFF.most, BACK_OFF.least * 2 ** (times - 1));
    failing.set(key, { times, until: this.#options.now() + pause * this.#newShare() });
  }

  async #freshnessOf(account: AccountId | null): Promise<readonly Freshness[]> {
    if (account === null) return [];
    const freshness = await this.#options.store.freshness(account);
    return freshness.filter(({ service }) => this.#options.services.includes(service));
  }

  #rememberedOf(name: string): Remembered {
    const known = this.#remembered.get(name) ?? {
      busy: false,
      share: this.#newShare(),
      failing: new Map(),
    };
    this.#remembered.set(name, known);
    return known;
  }

  #newShare(): number {
    return 1 - JITTER + 2 * JITTER * this.#options.random();
  }
}

/** What has been read in the meantime, by whomever, is not read again. */
function requestOf(due: Due, policy: StalenessPolicy | null): CollectionRequest {
  if (due === 'everything' || policy === null) return { maxAge: 0 };
  const ages = due.map(({ service }) => maxAgeOf(policy, service));
  return { scopes: due, maxAge: Math.floor(Math.min(...ages) * (1 - JITTER)) };
}

function keyOf({ service, region }: ScopeName): string {
  return JSON.stringify([service, region]);
}

/** Whether the scope has been read completely since. */
function wasRead(
  scope: ScopeName,
  before: readonly Freshness[],
  after: readonly Freshness[],
): boolean {
  const of = (statuses: readonly Freshness[]) =>
    statuses.find(({ service, region }) => service === scope.service && region === scope.region);
  const [then, now] = [of(before), of(after)];
  return now?.complete === true && now.asOf !== (then?.asOf ?? null);
}
