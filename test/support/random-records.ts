import fc from 'fast-check';
import {
  type Attributes,
  type EdgeRecord,
  type Json,
  type NodeRecord,
  edgeId,
} from '../../account/graph/record.js';
import { MODEL } from '../../schema/generated/model.js';
import type { AttributeType } from '../../schema/model.js';
import type { Records } from './serve-records.js';

export const REGIONS = ['us-east-1', 'eu-west-1', 'ap-south-1'];
export const TAG_KEYS = ['team', 'stage'];
export const TAG_VALUES = ['a', 'b'];
const ACCOUNTS = ['111111111111', '222222222222'];

/** Value types of which the schema says that their members are always there. */
const WHOLE = new Set(['Tag', 'FunctionVariable', 'LoadBalancerSetting']);

interface Triple {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

const TRIPLES: readonly Triple[] = Object.values(MODEL.types).flatMap(({ type, relations }) =>
  Object.values(relations)
    .filter(({ direction }) => direction === 'OUT')
    .flatMap(({ kind, types }) => types.map((to) => ({ kind, from: type, to }))),
);

/** Two accounts of a few types that the model relates, some nodes external, some ids known in both. */
export const randomAccounts: fc.Arbitrary<readonly Records[]> = fc
  .uniqueArray(fc.constantFrom(...TRIPLES), { minLength: 1, maxLength: 5 })
  .chain((triples) => fc.tuple(...ACCOUNTS.map((account) => randomRecords(account, triples))));

function randomRecords(account: string, triples: readonly Triple[]): fc.Arbitrary<Records> {
  const types = [...new Set(triples.flatMap(({ from, to }) => [from, to]))];
  const node = fc.constantFrom(...types).chain((type) => randomNode(account, type));
  return fc
    .uniqueArray(node, { maxLength: 24, selector: ({ id }) => id })
    .chain((nodes) => randomEdges(nodes, triples).map((edges) => ({ account, nodes, edges })));
}

/** Ids are few, so that accounts share some; of one that is another account's, only the end of a relation is known. */
function randomNode(account: string, type: string): fc.Arbitrary<NodeRecord> {
  const name = fc.option(fc.constantFrom('web', 'store', 'Zoë “1”'), { nil: null });
  return fc
    .record({
      number: fc.nat({ max: 30 }),
      region: fc.constantFrom(...REGIONS, null),
      name,
      external: fc.constantFrom(false, false, false, true),
      attributes: randomAttributes(type),
    })
    .map(({ number, region, external, ...rest }) => {
      const owner = external ? ACCOUNTS[number % ACCOUNTS.length] : account;
      const id = `arn:aws:made-up:${number % 3}:${owner}:${type}/${number}`;
      const service = MODEL.types[type]?.service ?? '';
      if (external)
        return { id, type, service, region: null, name: rest.name, external, attributes: {} };
      return { id, type, service, region, external, ...rest };
    });
}

function randomAttributes(type: string): fc.Arbitrary<Attributes> {
  const members = Object.entries(MODEL.types[type]?.attributes ?? {});
  const some = Object.fromEntries(members.map(([name, of]) => [name, randomValue(of)]));
  return fc.record({ ...some, tags: randomTags() }, { requiredKeys: [] });
}

function randomTags(): fc.Arbitrary<Json> {
  const tag = fc.record({
    key: fc.constantFrom(...TAG_KEYS),
    value: fc.constantFrom(...TAG_VALUES),
  });
  return fc.uniqueArray(tag, { maxLength: 2, selector: ({ key }) => key });
}

function randomValue({ of, list }: AttributeType): fc.Arbitrary<Json> {
  const members = MODEL.values[of];
  const one = members === undefined ? randomScalar(of) : randomObject(of, members);
  return list ? fc.array(one, { maxLength: 2 }) : one;
}

function randomObject(
  of: string,
  members: Readonly<Record<string, AttributeType>>,
): fc.Arbitrary<Json> {
  const all = Object.fromEntries(
    Object.entries(members).map(([name, type]) => [name, randomValue(type)]),
  );
  if (WHOLE.has(of)) return fc.record(all);
  return fc.record(all, { requiredKeys: [] }).map((some): Json => some as Attributes);
}

function randomScalar(of: string): fc.Arbitrary<Json> {
  switch (of) {
    case 'Int':
      return fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    case 'Float':
      return fc.integer().map((whole) => whole / 4);
    case 'Boolean':
      return fc.boolean();
    case 'DateTime':
      return fc.constantFrom('2026-01-01T00:00:00.000Z', '2025-06-30T12:00:00.500Z');
    case 'JSON':
      return fc.constantFrom<Json>({ Version: '1', Statement: [{ Effect: 'Allow' }] }, ['a'], 1);
    default:
      return fc.constantFrom('', 'text', 'two\nlines', '\u{1F30D} "quoted"');
  }
}

function randomEdges(
  nodes: readonly NodeRecord[],
  triples: readonly Triple[],
): fc.Arbitrary<readonly EdgeRecord[]> {
  const ofType = (type: string) => nodes.filter((node) => node.type === type);
  const possible = triples.flatMap(({ kind, from, to }) =>
    ofType(from).flatMap((source) =>
      ofType(to).map((target) => ({
        kind,
        from: source.id,
        to: target.id,
        service: source.service,
      })),
    ),
  );
  if (possible.length === 0) return fc.constant([]);
  const attributes = fc.constantFrom<Attributes>(
    {},
    { device: '/dev/sdf' },
    { rules: [{ from: 1 }] },
  );
  const edge = fc
    .tuple(fc.constantFrom(...possible), attributes)
    .map(([ends, known]): EdgeRecord => ({ ...ends, attributes: known }));
  return fc.uniqueArray(edge, { maxLength: 60, selector: edgeId });
}
