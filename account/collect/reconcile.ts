import { type Change, edgeChange, nodeChange, sameRecord } from '../graph/change.js';
import {
  type EdgeId,
  type EdgeRecord,
  type NodeId,
  type NodeRecord,
  edgeId,
} from '../graph/record.js';
import type { Freshness } from '../graph/freshness.js';
import type { Snapshot } from '../graph/snapshot.js';
import { type Evidence, evidence } from './evidence.js';
import { externalNode } from './external-node.js';
import { type Ends, statedEdges } from './final-edges.js';
import { finalNodes } from './final-nodes.js';
import { freshnessOf } from './freshness-of.js';
import { gather } from './gather.js';
import { goneNodes } from './gone-nodes.js';
import type { CollectedService, DueScope, ReadAnswer, Reconciled } from './stages.js';

export interface Reconciling {
  readonly services: readonly CollectedService[];
  readonly scopes: readonly DueScope[];
  readonly answers: readonly ReadAnswer[];
  readonly head: Snapshot;
  /** when the reading began, ISO 8601 */
  readonly began: string;
  /** what was known of every scope before */
  readonly known: readonly Freshness[];
  readonly serviceOf: (type: string) => string;
}

/**
 * Compares what was read with the head slice it is evidence for (DESIGN 6, rules 1 and 2). Pure: the same answers on the
 * same head give the same changes.
 */
export function reconcile(reconciling: Reconciling): Reconciled {
  const { services, scopes, answers, head } = reconciling;
  const { nodes: shown, contradictions } = gather(answers);
  const proof = evidence(services, answers);
  const { nodes, missed } = finalNodes(shown, answers, head, (answer) =>
    keepsEdges(answer, head, proof),
  );
  const gone = goneNodes(scopes, answers, head, new Set(shown.keys()));
  const stated = statedEdges(answers, { shown, nodes, head }, proof);
  const edges = edgeChanges(stated.edges, gone, head, proof);
  const result = nodeChanges({
    nodes,
    gone,
    ends: stated.ends,
    edges,
    head,
    serviceOf: reconciling.serviceOf,
  });
  const failed = [
    ...missed,
    ...contradictions.map(({ answer, reason }) => ({ ...answer, reason })),
  ];
  return {
    changes: [...result.changes, ...edges.changes],
    ...freshnessOf(reconciling, failed, { nodes, gone }),
    external: result.external,
  };
}

/** Whether the head has an edge that this item's answer would state. */
function keepsEdges(answer: ReadAnswer, head: Snapshot, proof: Evidence): boolean {
  const { item } = answer;
  if (item === null) return false;
  return head.edges(item.id, 'BOTH').some((edge) => {
    const from = head.node(edge.from);
    const to = head.node(edge.to);
    if (from === null || to === null) return false;
    return proof.listingOf(edge.kind, from.type, to.type) === answer.listing;
  });
}

interface EdgeOutcome {
  readonly changes: readonly Change[];
  /** ends of every edge there is afterwards, as far as this collection looked */
  readonly live: ReadonlySet<NodeId>;
  readonly created: readonly EdgeRecord[];
}

function edgeChanges(
  stated: ReadonlyMap<EdgeId, EdgeRecord>,
  gone: ReadonlySet<NodeId>,
  head: Snapshot,
  proof: Evidence,
): EdgeOutcome {
  const changes: Change[] = [];
  const live = new Set<NodeId>();
  for (const edge of head.allEdges()) {
    if (stated.has(edgeId(edge))) continue;
    if (ends(edge, gone, head, proof)) changes.push(edgeChange(edge, null));
    else live.add(edge.from).add(edge.to);
  }
  for (const [id, edge] of stated) {
    const before = head.edge(id);
    if (!sameRecord(before, edge)) changes.push(edgeChange(before, edge));
    live.add(edge.from).add(edge.to);
  }
  return { changes, live, created: [...stated.values()] };
}

/** An edge ends with either end, or when the answer that states it was read and no longer says so. */
function ends(
  edge: EdgeRecord,
  gone: ReadonlySet<NodeId>,
  head: Snapshot,
  proof: Evidence,
): boolean {
  if (gone.has(edge.from) || gone.has(edge.to)) return true;
  const from = head.node(edge.from);
  const to = head.node(edge.to);
  return from === null || to === null || proof.saysAllOf(edge, { from, to });
}

interface NodeInput {
  readonly nodes: ReadonlyMap<NodeId, NodeRecord>;
  readonly gone: ReadonlySet<NodeId>;
  readonly ends: Ends;
  readonly edges: EdgeOutcome;
  readonly head: Snapshot;
  readonly serviceOf: (type: string) => string;
}

function nodeChanges(input: NodeInput): Pick<Reconciled, 'changes' | 'external'> {
  const changes: Change[] = [];
  const external: NodeRecord[] = [];
  const settled = new Set<NodeId>();
  const settle = (before: NodeRecord | null, after: NodeRecord | null, id: NodeId) => {
    settled.add(id);
    if (!sameRecord(before, after)) changes.push(nodeChange(before, after));
  };
  for (const node of input.nodes.values()) settle(input.head.node(node.id), node, node.id);
  for (const { from, to } of input.edges.created) {
    for (const id of [from, to]) {
      if (settled.has(id)) continue;
      const before = input.head.node(id);
      if (before !== null && !before.external && !input.gone.has(id)) continue;
      const after = externalNode(id, input.ends.get(id), input.serviceOf);
      external.push(after);
      settle(before, before?.external === true ? before : after, id);
    }
  }
  for (const id of input.gone) if (!settled.has(id)) settle(input.head.node(id), null, id);
  for (const node of input.head.nodes({ external: true })) {
    if (!settled.has(node.id) && !input.edges.live.has(node.id)) settle(node, null, node.id);
  }
  return { changes, external: external.map(({ id, type }) => ({ id, type })) };
}
