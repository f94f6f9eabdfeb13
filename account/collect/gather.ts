import type { Attributes, Json, NodeId, NodeRecord } from '../graph/record.js';
import { sameJson } from '../graph/same-json.js';
import type { MappedNode } from './listing.js';
import type { Reason } from './provider.js';
import type { ReadAnswer } from './stages.js';
import { tagName } from './tag-name.js';

const TYPE = 'the type';

/** A node as all answers of this collection together show it. */
export interface GatheredNode {
  readonly id: NodeId;
  readonly type: string;
  /** the service whose listing states the type; until one has been read, the one that showed it first */
  service: string;
  region: string | null;
  /** the resource's own name, before a tag `Name` goes before it */
  ownName: string | null;
  readonly attributes: { [name: string]: Json };
  /** what cut answers about this very item said: not all of it, so it gives way to whatever is known */
  readonly partial: { [name: string]: Json };
  /** seen by a listing that states its type, so it is known wholly but for failed per-item calls */
  stated: boolean;
}

export interface Gathered {
  readonly nodes: ReadonlyMap<NodeId, GatheredNode>;
  /** two answers that say different things of one node: what the first one says stays */
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
      if (differs === null) continue;
      const first = answers.find((other) => says(other, node.id, differs));
      contradictions.push({
        answer,
        reason: contradiction(answer, first, { id: node.id, differs }),
      });
    }
  }
  return { nodes, contradictions };
}

/** A gathered node as a record. */
export function recordOf(
  node: GatheredNode,
  attributes: Attributes = { ...node.attributes },
): NodeRecord {
  return Object.freeze({
    id: node.id,
    type: node.type,
    service: node.service,
    region: node.region,
    name: tagName(attributes) ?? node.ownName,
    external: false,
    attributes: Object.freeze(attributes),
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
    partial: {},
    stated: false,
  };
}

/** What the two say differently, by its name; null when they agree. */
function join(node: GatheredNode, mapped: MappedNode, answer: ReadAnswer): string | null {
  if (mapped.type !== node.type) return TYPE;
  node.region ??= mapped.region;
  node.ownName ??= mapped.name ?? null;
  if (!node.stated && statesNodeOf(answer, mapped.type)) {
    node.stated = true;
    node.service = answer.scope.service;
  }
  const isCut = answer.kind === 'partial' && answer.item?.id === mapped.id;
  const into = isCut ? node.partial : node.attributes;
  let differs: string | null = null;
  for (const [name, value] of Object.entries(mapped.attributes)) {
    if (value === undefined) continue;
    const known = into[name];
    if (known === undefined) into[name] = value;
    else if (!sameJson(known, value)) differs ??= name;
  }
  return differs;
}

function statesNodeOf(answer: ReadAnswer, type: string): boolean {
  return answer.listing.states.nodes.some((statement) => statement.type === type);
}

/** Whether the answer says something of this attribute; every answer that shows the node says its type. */
function says({ mapped }: ReadAnswer, id: NodeId, what: string): boolean {
  return mapped.nodes.some(
    (node) => node.id === id && (what === TYPE || node.attributes[what] !== undefined),
  );
}

function contradiction(
  answer: ReadAnswer,
  first: ReadAnswer | undefined,
  { id, differs }: { readonly id: NodeId; readonly differs: string },
): Reason {
  const against = first === undefined || first === answer ? 'itself' : first.source;
  const message = `${answer.source}: contradicts ${against} about ${differs} of ${id}`;
  return { code: 'contradiction', source: answer.source, message };
}
