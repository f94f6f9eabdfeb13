import type { NodeId, NodeRecord } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import { groupBy } from './group-by.js';
import { statedNodes } from './in-scope.js';
import { itemsOf } from './items-of.js';
import type { Listing } from './listing.js';
import type { ReadAnswer } from './stages.js';
import { wouldDeleteMost } from './would-delete-most.js';

/**
 * Of the answers just made for one scope, those that lack something known, when what they and the answers before them
 * lack would delete most of the scope, of a listing or of a type: they are made a second time.
 */
export function askedAgain(
  made: readonly ReadAnswer[],
  before: readonly ReadAnswer[],
  head: Snapshot,
): ReadonlySet<ReadAnswer> {
  const lack = lacking(made, head);
  const [first] = lack.answers;
  if (first === undefined) return NONE;
  const missing = new Set([...lack.missing, ...lacking(before, head).missing]);
  return wouldDeleteMost(first.scope, missing, head) ? lack.answers : NONE;
}

const NONE: ReadonlySet<ReadAnswer> = new Set();

interface Lack {
  readonly missing: Set<NodeId>;
  readonly answers: Set<ReadAnswer>;
}

function lacking(answers: readonly ReadAnswer[], head: Snapshot): Lack {
  const lack: Lack = { missing: new Set(), answers: new Set() };
  for (const [listing, made] of groupBy(answers, (answer) => answer.listing)) {
    if (listing.states.nodes.length === 0) continue;
    if (listing.perItem === undefined) for (const answer of made) ownLack(answer, head, lack);
    else itemsLack(listing, made, { head, lack });
  }
  return lack;
}

/** What a complete listing lacks of what it states. */
function ownLack(answer: ReadAnswer, head: Snapshot, { missing, answers }: Lack): void {
  if (answer.kind !== 'complete') return;
  const listed = new Set(answer.mapped.nodes.map(({ id }) => id));
  for (const { id } of statedNodes(answer.listing, answer.scope, head)) {
    if (listed.has(id)) continue;
    missing.add(id);
    answers.add(answer);
  }
}

/** What the complete answers about items lack of what is known of their items. */
function itemsLack(
  listing: Listing,
  made: readonly ReadAnswer[],
  { head, lack }: { readonly head: Snapshot; readonly lack: Lack },
): void {
  const [first] = made;
  if (first === undefined) return;
  const shown = new Set(made.flatMap(({ mapped }) => mapped.nodes.map(({ id }) => id)));
  const answered = new Map<NodeId, ReadAnswer>();
  for (const answer of made) {
    if (answer.kind === 'complete' && answer.item !== null) answered.set(answer.item.id, answer);
  }
  const unshown = (node: NodeRecord) => !shown.has(node.id);
  for (const node of statedNodes(listing, first.scope, head).filter(unshown)) {
    for (const item of itemsOf(node, listing, head)) {
      const answer = answered.get(item);
      if (answer === undefined) continue;
      lack.missing.add(node.id);
      lack.answers.add(answer);
    }
  }
}
