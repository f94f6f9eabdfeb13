import { type GraphQLArgument, getNamedType, isEnumType } from 'graphql';
import fc from 'fast-check';
import { MODEL } from '../../schema/generated/model.js';
import type { KnownValues } from './known-values.js';

/** Where an argument stands: what is drawn for it depends on what its field gives. */
export interface Place {
  readonly argument: GraphQLArgument;
  /** the type that the field gives */
  readonly gives: string;
}

const TYPES = Object.keys(MODEL.types);
const KINDS = ['ATTACHED_TO', 'IN_SUBNET', 'HAS_SECURITY_GROUP', 'IN_VPC', 'HAS_POLICY', 'TRUSTS'];
const REGIONS = [...many(12, 'us-east-1'), ...many(4, 'eu-west-1'), 'us-east-1 ', 'nowhere-1', ''];
const USUAL = ['latest', 'seq:1', 'seq:2'].flatMap((text) => many(6, text));
/** Names of versions: most of them of versions that there are. */
export const DESCRIPTORS = [
  ...USUAL,
  'seq:0',
  'seq:3',
  'seq:-1',
  'seq:01',
  'seq:1e3',
  'seq:99999999999999999999',
  'seq:',
  '',
  'label:before',
  'time:2026-01-01T00:00:00Z',
];
const NUMBERS = [
  ...Array.from({ length: 8 }, () => [1, 2, 3, 5]).flat(),
  0,
  7,
  10,
  50,
  100,
  1_000,
  1_001,
  -1,
  2_147_483_647,
  2_147_483_648,
  0.5,
];

const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, '', 0, true, [], {}, [[]], [null], '__proto__', '\u0000', '💥'),
  fc.string(),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constant('x'.repeat(3_000)),
);

/** What is drawn for arguments: mostly what a client could mean, sometimes anything. */
export function randomArguments(values: KnownValues): (place: Place) => fc.Arbitrary<unknown> {
  const ids = [...values.ids.values()].flat();
  const anyId = fc.constantFrom(...ids, ...values.otherIds);
  const mutatedId = mutatedText(anyId);
  const idOf = (type: string) =>
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...(values.ids.get(type) ?? ids)) },
      { weight: 2, arbitrary: anyId },
      { weight: 1, arbitrary: mutatedId },
    );
  const cursors = [...values.cursors.values()].flat();
  const anyCursor = fc.constantFrom(...cursors);
  const cursor = (type: string) =>
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...(values.cursors.get(type) ?? cursors)) },
      { weight: 2, arbitrary: anyCursor },
      { weight: 1, arbitrary: mutatedText(anyCursor) },
      { weight: 1, arbitrary: fc.tuple(anyCursor, anyCursor).map(crossed) },
    );
  const account = fc.constantFrom(
    ...many(12, values.accounts[0] ?? ''),
    ...values.accounts,
    '000000000000',
  );
  const meant = ({ argument: { name, type }, gives }: Place): fc.Arbitrary<unknown> => {
    const named = getNamedType(type);
    if (isEnumType(named)) return fc.constantFrom(...named.getValues().map((value) => value.name));
    if (name === 'id') return gives === 'Account' ? account : idOf(gives);
    if (name === 'ids') return listOf(idOf(gives), 6);
    if (name === 'account') return account;
    if (name === 'after') return cursor(gives);
    return BY_NAME[name] ?? fc.constantFrom(...NUMBERS);
  };
  return (place) =>
    fc.oneof({ weight: 60, arbitrary: meant(place) }, { weight: 1, arbitrary: oddValue });
}

function many(times: number, text: string): readonly string[] {
  return Array.from({ length: times }, () => text);
}

function listOf(item: fc.Arbitrary<string>, maxLength = 3): fc.Arbitrary<readonly string[]> {
  return fc.array(item, { minLength: 1, maxLength });
}

const tag = fc.record(
  {
    key: fc.constantFrom('team', 'Name', 'stage', 'Environment', '', 'k'.repeat(129)),
    values: fc.array(fc.constantFrom('web', 'production', ''), { maxLength: 2 }),
  },
  { requiredKeys: ['key'] },
);

/** For arguments whose name says all. */
const BY_NAME: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  at: fc.constantFrom(...DESCRIPTORS),
  region: fc.constantFrom(null, ...REGIONS),
  regions: listOf(fc.constantFrom(...REGIONS)),
  services: listOf(fc.constantFrom(...MODEL.services, 'account', 'Compute')),
  types: listOf(fc.constantFrom(...TYPES, ...TYPES, 'Thing')),
  kinds: listOf(fc.constantFrom(...KINDS, ...KINDS, 'LIKES')),
  tags: fc.array(tag, { maxLength: 3 }),
  maxAge: fc.constantFrom(3_600, 3_600, -1),
};

/** One text with a few of its characters gone and others in their place. */
function mutatedText(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(text, fc.nat(300), fc.nat(3), fc.constantFrom('', 'A', '.', '-', '\n', ' ', 'é'))
    .map(([whole, at, cut, put]) => {
      const from = at % (whole.length + 1);
      return whole.slice(0, from) + put + whole.slice(from + cut);
    });
}

/** The position of one cursor with the signature of the other. */
function crossed([position, signature]: readonly [string, string]): string {
  return [...position.split('.').slice(0, 2), signature.split('.')[2]].join('.');
}
