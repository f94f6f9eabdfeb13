import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import fc from 'fast-check';
import type { Place } from './random-arguments.js';

/** A question of the schema's own fields, whose arguments are variables. */
export interface RandomQuestion {
  readonly text: string;
  /** variable → where it stands */
  readonly variables: ReadonlyMap<string, Place>;
}

/** A question while it is written. */
interface Writing {
  readonly draw: fc.GeneratorValue;
  readonly schema: GraphQLSchema;
  readonly variables: Map<string, Place>;
  /** how many there are yet */
  fields: number;
}

const DEEPEST = 5;
/** Fields that lead on, drawn more often than their number among all fields would have it. */
const TO_LISTS: ReadonlySet<string> = new Set(['nodes', 'edges', 'graph', 'pageInfo', 'resource']);

/** Arguments that leave little to see. */
const SELDOM: ReadonlySet<string> = new Set(['after', 'region', 'regions', 'tags', 'types']);

/** Valid questions of any field, some with fragments and aliases. */
export function randomQuestions(schema: GraphQLSchema): fc.Arbitrary<RandomQuestion> {
  return fc.gen().map((draw) => {
    const writing: Writing = { draw, schema, variables: new Map(), fields: 0 };
    const root = schema.getQueryType();
    const selection = root ? selectionOf(writing, root, DEEPEST) : '';
    const variables = [...writing.variables].map(
      ([name, { argument }]) => `$${name}:${String(argument.type)}`,
    );
    const declared = variables.length === 0 ? '' : `(${variables.join(',')})`;
    return { text: `query Random${declared}${selection}`, variables: writing.variables };
  });
}

function selectionOf(writing: Writing, type: GraphQLNamedType, deep: number): string {
  const { draw, schema } = writing;
  if (isAbstractType(type)) {
    const inner = pick(draw, schema.getPossibleTypes(type), draw(fc.nat, { max: 2 }));
    const parts = inner.map((one) => `... on ${one.name}${selectionOf(writing, one, deep)}`);
    return `{__typename ${['id', ...parts].join(' ')}}`;
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).filter(
    (field) => deep > 0 || !isCompositeType(getNamedType(field.type)),
  );
  if (fields.length === 0) return '{__typename}';
  const onward = fields.filter(({ name }) => TO_LISTS.has(name));
  const pool = [...fields, ...onward, ...onward, ...onward];
  const chosen = pick(draw, pool, draw(fc.integer, { min: 1, max: deep === DEEPEST ? 2 : 4 }));
  return `{${[...new Set(chosen)].map((field) => fieldOf(writing, field, deep)).join(' ')}}`;
}

function fieldOf(writing: Writing, field: GraphQLField<unknown, unknown>, deep: number): string {
  const { draw, variables } = writing;
  const gives = getNamedType(field.type);
  const given = field.args.filter(
    ({ name, type }) =>
      isNonNullType(type) || draw(fc.nat, { max: 5 }) < (SELDOM.has(name) ? 2 : 4),
  );
  const filled = given.map((argument) => {
    const variable = `v${variables.size}`;
    variables.set(variable, { argument, gives: gives.name });
    return `${argument.name}:$${variable}`;
  });
  writing.fields += 1;
  const alias = draw(fc.nat, { max: 9 }) === 0 ? `a${writing.fields}:` : '';
  const inner = isCompositeType(gives) ? selectionOf(writing, gives, deep - 1) : '';
  return `${alias}${field.name}${filled.length === 0 ? '' : `(${filled.join(',')})`}${inner}`;
}

/** So many of them, without those that come twice. */
function pick<T>(draw: fc.GeneratorValue, all: readonly T[], count: number): readonly T[] {
  const indexes = Array.from({ length: count }, () => draw(fc.nat, { max: all.length - 1 }));
  return all.filter((_, index) => indexes.includes(index));
}
