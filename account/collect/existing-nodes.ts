import type { NodeId } from '../graph/record.js';
import { type GatheredNode, recordOf } from './gather.js';
import { inScope } from './in-scope.js';
import type { ReadAnswer } from './stages.js';

/**
 * The shown nodes without those that an answer merely mentions (a subscription left over from a deleted topic) while the
 * complete list of their type does not show them: they are gone.
 */
export function existingNodes(
  shown: ReadonlyMap<NodeId, GatheredNode>,
  answers: readonly ReadAnswer[],
): ReadonlyMap<NodeId, GatheredNode> {
  const mentioned = [...shown.values()].filter(({ stated }) => !stated);
  if (mentioned.length === 0) return shown;
  const lists = answers.filter(({ kind, item }) => kind === 'complete' && item === null);
  const existing = new Map(shown);
  for (const node of mentioned) {
    if (lists.some((answer) => listsAll(answer, node))) existing.delete(node.id);
  }
  return existing;
}

function listsAll({ listing, scope }: ReadAnswer, node: GatheredNode): boolean {
  const all = listing.states.nodes.some(
    ({ type, where }) => type === node.type && where === undefined,
  );
  return all && inScope(recordOf(node), scope);
}
