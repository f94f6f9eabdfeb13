import fc from 'fast-check';

import type { Attributes, EdgeRecord, NodeId, NodeRecord } from '../../account/graph/record.js';
import { type GraphModel, emptyModel, modelAfter } from './graph-model.js';
import { edgeChange, nodeChange } from '../../account/graph/change.js';

/** Ids that sort apart by code points, contain one another, hold spaces or look like an edge id. */
export const idPool: readonly NodeId[] = [
  'arn:a',
  'arn:a b',
  'arn:a\tb',
  'arn:a!',
  'arn:a IN b',
  'arn:a IN b IN c',
  'arn:b',
  'arn:B',
  'arn:\u{1f600}',
  'arn:\uffee',
  'c',
  'IN',
];
export const kindPool: readonly string[] = ['A', 'IN', 'IN_VPC', 'Z'];
export const typePool: readonly string[] = ['Instance', 'Volume', 'Vpc', 'Zone'];
export const servicePool: readonly string[] = ['compute', 'storage'];
export const regionPool: readonly (string | null)[] = ['eu-west-1', 'us-east-1', null];

type Step =
  | { readonly kind: 'putNode'; readonly node: NodeRecord }
  | { readonly kind: 'removeNode'; readonly id: NodeId }
  | { readonly kind: 'putEdge'; readonly edge: EdgeRecord }
  | { readonly kind: 'removeEdge'; readonly edge: EdgeRecord };

const tag = fc.record({
  key: fc.constantFrom('env', 'Name', 'é"'),
  value: fc.constantFrom('prod', 'dev', ''),
});

const attributes: fc.Arbitrary<Attributes> = fc.oneof(
  fc.constant({}),
  fc.record({ tags: fc.array(tag, { maxLength: 3 }) }),
  fc.record({ sizeGiB: fc.nat(9), note: fc.string() }, { requiredKeys: [] }),
  fc
    .dictionary(fc.constantFrom('a', 'z', 'state'), fc.jsonValue({ maxDepth: 2 }))
    .map((value) => JSON.parse(JSON.stringify(value)) as Attributes),
);

const node: fc.Arbitrary<NodeRecord> = fc.record({
  id: fc.constantFrom(...idPool),
  type: fc.constantFrom(...typePool),
  service: fc.constantFrom(...servicePool),
  region: fc.constantFrom(...regionPool),
  name: fc.constantFrom('web', null),
  external: fc.boolean(),
  attributes,
});

const edge: fc.Arbitrary<EdgeRecord> = fc.record({
  from: fc.constantFrom(...idPool),
  kind: fc.constantFrom(...kindPool),
  to: fc.constantFrom(...idPool),
  service: fc.constantFrom(...servicePool),
  attributes,
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: node.map((put): Step => ({ kind: 'putNode', node: put })) },
  { weight: 6, arbitrary: edge.map((put): Step => ({ kind: 'putEdge', edge: put })) },
  { weight: 1, arbitrary: node.map(({ id }): Step => ({ kind: 'removeNode', id })) },
  { weight: 2, arbitrary: edge.map((removed): Step => ({ kind: 'removeEdge', edge: removed })) },
);

/** A graph after each of some versions, each made from the one before; two neighbours may be equal. */
export function histories(
  versions: number,
  steps = 12,
  least = 1,
): fc.Arbitrary<readonly GraphModel[]> {
  return fc
    .array(fc.array(step, { maxLength: steps }), { minLength: least, maxLength: versions })
    .map((batches) => {
      const models = [emptyModel];
      for (const batch of batches) models.push(batch.reduce(take, models.at(-1) ?? emptyModel));
      return models;
    });
}

/** One step; one that does not fit the graph changes nothing. An edge id is taken by one edge only. */
function take(model: GraphModel, next: Step): GraphModel {
  if (next.kind === 'putNode') return modelAfter(model, [nodeChange(null, next.node)]);
  if (next.kind === 'removeNode') return withoutNode(model, next.id);
  if (isTaken(model, next.edge)) return model;
  if (next.kind === 'removeEdge') return modelAfter(model, [edgeChange(next.edge, null)]);
  const ends = [next.edge.from, next.edge.to];
  const there = ends.every((end) => model.nodes.some(({ id }) => id === end));
  return there ? modelAfter(model, [edgeChange(null, next.edge)]) : model;
}

function withoutNode(model: GraphModel, id: NodeId): GraphModel {
  const found = model.nodes.find((node) => node.id === id);
  if (found === undefined) return model;
  const edges = model.edges.filter(({ from, to }) => from === id || to === id);
  const removals = edges.map((removed) => edgeChange(removed, null));
  return modelAfter(model, [nodeChange(found, null), ...removals]);
}

function isTaken(model: GraphModel, { from, kind, to }: EdgeRecord): boolean {
  const id = `${from} ${kind} ${to}`;
  return model.edges.some(
    (other) => `${other.from} ${other.kind} ${other.to}` === id && other.from !== from,
  );
}
