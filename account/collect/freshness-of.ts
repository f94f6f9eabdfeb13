import type { Freshness } from '../graph/freshness.js';
import type { NodeId, NodeRecord } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import { groupBy } from './group-by.js';
import { inScope } from './in-scope.js';
import type { Reason } from './provider.js';
import type { Reconciling } from './reconcile.js';
import type { DueScope, ReadAnswer, ScopeReason } from './stages.js';
import { statusOf } from './status-of.js';

const REASONS_NAMED = 3;

/** How current each scope is after this reading, and every reason why one is not complete. */
export function freshnessOf(
  reconciling: Pick<Reconciling, 'scopes' | 'answers' | 'head' | 'began' | 'known'>,
  failedBesides: readonly ReadAnswer[],
  after: { readonly nodes: ReadonlyMap<NodeId, NodeRecord>; readonly gone: ReadonlySet<NodeId> },
): { readonly freshness: readonly Freshness[]; readonly reasons: readonly ScopeReason[] } {
  const reasons: ScopeReason[] = [];
  const failed = reconciling.answers.filter(
    ({ kind }) => kind === 'unreadable' || kind === 'partial',
  );
  const failedIn = groupBy([...failed, ...failedBesides], ({ scope }) => scope);
  const shown = groupBy(after.nodes.values(), ({ type }) => type);
  const freshness = reconciling.scopes.map((scope) => {
    const why = distinctReasons(failedIn.get(scope) ?? []);
    const { service, region } = scope;
    for (const reason of why) reasons.push({ ...reason, scope: { service, region } });
    return Object.freeze({
      service,
      region,
      used: isUsed(scope, shown, after.gone, reconciling.head),
      asOf:
        why.length === 0 ? reconciling.began : (statusOf(scope, reconciling.known)?.asOf ?? null),
      complete: why.length === 0,
      error: why.length === 0 ? null : errorText(why),
    });
  });
  return { freshness, reasons };
}

function distinctReasons(failed: readonly ReadAnswer[]): readonly Reason[] {
  const byMessage = new Map<string, Reason>();
  for (const { reason } of failed) if (reason !== null) byMessage.set(reason.message, reason);
  // the next collection looks for it in the status, which names but the first reasons
  const rank = ({ code }: Reason) => (code === 'vanished' ? 0 : 1);
  return [...byMessage.values()].toSorted((one, other) => rank(one) - rank(other));
}

/** Whether there is a node of a type that the scope's listings state. */
function isUsed(
  scope: DueScope,
  shown: ReadonlyMap<string, readonly NodeRecord[]>,
  gone: ReadonlySet<NodeId>,
  head: Snapshot,
): boolean {
  const types = scope.listings.flatMap(({ states }) => states.nodes.map(({ type }) => type));
  if (types.some((type) => shown.get(type)?.some((node) => inScope(node, scope)))) return true;
  for (const node of head.nodes({ types, external: false })) {
    if (inScope(node, scope) && !gone.has(node.id)) return true;
  }
  return false;
}

function errorText(reasons: readonly Reason[]): string {
  const named = reasons.slice(0, REASONS_NAMED).map(({ message }) => message);
  const more = reasons.length - named.length;
  return more > 0 ? `${named.join('; ')}; and ${more} more` : named.join('; ');
}
