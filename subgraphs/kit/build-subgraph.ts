import {
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  execute,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Found } from '../../account/graph/pins.js';
import type { Model } from '../../schema/model.js';
import type { SubgraphContext } from './context.js';
import type { Cursors } from './cursor.js';
import { once } from './once.js';
import type { RelationAnswers } from './relation-answers.js';
import { COMMON_RESOLVERS, ownResolvers } from './resource-fields.js';
import { rootResolvers } from './root-fields.js';
import type { References, Resolvers, ServiceDefinition } from './service-definition.js';
import { subgraphSchema } from './subgraph-schema.js';
import type { Subgraph } from './subgraph.js';

/** What every subgraph of one process is built with. */
export interface Kit {
  readonly model: Model;
  readonly cursors: Cursors;
  readonly answers: RelationAnswers;
}

/**
 * A running subgraph from its SDL (`schema/generated/<service>.graphql`) and its definition. Attributes, relations, lists
 * and references are resolved from the model; the definition adds what is the service's own. The schema is built when it is
 * first needed, so that a start does not wait for nine of them.
 */
export function buildSubgraph(definition: ServiceDefinition, sdl: string, kit: Kit): Subgraph {
  const schema = once(() => executableSchema(definition, sdl, kit));
  return {
    name: definition.name,
    get schema() {
      return schema();
    },
    execute: (document: DocumentNode, variables, contextValue) =>
      execute({ schema: schema(), document, variableValues: variables, contextValue }),
  };
}

function executableSchema(definition: ServiceDefinition, sdl: string, kit: Kit): GraphQLSchema {
  const schema = subgraphSchema(sdl);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type) || isUnionType(type)) type.resolveType = typeNameOf;
    if (isObjectType(type)) attach(type, resolversOf(type.name, definition.name, kit));
  }
  attachOwn(schema, definition.resolvers ?? {});
  resolveEntities(schema, definition.references ?? {});
  return schema;
}

type AnyResolver = GraphQLFieldResolver<never, SubgraphContext, never>;

function resolversOf(
  name: string,
  service: string,
  { model, cursors, answers }: Kit,
): { readonly [field: string]: AnyResolver } {
  if (name === 'Query') return queryResolvers(service, model, cursors);
  const type = model.types[name];
  if (type === undefined) return {};
  return type.service === service
    ? { ...COMMON_RESOLVERS, ...ownResolvers(type, answers) }
    : COMMON_RESOLVERS;
}

function queryResolvers(
  service: string,
  model: Model,
  cursors: Cursors,
): { readonly [field: string]: AnyResolver } {
  const own = Object.values(model.types).filter((type) => type.service === service);
  return Object.assign({}, ...own.map((type) => rootResolvers(type, cursors)));
}

function attach(
  type: GraphQLObjectType,
  resolvers: { readonly [field: string]: AnyResolver },
): void {
  for (const [name, field] of Object.entries(type.getFields())) {
    const resolver = resolvers[name];
    // graphql-js types a resolver's source as any; each resolver here states what it is given
    if (resolver !== undefined) field.resolve = resolver as typeof field.resolve & object;
  }
}

function attachOwn(schema: GraphQLSchema, resolvers: Resolvers): void {
  for (const [name, fields] of Object.entries(resolvers)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new TypeError(`Resolvers for ${name}, which is no object type`);
    attach(type, fields);
  }
}

/** The types of entities that a service's own reference gave: such values need not say it themselves. */
const referred = new WeakMap<object, string>();

function typeNameOf(value: Found | { readonly __typename: string }): string {
  const known = referred.get(value);
  if (known !== undefined) return known;
  return '__typename' in value ? value.__typename : value.record.type;
}

interface Representation {
  readonly __typename: string;
  readonly id: string;
}

/** One lookup for all representations of a fetch: no promise per entity, unlike the library's own resolver. */
function resolveEntities(schema: GraphQLSchema, references: References): void {
  const field = schema.getQueryType()?.getFields()['_entities'];
  if (field === undefined) return;
  field.resolve = (
    _root: unknown,
    { representations }: { readonly representations: readonly Representation[] },
    context: SubgraphContext,
  ) => representations.map((representation) => entity(representation, references, context));
}

function entity(
  representation: Representation,
  references: References,
  context: SubgraphContext,
): unknown {
  const reference = references[representation.__typename];
  if (reference !== undefined) return refer(reference(representation, context), representation);
  const found = context.pins.find(representation.id);
  return found instanceof Promise
    ? found.then((later) => ofType(later, representation.__typename))
    : ofType(found, representation.__typename);
}

async function refer(given: unknown, { __typename }: Representation): Promise<unknown> {
  const value = await given;
  if (typeof value === 'object' && value !== null) referred.set(value, __typename);
  return value;
}

function ofType(found: Found | null, type: string): Found | null {
  return found !== null && found.record.type === type ? found : null;
}
