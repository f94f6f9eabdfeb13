import type { Change } from '../graph/change.js';
import type { Version } from '../graph/version.js';

/**
 * What a follower of an account is told. `resumeAfter`: whoever follows again after this version misses nothing and sees
 * nothing twice. `version` is that version.
 */
export type FeedEvent = ChangedEvent | BookmarkEvent | ResyncEvent | ClosingEvent;

/**
 * One version, with those that were folded into it: those of its changes that the caller may see and asked for, at least one,
 * each once.
 */
export interface ChangedEvent {
  readonly kind: 'changed';
  /** the version after which they are: the one before, unless those between were folded */
  readonly since: number;
  readonly version: Version;
  readonly changes: readonly Change[];
  readonly resumeAfter: number;
}

/** Nothing that was asked for has changed up to this version. */
export interface BookmarkEvent {
  readonly kind: 'bookmark';
  readonly version: Version;
  readonly resumeAfter: number;
}

/**
 * What changed up to this version can no longer be told one by one: whoever keeps a copy reads the graph at it. What
 * changed afterwards follows.
 */
export interface ResyncEvent {
  readonly kind: 'resync';
  /** `folded`: the log between the follower's position and this version was folded; `tooLarge`: one version's changes are more than an event may hold */
  readonly reason: 'folded' | 'tooLarge';
  readonly version: Version;
  readonly resumeAfter: number;
}

/** The last event: this process ends. Another may be asked to go on. */
export interface ClosingEvent {
  readonly kind: 'closing';
  readonly version: Version;
  readonly resumeAfter: number;
}
