import {
  getNullableType,
  isListType,
  Kind,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type ValueNode,
} from 'graphql';

/** How many items a list may have: known, or known when its variable is. */
export type Size = number | { readonly variable: string; readonly otherwise: number };

/** Arguments that say how much is wanted. */
const SIZES: ReadonlySet<string> = new Set(['first', 'last', 'limit']);

/** What a list without a page size is taken for: relations are short, and the records really read are limited besides. */
const PLAIN_LIST = 10;

/**
 * How many items a field asks for. Null: it takes no size and is no list. A list of ids asks for one item each. A
 * default of the schema counts in full for a page, and at most 10 for a plain list, whose `first` is only a bound.
 */
export function pageSize(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  list: boolean,
): Size | null {
  const ids = list ? field.args.find(isIdList) : undefined;
  if (ids !== undefined) return idCount(valueOf(node, ids));
  const argument = field.args.find(({ name }) => SIZES.has(name));
  if (argument === undefined) return list ? PLAIN_LIST : null;
  const otherwise = defaultSize(argument, list);
  const value = valueOf(node, argument);
  if (value?.kind === Kind.VARIABLE) return { variable: value.name.value, otherwise };
  return value?.kind === Kind.INT ? Math.max(1, Number(value.value)) : otherwise;
}

function defaultSize({ defaultValue }: GraphQLArgument, list: boolean): number {
  const size = typeof defaultValue === 'number' ? defaultValue : PLAIN_LIST;
  return list ? Math.min(size, PLAIN_LIST) : size;
}

function isIdList({ name, type }: GraphQLArgument): boolean {
  return name === 'ids' && isListType(getNullableType(type));
}

function idCount(value: ValueNode | undefined): Size {
  if (value?.kind === Kind.VARIABLE) return { variable: value.name.value, otherwise: 1 };
  return value?.kind === Kind.LIST ? value.values.length : 1;
}

function valueOf(node: FieldNode, argument: GraphQLArgument): ValueNode | undefined {
  return node.arguments?.find(({ name }) => name.value === argument.name)?.value;
}
