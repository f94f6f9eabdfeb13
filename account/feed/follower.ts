import { setImmediate as turn } from 'node:timers/promises';
import type { Change } from '../graph/change.js';
import type { AccountId } from '../graph/record.js';
import type { LogEntry } from '../graph/store.js';
import type { Version } from '../graph/version.js';
import type { Caller } from '../graph/view.js';
import type { LogStep } from './shared-log.js';
import type { FeedEvent } from './stages.js';
import { visibleChanges } from './visible-changes.js';

export interface FollowOptions {
  readonly caller: Caller;
  /** which changes are told; all of them when left out */
  readonly wants?: (change: Change) => boolean;
  /** of several versions that wait to be told only the newest is; default false: every one */
  readonly newestOnly?: boolean;
}

/** What a follower has of the feed that it belongs to. */
export interface FollowedFeed {
  head(account: AccountId): number;
  isClosing(): boolean;
  next(account: AccountId, after: number): LogStep | Promise<LogStep>;
  version(account: AccountId, seq: number): Promise<Version>;
  now(): number;
  /** milliseconds without an event after which a follower is told where it is */
  readonly bookmarkEvery: number;
  /** told what kept the log from being read; it is tried again */
  failed(error: unknown): void;
  left(follower: Follower): void;
}

/** Versions passed over in a row before others have their turn. */
const PASSED_AT_ONCE = 200;
const NOTHING: LogStep = { kind: 'nothing' };

/**
 * Reads one account's log from a position on, at the pace at which `next` is called; nothing is read ahead for it.
 * Not to be asked for an event while one is being waited for.
 */
export class Follower implements AsyncIterableIterator<FeedEvent> {
  readonly account: AccountId;
  readonly #feed: FollowedFeed;
  readonly #options: FollowOptions;
  #position: number;
  /** the version of the position; null: not read yet */
  #version: Version | null = null;
  /** what a bookmark need not say again */
  #toldSeq: number | null = null;
  #toldAt: number;
  #ended = false;
  #wake: (() => void) | null = null;

  constructor(feed: FollowedFeed, account: AccountId, after: number, options: FollowOptions) {
    this.#feed = feed;
    this.account = account;
    this.#position = after;
    this.#options = options;
    this.#toldAt = feed.now();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Never rejects. */
  async next(): Promise<IteratorResult<FeedEvent, undefined>> {
    const event = this.#ended ? null : await this.#next();
    return event === null ? { done: true, value: undefined } : { done: false, value: event };
  }

  /** Ends at once, also an event that is being waited for. */
  async return(): Promise<IteratorResult<FeedEvent, undefined>> {
    this.#end();
    return { done: true, value: undefined };
  }

  /** Called by the feed now and then, and when it knows of a new version or closes. */
  look(): void {
    if (this.#wake === null || !(this.#isBehind() || this.#isBookmarkDue() || this.#isClosing())) {
      return;
    }
    this.#wake();
    this.#wake = null;
  }

  async #next(): Promise<FeedEvent | null> {
    let newest: FeedEvent | null = null;
    for (let passed = 1; !this.#ended; passed += 1) {
      if (newest === null && this.#isClosing()) return this.#last();
      // no turn between the look and the wait: what is appended meanwhile would not wake
      const step = this.#isBehind() ? await this.#step() : NOTHING;
      const event = this.#pass(step);
      if (event !== null) {
        if (event.kind !== 'changed' || this.#options.newestOnly !== true) return this.#tell(event);
        newest = event;
      }
      if (step.kind !== 'nothing') {
        if (passed % PASSED_AT_ONCE === 0) await turn();
        continue;
      }
      if (newest !== null) return this.#tell(newest);
      const bookmark = this.#isBookmarkDue() ? await this.#at('bookmark') : null;
      if (bookmark !== null) return this.#tell(bookmark);
      await this.#woken();
    }
    return null;
  }

  async #step(): Promise<LogStep> {
    try {
      return await this.#feed.next(this.account, this.#position);
    } catch (error) {
      this.#feed.failed(error);
      return NOTHING;
    }
  }

  /** Moves on; what there is to tell, if anything. */
  #pass(step: LogStep): FeedEvent | null {
    if (step.kind === 'nothing') return null;
    const { version } = step.entry;
    const since = this.#position;
    this.#position = version.seq;
    this.#version = version;
    const at = { version, resumeAfter: version.seq };
    if (step.kind === 'folded') return Object.freeze({ kind: 'resync', reason: 'folded', ...at });
    const changes = this.#wanted(step.entry);
    if (changes.length === 0) return null;
    return Object.freeze({ kind: 'changed', since, changes, ...at });
  }

  #wanted(entry: LogEntry): readonly Change[] {
    const { caller, wants } = this.#options;
    const visible = visibleChanges(caller, entry);
    return wants === undefined ? visible : visible.filter(wants);
  }

  #tell(event: FeedEvent): FeedEvent | null {
    if (this.#ended) return null;
    this.#toldAt = this.#feed.now();
    this.#toldSeq = event.resumeAfter;
    return event;
  }

  async #last(): Promise<FeedEvent | null> {
    const event = await this.#at('closing');
    if (this.#ended) return null;
    this.#end();
    return event;
  }

  /** Null: the store does not say which version that is; it is asked again later. */
  async #at(kind: 'bookmark' | 'closing'): Promise<FeedEvent | null> {
    try {
      this.#version ??= await this.#feed.version(this.account, this.#position);
    } catch (error) {
      this.#feed.failed(error);
      this.#toldAt = this.#feed.now();
      return null;
    }
    return Object.freeze({ kind, version: this.#version, resumeAfter: this.#position });
  }

  #isBehind(): boolean {
    return this.#feed.head(this.account) > this.#position;
  }

  #isClosing(): boolean {
    return this.#feed.isClosing();
  }

  #isBookmarkDue(): boolean {
    if (this.#toldSeq === this.#position) return false;
    return this.#feed.now() - this.#toldAt >= this.#feed.bookmarkEvery;
  }

  #woken(): Promise<void> {
    if (this.#ended) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#feed.left(this);
    this.#wake?.();
    this.#wake = null;
  }
}
