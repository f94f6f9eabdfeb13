import { canonicalJson } from '../graph/canonical-json.js';
import type { Attributes, EdgeId, EdgeRecord, Json, NodeId, NodeRecord } from '../graph/record.js';
import { edgeId } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import type { Evidence } from './evidence.js';
import type { GatheredNode } from './gather.js';
import type { MappedEdge, Reference } from './listing.js';
import type { ReadAnswer } from './stages.js';

/** Ids that references ended at, with what the reference knew of them. */
export type Ends = ReadonlyMap<NodeId, { readonly type: string; readonly name: string | null }>;

export interface StatedEdges {
  readonly edges: ReadonlyMap<EdgeId, EdgeRecord>;
  readonly ends: Ends;
}

interface Resolution {
  readonly shown: ReadonlyMap<NodeId, GatheredNode>;
  readonly nodes: ReadonlyMap<NodeId, NodeRecord>;
  readonly head: Snapshot;
}

/** The edges the answers state, their references resolved and several of one pair joined. */
export function statedEdges(
  answers: readonly ReadAnswer[],
  resolution: Resolution,
  evidence: Evidence,
): StatedEdges {
  const joined = new Map<
    EdgeId,
    { edge: MappedEdge; record: EdgeRecord; attributes: Attributes[] }
  >();
  const ends = new Map<NodeId, { type: string; name: string | null }>();
  const byName = nameIndex(resolution);
  for (const answer of answers) {
    for (const edge of answer.mapped.edges) {
      const from = resolve(edge.from, byName);
      const to = resolve(edge.to, byName);
      noteEnd(ends, from, edge.from);
      noteEnd(ends, to, edge.to);
      const record = { from, kind: edge.kind, to, service: answer.scope.service, attributes: {} };
      const entry = joined.get(edgeId(record)) ?? {
        edge,
        record,
        attributes: new Array<Attributes>(),
      };
      joined.set(edgeId(record), entry);
      entry.attributes.push(withoutUndefined(edge.attributes ?? {}));
    }
  }
  const edges = new Map<EdgeId, EdgeRecord>();
  for (const [id, { edge, record, attributes }] of joined) {
    const listAs = evidence.statementOf(edge.kind, edge.from.type, edge.to.type)?.listAs;
    edges.set(id, Object.freeze({ ...record, attributes: join(attributes, listAs) }));
  }
  return { edges, ends };
}

/** A name that any reference gives is kept, whichever answer came first. */
function noteEnd(
  ends: Map<NodeId, { type: string; name: string | null }>,
  id: NodeId,
  reference: Reference,
): void {
  const known = ends.get(id);
  if (known === undefined) ends.set(id, { type: reference.type, name: nameOf(reference) });
  else known.name ??= nameOf(reference);
}

/** One set of attributes as it is; several, or a relation that may have several, as a list without repeats. */
function join(attributes: readonly Attributes[], listAs: string | undefined): Attributes {
  const distinct = new Map(attributes.map((one) => [canonicalJson(one), one]));
  const only = [...distinct.values()][0];
  if (listAs === undefined && distinct.size === 1 && only !== undefined) return Object.freeze(only);
  const list = [...distinct.keys()].toSorted().map((text) => distinct.get(text) ?? {});
  return Object.freeze({ [listAs ?? 'rules']: list });
}

function withoutUndefined(attributes: { readonly [name: string]: Json | undefined }): Attributes {
  const set: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) set[name] = value;
  return set;
}

type NameIndex = (reference: Reference & { readonly by: 'name' }) => NodeId | undefined;

function resolve(reference: Reference, byName: NameIndex): NodeId {
  return reference.by === 'id' ? reference.id : (byName(reference) ?? reference.fallbackId);
}

function nameOf(reference: Reference): string | null {
  return reference.by === 'id' ? (reference.name ?? null) : reference.value;
}

/** Nodes by (type, region, attribute, value): what this collection shows first, then what the head has. */
function nameIndex({ shown, nodes, head }: Resolution): NameIndex {
  const built = new Map<string, Map<string, NodeId>>();
  const build = (type: string, attribute: string | undefined): Map<string, NodeId> => {
    const index = new Map<string, NodeId>();
    for (const node of head.nodes({ types: [type], external: false }))
      add(index, node, attribute, node.name);
    for (const node of nodes.values()) {
      if (node.type !== type) continue;
      add(index, node, attribute, shown.get(node.id)?.ownName ?? node.name);
    }
    return index;
  };
  return ({ type, attribute, value, region }) => {
    const key = `${type} ${attribute ?? ''}`;
    const index = built.get(key) ?? build(type, attribute);
    built.set(key, index);
    return index.get(`${region ?? ''} ${value}`);
  };
}

function add(
  index: Map<string, NodeId>,
  node: NodeRecord,
  attribute: string | undefined,
  name: string | null,
): void {
  const value = attribute === undefined ? name : node.attributes[attribute];
  if (typeof value !== 'string') return;
  index.set(` ${value}`, node.id);
  if (node.region !== null) index.set(`${node.region} ${value}`, node.id);
}
