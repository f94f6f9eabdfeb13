import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { pageSize, type Size } from './page-size.js';

/** How many fields an answer may hold: a number, or one that waits for variables. */
export type Cost = number | { readonly fixed: number; readonly scaled: readonly Scaled[] };
interface Scaled {
  readonly size: Size;
  readonly of: Cost;
}

interface Compiler {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** A selection of a connection: `page` is the size its `nodes` and `edges` have. */
interface Parent {
  readonly type: GraphQLCompositeType;
  readonly page: Size | null;
}

/** The lists that a connection's page size is about. */
const PAGED: ReadonlySet<string> = new Set(['nodes', 'edges']);

/**
 * Estimates an operation once, so that each request only fills in its variables. Every field counts 1; a page counts
 * what it asks for, any other list as `page-size.ts` says. `@skip` and `@include` are not looked at: this is an upper
 * estimate. The document must be valid and its fragments without cycles.
 */
export function compileCost(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Cost {
  const type = schema.getRootType(operation.operation);
  if (type === undefined || type === null) return 0;
  return selectionCost({ schema, fragments }, operation.selectionSet, { type, page: null });
}

/** The cost with these coerced variables. */
export function costWith(cost: Cost, variables: Readonly<Record<string, unknown>>): number {
  if (typeof cost === 'number') return cost;
  return cost.scaled.reduce(
    (sum, { size, of }) => sum + sizeWith(size, variables) * costWith(of, variables),
    cost.fixed,
  );
}

function sizeWith(size: Size, variables: Readonly<Record<string, unknown>>): number {
  if (typeof size === 'number') return size;
  const value = variables[size.variable];
  if (typeof value === 'number') return Math.max(1, value);
  return Array.isArray(value) ? value.length : size.otherwise;
}

function selectionCost(compiler: Compiler, set: SelectionSetNode, parent: Parent): Cost {
  return set.selections.reduce<Cost>((sum, selection) => {
    if (selection.kind === Kind.FIELD) return plus(sum, fieldCost(compiler, selection, parent));
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : compiler.fragments.get(selection.name.value);
    if (inner === undefined) return sum;
    const type = typeNamed(compiler.schema, inner.typeCondition?.name.value) ?? parent.type;
    return plus(sum, selectionCost(compiler, inner.selectionSet, { ...parent, type }));
  }, 0);
}

function fieldCost(compiler: Compiler, node: FieldNode, parent: Parent): Cost {
  const field = fieldOf(compiler.schema, parent.type, node.name.value);
  if (field === undefined) return 1;
  const type = getNamedType(field.type);
  const list = isListType(getNullableType(field.type));
  const asked = pageSize(field, node, list);
  const connection = !list && type.name.endsWith('Connection');
  const beneath =
    node.selectionSet !== undefined && isCompositeType(type)
      ? selectionCost(compiler, node.selectionSet, { type, page: connection ? asked : null })
      : 0;
  if (parent.page !== null && PAGED.has(field.name)) return times(parent.page, plus(1, beneath));
  if (list) return times(asked ?? 1, plus(1, beneath));
  // A page size on a field that is no list (a neighbourhood) is how much is read to answer it.
  return asked === null || connection ? plus(1, beneath) : plus(times(asked, 1), beneath);
}

function fieldOf(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (isObjectType(parent) || isInterfaceType(parent)) {
    const field = parent.getFields()[name];
    if (field !== undefined) return field;
  }
  if (parent !== schema.getQueryType()) return undefined;
  return [SchemaMetaFieldDef, TypeMetaFieldDef].find((field) => field.name === name);
}

function typeNamed(schema: GraphQLSchema, name: string | undefined) {
  const type = name === undefined ? undefined : schema.getType(name);
  return isCompositeType(type) ? type : undefined;
}

function plus(a: Cost, b: Cost): Cost {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  const [left, right] = [parts(a), parts(b)];
  return { fixed: left.fixed + right.fixed, scaled: [...left.scaled, ...right.scaled] };
}

function parts(cost: Cost): Exclude<Cost, number> {
  return typeof cost === 'number' ? { fixed: cost, scaled: [] } : cost;
}

function times(size: Size, of: Cost): Cost {
  if (typeof size === 'number' && typeof of === 'number') return size * of;
  return { fixed: 0, scaled: [{ size, of }] };
}
