import { canonicalJson } from '../graph/canonical-json.js';
import type { Attributes, Json, NodeId, NodeRecord } from '../graph/record.js';
import type { MappedNode } from './listing.js';
import type { Reason } from './provider.js';
import type { ReadAnswer } from './stages.js';

/** A node as all answers of this collection together show it. */
export interface GatheredNode {
  readonly id: NodeId;
  readonly type: string;
  readonly service: string;
  region: string | null;
  /** the resource's own name, before a tag `Name` goes before it */
  ownName: string | null;
  readonly attributes: { [name: string]: Json };
  /** the operations that showed it */
  readonly sources: Set<string>;
  /** seen by a listing that states its type, so it is known wholly but for failed per-item calls */
  stated: boolean;
}

export interface Gathered {
  readonly nodes: ReadonlyMap<NodeId, GatheredNode>;
  /** two answers that say different things of one attribute: the first one's value stays */
  readonly contradictions: readonly { readonly answer: ReadAnswer; readonly reason: Reason }[];
}

/** Joins what the answers say of each node. */
export function gather(answers: readonly ReadAnswer[]): Gathered {
  const nodes = new Map<NodeId, GatheredNode>();
  const contradictions: { answer: ReadAnswer; reason: Reason }[] = [];
  for (const answer of answers) {
    for (const mapped of answer.mapped.nodes) {
      const node = nodes.get(mapped.id) ?? begin(mapped, answer);
      nodes.set(mapped.id, node);
      const differs = join(node, mapped, answer);
      if (differs !== null)
        contradictions.push({ answer, reason: contradiction(answer, node, differs) });
    }
  }
  return { nodes, contradictions };
}

/** A gathered node as a record. */
export function recordOf(node: GatheredNode): NodeRecord {
  return Object.freeze({
    id: node.id,
    type: node.type,
    service: node.service,
    region: node.region,
    name: tagName(node.attributes) ?? node.ownName,
    external: false,
    attributes: Object.freeze({ ...node.attributes }),
  });
}

function begin(mapped: MappedNode, answer: ReadAnswer): GatheredNode {
  return {
    id: mapped.id,
    type: mapped.type,
    service: answer.scope.service,
    region: null,
    ownName: null,
    attributes: {},
    sources: new Set(),
    stated: false,
  };
}

function join(node: GatheredNode, mapped: MappedNode, answer: ReadAnswer): string | null {
  node.region ??= mapped.region;
  node.ownName ??= mapped.name ?? null;
  node.sources.add(answer.source);
  node.stated ||= statesNodeOf(answer, mapped.type);
  let differs: string | null = null;
  for (const [name, value] of Object.entries(mapped.attributes)) {
    if (value === undefined) continue;
    const known = node.attributes[name];
    if (known === undefined) node.attributes[name] = value;
    else if (canonicalJson(known) !== canonicalJson(value)) differs ??= name;
  }
  return differs;
}

function statesNodeOf(answer: ReadAnswer, type: string): boolean {
  return answer.listing.states.nodes.some((statement) => statement.type === type);
}

function contradiction(answer: ReadAnswer, node: GatheredNode, attribute: string): Reason {
  const others = [...node.sources].filter((source) => source !== answer.source);
  const against = others.length === 0 ? 'itself' : others.join(', ');
  const message = `${answer.source}: contradicts ${against} about ${attribute} of ${node.id}`;
  return { code: 'contradiction', source: answer.source, message };
}

function tagName(attributes: Attributes): string | null {
  const { tags } = attributes;
  if (!Array.isArray(tags)) return null;
  const list: readonly { readonly key?: unknown; readonly value?: unknown }[] = tags;
  const value = list.find((tag) => tag.key === 'Name')?.value;
  return typeof value === 'string' && value !== '' ? value : null;
}
