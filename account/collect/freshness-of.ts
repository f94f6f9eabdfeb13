import type { Freshness } from '../graph/freshness.js';
import type { NodeId, NodeRecord } from '../graph/record.js';
import { inScope, statedNodes } from './in-scope.js';
import type { Reason } from './provider.js';
import type { Reconciling } from './reconcile.js';
import type { DueScope, ReadAnswer } from './stages.js';

const REASONS_NAMED = 3;

/** How current each scope is after this reading, and every reason why one is not complete. */
export function freshnessOf(
  reconciling: Pick<Reconciling, 'scopes' | 'answers' | 'head' | 'began' | 'known'>,
  failedBesides: readonly ReadAnswer[],
  after: { readonly nodes: ReadonlyMap<NodeId, NodeRecord>; readonly gone: ReadonlySet<NodeId> },
): { readonly freshness: readonly Freshness[]; readonly reasons: readonly Reason[] } {
  const reasons: Reason[] = [];
  const freshness = reconciling.scopes.map((scope) => {
    const why = scopeReasons(scope, reconciling.answers, failedBesides);
    reasons.push(...why);
    return Object.freeze({
      service: scope.service,
      region: scope.region,
      used: isUsed(scope, reconciling, after),
      asOf: why.length === 0 ? reconciling.began : lastComplete(scope, reconciling.known),
      complete: why.length === 0,
      error: why.length === 0 ? null : errorText(why),
    });
  });
  return { freshness, reasons };
}

function scopeReasons(
  scope: DueScope,
  answers: readonly ReadAnswer[],
  failedBesides: readonly ReadAnswer[],
): readonly Reason[] {
  const failed = answers.filter(({ kind }) => kind === 'unreadable' || kind === 'partial');
  const inThis = [...failed, ...failedBesides].filter((answer) => answer.scope === scope);
  const byMessage = new Map<string, Reason>();
  for (const { reason } of inThis) if (reason !== null) byMessage.set(reason.message, reason);
  return [...byMessage.values()];
}

function isUsed(
  scope: DueScope,
  { head }: Pick<Reconciling, 'head'>,
  { nodes, gone }: { nodes: ReadonlyMap<NodeId, NodeRecord>; gone: ReadonlySet<NodeId> },
): boolean {
  for (const listing of scope.listings) {
    const types = new Set(listing.states.nodes.map(({ type }) => type));
    for (const node of nodes.values())
      if (types.has(node.type) && inScope(node, scope)) return true;
    if (statedNodes(listing, scope, head).some(({ id }) => !gone.has(id))) return true;
  }
  return false;
}

function lastComplete(scope: DueScope, known: readonly Freshness[]): string | null {
  const last = known.find(
    ({ service, region }) => service === scope.service && region === scope.region,
  );
  return last?.asOf ?? null;
}

function errorText(reasons: readonly Reason[]): string {
  const named = reasons.slice(0, REASONS_NAMED).map(({ message }) => message);
  const more = reasons.length - named.length;
  return more > 0 ? `${named.join('; ')}; and ${more} more` : named.join('; ');
}
