import {
  GraphQLError,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
} from 'graphql';

/** A document whose aliases cannot be taken for other fields, and the way back to the client's names. */
export interface Isolated {
  readonly document: DocumentNode;
  /** what isolated names begin with; null: no alias had to be isolated */
  readonly prefix: string | null;
}

/**
 * Renames each alias that is the name of another field of its type (`id: name`). The planner adds fields that it needs
 * itself, the keys, to the same selection and would take such an alias for them.
 */
export function isolateAliases(
  schema: GraphQLSchema,
  document: DocumentNode,
  text: string,
): Isolated {
  const prefix = unusedPrefix(text);
  const types = new TypeInfo(schema);
  let isolated = false;
  const renamed = visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        if (!parent || !hidesField(schema, parent, node)) return undefined;
        isolated = true;
        const value = `${prefix}${node.alias?.value ?? ''}`;
        return { ...node, alias: { kind: Kind.NAME, value } };
      },
    }),
  );
  return isolated ? { document: renamed, prefix } : { document, prefix: null };
}

/** A result with the client's names again. */
export function withClientNames(
  { data, errors }: ExecutionResult,
  prefix: string,
): ExecutionResult {
  return {
    data: restored(data ?? null, prefix) as Record<string, unknown> | null,
    ...(errors && { errors: errors.map((error) => withClientPath(error, prefix)) }),
  };
}

function unusedPrefix(text: string): string {
  let prefix = '_isolated_';
  while (text.includes(prefix)) prefix += '_';
  return prefix;
}

function hidesField(schema: GraphQLSchema, parent: GraphQLCompositeType, node: FieldNode): boolean {
  const responseName = node.alias?.value;
  if (responseName === undefined || responseName === node.name.value) return false;
  const possible = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [];
  return [parent, ...possible].some(
    (type) =>
      (isObjectType(type) || isInterfaceType(type)) &&
      [type, ...type.getInterfaces()].some((each) => Object.hasOwn(each.getFields(), responseName)),
  );
}

function restored(value: unknown, prefix: string): unknown {
  if (Array.isArray(value)) return value.map((item) => restored(item, prefix));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [clientName(key, prefix), restored(inner, prefix)]),
  );
}

function clientName(key: string, prefix: string): string {
  return key.startsWith(prefix) ? key.slice(prefix.length) : key;
}

function withClientPath(error: GraphQLError, prefix: string): GraphQLError {
  if (error.path === undefined) return error;
  return new GraphQLError(error.message, {
    path: error.path.map((step) => (typeof step === 'string' ? clientName(step, prefix) : step)),
    originalError: error.originalError ?? null,
    extensions: error.extensions,
  });
}
