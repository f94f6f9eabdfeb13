import type { Json, NodeId, NodeRecord } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import type { Evidence } from './evidence.js';
import { type GatheredNode, recordOf } from './gather.js';
import type { ReadAnswer } from './stages.js';
import { tagName } from './tag-name.js';

export interface FinalNodes {
  readonly nodes: ReadonlyMap<NodeId, NodeRecord>;
  /** optional answers that are no longer there although something is known from them */
  readonly missed: readonly ReadAnswer[];
}

/** What the shown nodes become: what the answers say, and what the head knows from answers that could not be read. */
export function finalNodes(
  shown: ReadonlyMap<NodeId, GatheredNode>,
  answers: readonly ReadAnswer[],
  head: Snapshot,
  proof: Evidence,
): FinalNodes {
  const failed = answers.filter(({ kind, item }) => kind !== 'complete' && item !== null);
  const missed = failed.filter(
    (answer) => answer.kind === 'absent' && isKnownFrom(answer, head, proof),
  );
  const nodes = new Map<NodeId, NodeRecord>();
  for (const node of shown.values()) {
    const known = head.node(node.id);
    const kept = known === null || known.external || known.type !== node.type ? null : known;
    nodes.set(node.id, finalNode(node, kept, proof));
  }
  return { nodes, missed };
}

function finalNode(shown: GatheredNode, known: NodeRecord | null, proof: Evidence): NodeRecord {
  if (known === null) return recordOf(shown, { ...shown.partial, ...shown.attributes });
  const attributes: { [name: string]: Json } = { ...shown.partial };
  for (const [name, value] of Object.entries(known.attributes)) {
    if (shown.attributes[name] !== undefined) continue;
    if (!(proof.saysAttribute(known, name) ?? shown.stated)) attributes[name] = value;
  }
  Object.assign(attributes, shown.attributes);
  const record = recordOf({ ...shown, region: shown.region ?? known.region }, attributes);
  if (record.name !== null || shown.stated) return record;
  return tagName(known.attributes) === null ? { ...record, name: known.name } : record;
}

/** Whether the head has an attribute or an edge that only this item's answer states. */
function isKnownFrom({ item, listing }: ReadAnswer, head: Snapshot, proof: Evidence): boolean {
  const known = item === null ? null : head.node(item.id);
  if (known === null) return false;
  const names = listing.states.attributes[known.type] ?? [];
  if (names.some((name) => Object.hasOwn(known.attributes, name))) return true;
  return head.edges(known.id, 'BOTH').some((edge) => {
    const from = head.node(edge.from);
    const to = head.node(edge.to);
    return from !== null && to !== null && proof.states(listing, known, edge, { from, to });
  });
}
