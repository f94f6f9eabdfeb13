import type { NodeId } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import { groupBy } from './group-by.js';
import { statedNodes } from './in-scope.js';
import { itemsOf } from './items-of.js';
import type { Listing } from './listing.js';
import type { DueScope, ReadAnswer } from './stages.js';

interface Absence {
  readonly head: Snapshot;
  readonly shown: { has(id: NodeId): boolean };
  readonly gone: Set<NodeId>;
}

/** The head's nodes that complete listings of their type no longer show. */
export function goneNodes(
  scopes: readonly DueScope[],
  answers: readonly ReadAnswer[],
  head: Snapshot,
  shown: Absence['shown'],
): ReadonlySet<NodeId> {
  const absence: Absence = { head, shown, gone: new Set() };
  const byScope = groupBy(answers, ({ scope }) => scope);
  for (const scope of scopes) goneFromScope(scope, byScope.get(scope) ?? [], absence);
  return absence.gone;
}

/** Items shown per item of another may be items themselves: what follows from what is gone is looked for until nothing does. */
function goneFromScope(scope: DueScope, answers: readonly ReadAnswer[], absence: Absence): void {
  const byListing = groupBy(answers, ({ listing }) => listing);
  const perItem: Listing[] = [];
  for (const listing of scope.listings) {
    if (listing.states.nodes.length === 0) continue;
    if (listing.perItem !== undefined) perItem.push(listing);
    else if (isComplete(byListing.get(listing))) goneFromOwn(listing, scope, absence);
  }
  for (let before = -1; before < absence.gone.size;) {
    before = absence.gone.size;
    for (const listing of perItem) goneFromItems(listing, scope, byListing, absence);
  }
}

function isComplete(answers: readonly ReadAnswer[] | undefined): boolean {
  return answers?.some(({ kind }) => kind === 'complete') ?? false;
}

function goneFromOwn(listing: Listing, scope: DueScope, { head, shown, gone }: Absence): void {
  for (const { id } of statedNodes(listing, scope, head)) if (!shown.has(id)) gone.add(id);
}

/** A node shown per item of another (a listener of a load balancer) is gone when every such item is gone or was answered. */
function goneFromItems(
  listing: Listing,
  scope: DueScope,
  byListing: ReadonlyMap<Listing, readonly ReadAnswer[]>,
  { head, shown, gone }: Absence,
): void {
  const made = byListing.get(listing) ?? [];
  const complete = made.filter(({ kind }) => kind === 'complete');
  const answered = new Set(complete.map(({ item }) => item?.id));
  const allAnswered =
    complete.length === made.length && itemsAreListed(listing, scope.listings, byListing);
  for (const node of statedNodes(listing, scope, head)) {
    if (shown.has(node.id) || gone.has(node.id)) continue;
    const items = itemsOf(node, listing, head);
    const accounted = items.every((id) => gone.has(id) || answered.has(id));
    if (items.length > 0 ? accounted : allAnswered) gone.add(node.id);
  }
}

function itemsAreListed(
  { perItem }: Listing,
  listings: readonly Listing[],
  byListing: ReadonlyMap<Listing, readonly ReadAnswer[]>,
): boolean {
  const listing = listings.filter(({ states }) =>
    states.nodes.some(({ type }) => type === perItem?.type),
  );
  return listing.length > 0 && listing.every((one) => isComplete(byListing.get(one)));
}
