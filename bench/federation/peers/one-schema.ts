import {
  type GraphQLField,
  type GraphQLSchema,
  buildSchema,
  isAbstractType,
  isObjectType,
  printSchema,
} from 'graphql';
import type { Model } from '../../../schema/model.js';

type Field = GraphQLField<unknown, unknown>;

/**
 * One schema of everything, with the resolvers of the subgraphs: what the API would be without federation. A resource's
 * field is resolved by its own service, any other by the first subgraph that has a resolver for it.
 */
export function oneSchema(
  apiSchema: GraphQLSchema,
  subgraphs: ReadonlyMap<string, GraphQLSchema>,
  model: Model,
): GraphQLSchema {
  const schema = buildSchema(printSchema(apiSchema));
  for (const type of Object.values(schema.getTypeMap())) {
    const own = subgraphs.get(model.types[type.name]?.service ?? '');
    const sources = own === undefined ? [...subgraphs.values()] : [own];
    if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) resolve(type.name, field, sources);
    } else if (isAbstractType(type)) {
      const found = sources.map((source) => source.getType(type.name)).find(isAbstractType);
      if (found?.resolveType) type.resolveType = found.resolveType;
    }
  }
  return schema;
}

function resolve(type: string, field: Field, sources: readonly GraphQLSchema[]): void {
  for (const source of sources) {
    const found = source.getType(type);
    const resolver = isObjectType(found) ? found.getFields()[field.name]?.resolve : undefined;
    if (resolver === undefined) continue;
    field.resolve = resolver;
    return;
  }
}
