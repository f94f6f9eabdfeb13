import type { Freshness } from '../graph/freshness.js';
import type { NodeId } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import { statedNodes } from './in-scope.js';
import type { DueScope } from './stages.js';
import { statusOf } from './status-of.js';
import { vanishedReason } from './vanished-reason.js';
import { LEAST_DELETED } from './would-delete-most.js';

/**
 * The scopes that lose most of their nodes together, so that most of the account would go at once: a provider that was
 * restarted empty answers twice alike. Not those of which the collection before said the same already.
 */
export function vanishedTogether(
  read: {
    readonly scopes: readonly DueScope[];
    readonly head: Snapshot;
    readonly known: readonly Freshness[];
  },
  gone: ReadonlySet<NodeId>,
): ReadonlySet<DueScope> {
  const { scopes, head, known } = read;
  if (gone.size < LEAST_DELETED || gone.size * 2 <= ownCount(head)) return NONE;
  const losing = scopes.filter((scope) => losesMost(scope, gone, head));
  // one alone was asked a second time at once
  if (losing.length < 2) return NONE;
  return new Set(losing.filter((scope) => !isSaidAlready(scope, known)));
}

const NONE: ReadonlySet<DueScope> = new Set();

function ownCount(head: Snapshot): number {
  let count = 0;
  for (const _ of head.nodes({ external: false })) count += 1;
  return count;
}

function losesMost(scope: DueScope, gone: ReadonlySet<NodeId>, head: Snapshot): boolean {
  const known = new Set<NodeId>();
  for (const listing of scope.listings) {
    for (const { id } of statedNodes(listing, scope, head)) known.add(id);
  }
  const lost = [...known].filter((id) => gone.has(id)).length;
  return lost * 2 > known.size;
}

function isSaidAlready(scope: DueScope, known: readonly Freshness[]): boolean {
  return statusOf(scope, known)?.error?.includes(vanishedReason(scope).message) ?? false;
}
