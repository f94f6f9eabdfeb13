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
import { existingNodes } from './existing-nodes.js';
import { externalNode } from './external-node.js';
import { type Ends, type StatedEdge, statedEdges } from './final-edges.js';
import { finalNodes } from './final-nodes.js';
import { freshnessOf } from './freshness-of.js';
import { type Gathered, gather } from './gather.js';
import { goneNodes } from './gone-nodes.js';
import type { CollectedService, DueScope, ReadAnswer, Reconciled } from './stages.js';
import { vanishedReason } from './vanished-reason.js';
import { vanishedTogether } from './vanished-together.js';

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
 * Compares what was read with the head slice it is evidence for. Pure: the same answers on the same head give the same
 * changes.
 */
export function reconcile(reconciling: Reconciling): Reconciled {
  const seen = see(reconciling);
  const vanished = vanishedTogether(reconciling, seen.gone);
  if (vanished.size === 0) return settleAll(reconciling, seen);
  const doubted = { ...reconciling, answers: withoutAbsence(reconciling.answers, vanished) };
  return settleAll(doubted, see(doubted));
}

interface Seen extends Pick<Gathered, 'contradictions'> {
  readonly shown: Gathered['nodes'];
  readonly gone: ReadonlySet<NodeId>;
}

/** What the answers show, and which nodes of the head they deny. */
function see({ scopes, answers, head }: Reconciling): Seen {
  const { nodes: mentioned, contradictions } = gather(answers);
  const shown = existingNodes(mentioned, answers);
  return { shown, contradictions, gone: goneNodes(scopes, answers, head, shown) };
}

/** The same answers, no evidence for absence in these scopes. */
function withoutAbsence(
  answers: readonly ReadAnswer[],
  scopes: ReadonlySet<DueScope>,
): readonly ReadAnswer[] {
  return answers.map((answer) =>
    answer.kind === 'complete' && scopes.has(answer.scope)
      ? { ...answer, kind: 'partial', reason: vanishedReason(answer.scope) }
      : answer,
  );
}

function settleAll(reconciling: Reconciling, { shown, contradictions, gone }: Seen): Reconciled {
  const { services, answers, head } = reconciling;
  const proof = evidence(services, answers);
  const { nodes, missed } = finalNodes(shown, answers, head, proof);
  const stated = statedEdges(answers, { shown, nodes, gone, head });
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

interface EdgeOutcome {
  readonly changes: readonly Change[];
  /** ends of every edge there is afterwards */
  readonly live: ReadonlySet<NodeId>;
  /** ends of the edges that the answers state */
  readonly stated: ReadonlySet<NodeId>;
}

function edgeChanges(
  stated: ReadonlyMap<EdgeId, StatedEdge>,
  gone: ReadonlySet<NodeId>,
  head: Snapshot,
  proof: Evidence,
): EdgeOutcome {
  const changes: Change[] = [];
  const statedEnds = new Set<NodeId>();
  const live = new Set<NodeId>();
  const left = new Map(stated);
  for (const before of head.allEdges()) {
    const id = edgeId(before);
    const after = edgeAfter(before, left.get(id), { gone, head, proof });
    left.delete(id);
    if (!sameRecord(before, after)) changes.push(edgeChange(before, after));
    if (after !== null) live.add(after.from).add(after.to);
  }
  for (const { record } of left.values()) changes.push(edgeChange(null, record));
  for (const { record } of stated.values()) statedEnds.add(record.from).add(record.to);
  for (const id of statedEnds) live.add(id);
  return { changes, live, stated: statedEnds };
}

/**
 * An edge ends with either end, or when the answers that state it were read and no longer say so. What only cut answers
 * say of it again may be less than is known, unless its own item was on one of their pages.
 */
function edgeAfter(
  before: EdgeRecord,
  stated: StatedEdge | undefined,
  { gone, head, proof }: { gone: ReadonlySet<NodeId>; head: Snapshot; proof: Evidence },
): EdgeRecord | null {
  if (stated?.whole === true) return stated.record;
  const from = head.node(before.from);
  const to = head.node(before.to);
  if (from === null || to === null) return stated?.record ?? null;
  const saysAll = proof.saysAllOf(before, { from, to });
  if (stated !== undefined) return saysAll ? stated.record : before;
  return saysAll || gone.has(before.from) || gone.has(before.to) ? null : before;
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
  const { nodes, gone, ends, edges, head } = input;
  const changes: Change[] = [];
  const external: NodeRecord[] = [];
  const settle = (before: NodeRecord | null, after: NodeRecord | null) => {
    if (!sameRecord(before, after)) changes.push(nodeChange(before, after));
  };
  for (const node of nodes.values()) settle(head.node(node.id), node);
  for (const id of edges.stated) {
    if (nodes.has(id)) continue;
    const before = head.node(id);
    if (before !== null && !before.external && !gone.has(id)) continue;
    const after = externalNode(id, ends.get(id), before, input.serviceOf);
    external.push(after);
    settle(before, after);
  }
  for (const id of gone) if (!nodes.has(id) && !edges.stated.has(id)) settle(head.node(id), null);
  for (const node of head.nodes({ external: true })) {
    if (!nodes.has(node.id) && !edges.live.has(node.id)) settle(node, null);
  }
  return { changes, external: external.map(({ id, type }) => ({ id, type })) };
}
