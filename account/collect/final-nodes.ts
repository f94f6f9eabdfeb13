import type { Json, NodeId, NodeRecord } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import { type GatheredNode, recordOf } from './gather.js';
import { inScope } from './in-scope.js';
import type { ReadAnswer } from './stages.js';

export interface FinalNodes {
  readonly nodes: ReadonlyMap<NodeId, NodeRecord>;
  /** optional answers that are no longer there although something is known from them */
  readonly missed: readonly ReadAnswer[];
}

/**
 * What the shown nodes become: what the answers say, and what the head knows from answers that could not be read.
 * `keepsEdges` tells whether the head has an edge that this item's answer states.
 */
export function finalNodes(
  shown: ReadonlyMap<NodeId, GatheredNode>,
  answers: readonly ReadAnswer[],
  head: Snapshot,
  keepsEdges: (answer: ReadAnswer) => boolean,
): FinalNodes {
  const failed = answers.filter(({ kind }) => kind !== 'complete');
  const missed = failed.filter(
    (answer) => answer.kind === 'absent' && (knowsAny(answer, head) || keepsEdges(answer)),
  );
  const kept = keptNames(shown.values(), failed);
  const nodes = new Map<NodeId, NodeRecord>();
  for (const node of shown.values()) {
    nodes.set(node.id, finalNode(node, kept.get(node.id) ?? new Set(), head.node(node.id)));
  }
  return { nodes, missed };
}

function finalNode(
  shown: GatheredNode,
  kept: ReadonlySet<string>,
  known: NodeRecord | null,
): NodeRecord {
  if (known === null || known.external || known.type !== shown.type) return recordOf(shown);
  const attributes: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(known.attributes)) {
    if (!shown.stated || kept.has(name)) attributes[name] = value;
  }
  Object.assign(attributes, shown.attributes);
  const region = shown.region ?? known.region;
  const tagged = shown.attributes['tags'] === undefined && kept.has('tags');
  const record = recordOf({ ...shown, attributes, region });
  return shown.stated && !tagged ? record : { ...record, name: record.name ?? known.name };
}

/** Which attributes of which shown node only an answer that failed states: of its item, or of every node in its scope. */
function keptNames(
  shown: Iterable<GatheredNode>,
  failed: readonly ReadAnswer[],
): ReadonlyMap<NodeId, ReadonlySet<string>> {
  const kept = new Map<NodeId, Set<string>>();
  const keep = (id: NodeId, names: readonly string[]) => {
    kept.set(id, new Set([...(kept.get(id) ?? []), ...names]));
  };
  const ofItems = failed.filter(({ item }) => item !== null);
  for (const { item, listing } of ofItems) {
    if (item !== null) keep(item.id, listing.states.attributes[item.type] ?? []);
  }
  const ofScopes = failed.filter(({ item }) => item === null);
  if (ofScopes.length === 0) return kept;
  for (const node of shown) {
    for (const { listing, scope } of ofScopes) {
      const names = listing.states.attributes[node.type] ?? [];
      if (names.length > 0 && inScope(recordOf(node), scope)) keep(node.id, names);
    }
  }
  return kept;
}

function knowsAny({ item, listing }: ReadAnswer, head: Snapshot): boolean {
  const known = item === null ? null : head.node(item.id);
  const names = listing.states.attributes[item?.type ?? ''] ?? [];
  return known !== null && names.some((name) => Object.hasOwn(known.attributes, name));
}
