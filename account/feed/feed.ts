import type { Clock } from '../clock.js';
import { emptySnapshot } from '../graph/build-snapshot.js';
import type { AccountId } from '../graph/record.js';
import { SharedHeads } from '../graph/shared-heads.js';
import type { Version } from '../graph/version.js';
import { RequestError } from '../request-error.js';
import type { FeedSource } from './feed-source.js';
import { type FollowedFeed, Follower, type FollowOptions } from './follower.js';
import { SharedLog } from './shared-log.js';

export interface FeedOptions {
  readonly source: FeedSource;
  readonly clock: Clock;
  /** milliseconds from one look at the store to the next while somebody follows; default 200 */
  readonly lookEvery?: number;
  /** milliseconds without an event after which a follower is told where it is; default 5,000 */
  readonly bookmarkEvery?: number;
  /** told once of each time that the store begins not to answer */
  readonly failed?: (error: unknown) => void;
}

/**
 * The changes of accounts, in the order of their logs and in no other.
 *
 * Guarantees: a follower is told of every version after its position that has a change it may see and asked for: in order,
 * once, whole. What this process appends is told at once (`notify`), what others append after a look at the store. A store
 * that does not answer delays events and loses none. A gap is never silent: it is a `resync`.
 */
export class Feed {
  readonly #source: FeedSource;
  readonly #clock: Clock;
  readonly #lookEvery: number;
  readonly #failed: (error: unknown) => void;
  readonly #shared: SharedHeads;
  readonly #followed: FollowedFeed;
  readonly #heads = new Map<AccountId, number>();
  readonly #followers = new Map<AccountId, Set<Follower>>();
  /** ends the looking; null: nobody follows */
  #looking: AbortController | null = null;
  #isClosing = false;
  #isFailing = false;

  constructor({ source, clock, lookEvery = 200, bookmarkEvery = 5_000, failed }: FeedOptions) {
    this.#source = source;
    this.#clock = clock;
    this.#lookEvery = lookEvery;
    this.#failed = failed ?? (() => undefined);
    this.#shared = new SharedHeads(source);
    const log = new SharedLog(source);
    this.#followed = {
      head: (account) => this.#heads.get(account) ?? 0,
      isClosing: () => this.#isClosing,
      next: (account, after) => log.next(account, after),
      version: (account, seq) => this.#version(account, seq),
      now: () => clock.now(),
      bookmarkEvery,
      failed: (error) => this.#fail(error),
      left: (follower) => this.#left(follower),
    };
  }

  /**
   * Follows an account after a version; null: after the newest that there is now. Rejects with UNKNOWN_ACCOUNT, and with
   * BAD_INPUT for a version that is not there.
   */
  async follow(
    account: AccountId,
    after: number | null,
    options: FollowOptions,
  ): Promise<Follower> {
    for (const { account: known, seq } of await this.#shared.read()) this.notify(known, seq);
    const head = this.#heads.get(account);
    if (head === undefined) throw unknownAccount(account);
    if (after !== null && (after < 0 || after > head)) throw wrongPosition(account, after, head);
    const follower = new Follower(this.#followed, account, after ?? head, options);
    this.#followers.set(account, (this.#followers.get(account) ?? new Set()).add(follower));
    if (this.#looking === null) this.#startLooking();
    return follower;
  }

  /** A version that is now in the store. */
  notify(account: AccountId, seq: number): void {
    if (seq <= (this.#heads.get(account) ?? -1)) return;
    this.#heads.set(account, seq);
    for (const follower of this.#followers.get(account) ?? []) follower.look();
  }

  /** Tells every follower that this process ends, as the last thing it is told. */
  close(): void {
    this.#isClosing = true;
    this.#lookAll();
  }

  /** The labels that a version has now, in order of their names. */
  async labels({ account, seq }: Version): Promise<readonly string[]> {
    const [found] = await this.#source.versions(account, { before: seq + 1, limit: 1 });
    return found?.version.seq === seq ? found.labels : [];
  }

  async #version(account: AccountId, seq: number): Promise<Version> {
    const version = await this.#source.version(account, seq);
    if (version !== null) return version;
    if (seq === 0) return emptySnapshot(account).version;
    throw new Error(`account ${account} has lost its version ${seq}`);
  }

  #startLooking(): void {
    const looking = new AbortController();
    this.#looking = looking;
    void this.#look(looking.signal);
  }

  /** The one loop of the process that looks what others have appended. Never rejects. */
  async #look(signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.#clock.wait(this.#lookEvery, signal);
      if (signal.aborted) return;
      try {
        for (const { account, seq } of await this.#shared.read()) this.notify(account, seq);
        this.#isFailing = false;
      } catch (error) {
        this.#fail(error);
      }
      this.#lookAll();
    }
  }

  #lookAll(): void {
    for (const followers of this.#followers.values()) {
      for (const follower of followers) follower.look();
    }
  }

  #fail(error: unknown): void {
    if (!this.#isFailing) this.#failed(error);
    this.#isFailing = true;
  }

  #left(follower: Follower): void {
    const { account } = follower;
    const others = this.#followers.get(account);
    others?.delete(follower);
    if (others?.size === 0) this.#followers.delete(account);
    if (this.#followers.size > 0) return;
    this.#looking?.abort();
    this.#looking = null;
  }
}

function unknownAccount(account: AccountId): RequestError {
  const message = `There is no account ${JSON.stringify(account)}`;
  return new RequestError('UNKNOWN_ACCOUNT', message, 'account');
}

function wrongPosition(account: AccountId, after: number, head: number): RequestError {
  const message = `after must name one of the versions 0 to ${head} of account ${account}, got ${after}`;
  return new RequestError('BAD_INPUT', message, 'after');
}
