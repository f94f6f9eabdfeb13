import { MODEL } from '../../schema/generated/model.js';
import type { RelationField } from '../../schema/model.js';
import type { ReadEdge, ReadNode } from './read-graph.js';
import type { RunningGateway } from './run-gateway.js';

/** `<id> <field>` → ids at the other end in order; null where nobody answered or a single relation is empty. */
export type Relations = ReadonlyMap<string, readonly string[] | null>;

type Related = { readonly id: string } | readonly { readonly id: string }[] | null;
type Answered = Readonly<Record<string, Related>> & { readonly id: string };

const IDS_PER_QUESTION = 50;

/** Every relation field of every node, asked through the typed API. */
export async function readRelations(
  gateway: RunningGateway,
  nodes: readonly ReadNode[],
): Promise<Relations> {
  const found = new Map<string, readonly string[] | null>();
  for (const [type, ids] of idsByType(nodes)) {
    const fields = Object.keys(MODEL.types[type]?.relations ?? {});
    for (const answered of await askInParts(gateway, type, ids)) {
      for (const field of fields)
        found.set(`${answered.id} ${field}`, idsOf(answered[field] ?? null));
    }
  }
  return found;
}

async function askInParts(
  gateway: RunningGateway,
  type: string,
  ids: readonly string[],
): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  for (let at = 0; at < ids.length; at += IDS_PER_QUESTION) {
    answers.push(...(await askRelations(gateway, type, ids.slice(at, at + IDS_PER_QUESTION))));
  }
  return answers;
}

async function askRelations(
  gateway: RunningGateway,
  type: string,
  ids: readonly string[],
): Promise<readonly Answered[]> {
  const relations = Object.keys(MODEL.types[type]?.relations ?? {});
  const fields = relations.map((field) => `${field} { id }`).join(' ');
  const query = `query ($ids: [ID!]!) { resources(ids: $ids) { id ... on ${type} { ${fields} } } }`;
  return (await gateway.data<{ resources: readonly Answered[] }>(query, { ids })).resources;
}

function idsOf(related: Related): readonly string[] | null {
  if (related === null) return null;
  return 'id' in related ? [related.id] : related.map(({ id }) => id);
}

function idsByType(nodes: readonly ReadNode[]): ReadonlyMap<string, readonly string[]> {
  const types = new Map<string, string[]>();
  for (const { id, type } of nodes) types.set(type, [...(types.get(type) ?? []), id]);
  return types;
}

/** The same, read off nodes and edges. A list of an external node that nothing leads to is null: nobody answers for it. */
export function expectedRelations(
  nodes: readonly ReadNode[],
  edges: readonly ReadEdge[],
): Relations {
  const typeOf = new Map(nodes.map(({ id, type }) => [id, type]));
  const found = new Map<string, readonly string[] | null>();
  for (const { id, type, external } of nodes) {
    for (const [field, relation] of Object.entries(MODEL.types[type]?.relations ?? {})) {
      const ids = otherEnds(id, relation, edges, typeOf);
      const unanswered = ids.length === 0 && (external || !relation.list);
      found.set(`${id} ${field}`, unanswered ? null : ids);
    }
  }
  return found;
}

function otherEnds(
  id: string,
  { kind, direction, types }: RelationField,
  edges: readonly ReadEdge[],
  typeOf: ReadonlyMap<string, string>,
): readonly string[] {
  const [near, far] = direction === 'OUT' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  return edges
    .filter((edge) => edge.kind === kind && edge[near] === id)
    .map((edge) => edge[far])
    .filter((other) => types.length === 0 || types.includes(typeOf.get(other) ?? ''))
    .toSorted();
}
