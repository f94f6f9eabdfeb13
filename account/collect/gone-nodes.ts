import type { NodeId, NodeRecord } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import { statedNodes } from './in-scope.js';
import type { Listing } from './listing.js';
import type { DueScope, ReadAnswer } from './stages.js';

interface Absence {
  readonly head: Snapshot;
  readonly shown: ReadonlySet<NodeId>;
  readonly gone: Set<NodeId>;
}

/** The head's nodes that complete listings of their type no longer show. */
export function goneNodes(
  scopes: readonly DueScope[],
  answers: readonly ReadAnswer[],
  head: Snapshot,
  shown: ReadonlySet<NodeId>,
): ReadonlySet<NodeId> {
  const absence: Absence = { head, shown, gone: new Set() };
  for (const scope of scopes) {
    const inThis = answers.filter((answer) => answer.scope === scope);
    for (const listing of scope.listings.filter(({ perItem }) => perItem === undefined)) {
      goneFromOwn(listing, scope, inThis, absence);
    }
    for (const listing of scope.listings.filter(({ perItem }) => perItem !== undefined)) {
      goneFromItems(listing, scope, inThis, absence);
    }
  }
  return absence.gone;
}

function goneFromOwn(
  listing: Listing,
  scope: DueScope,
  answers: readonly ReadAnswer[],
  { head, shown, gone }: Absence,
): void {
  if (!answers.some((answer) => answer.listing === listing && answer.kind === 'complete')) return;
  for (const { id } of statedNodes(listing, scope, head)) if (!shown.has(id)) gone.add(id);
}

/** A node shown per item of another (a listener of a load balancer) is gone when every such item is gone or was answered. */
function goneFromItems(
  listing: Listing,
  scope: DueScope,
  answers: readonly ReadAnswer[],
  { head, shown, gone }: Absence,
): void {
  const made = answers.filter((answer) => answer.listing === listing);
  const answered = new Set(
    made.filter(({ kind }) => kind === 'complete').map(({ item }) => item?.id),
  );
  const allAnswered =
    answered.size === made.length && itemsAreListed(listing.perItem?.type ?? '', scope, answers);
  for (const node of statedNodes(listing, scope, head)) {
    if (shown.has(node.id)) continue;
    const items = itemsOf(node, listing.perItem?.type ?? '', head);
    const accounted = items.every((id) => gone.has(id) || answered.has(id));
    if (items.length > 0 ? accounted : allAnswered) gone.add(node.id);
  }
}

function itemsOf(node: NodeRecord, type: string, head: Snapshot): readonly NodeId[] {
  return head
    .edges(node.id, 'BOTH')
    .map(({ from, to }) => (from === node.id ? to : from))
    .filter((id) => head.node(id)?.type === type);
}

function itemsAreListed(type: string, scope: DueScope, answers: readonly ReadAnswer[]): boolean {
  const listings = scope.listings.filter(({ states }) =>
    states.nodes.some((node) => node.type === type),
  );
  return listings.every((listing) =>
    answers.some((answer) => answer.listing === listing && answer.kind === 'complete'),
  );
}
