import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type ObjectTypeDefinitionNode,
  buildASTSchema,
  concatAST,
  parse,
} from 'graphql';

/**
 * The executable schema of a subgraph: what its SDL declares, and what federation asks every subgraph (`_entities`,
 * `_service`). Nothing is validated: the SDL was when it was composed.
 */
export function subgraphSchema(sdl: string): GraphQLSchema {
  const declared = parse(sdl, { noLocation: true });
  const asked = parse(federationSdl(declared), { noLocation: true });
  const schema = buildASTSchema(concatAST([declared, asked]), {
    assumeValid: true,
    assumeValidSDL: true,
  });
  const service = schema.getQueryType()?.getFields()['_service'];
  if (service !== undefined) service.resolve = () => ({ sdl });
  return schema;
}

function federationSdl({ definitions }: DocumentNode): string {
  const objects = definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  const entities = objects.filter(isEntity).map(({ name }) => name.value);
  const query = objects.some(({ name }) => name.value === 'Query')
    ? 'extend type Query'
    : 'type Query';
  const service = `type _Service { sdl: String } ${query} { _service: _Service! }`;
  if (entities.length === 0) return service;
  return `${service}
    scalar _Any
    union _Entity = ${entities.join(' | ')}
    extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`;
}

function isEntity({ directives = [] }: ObjectTypeDefinitionNode): boolean {
  return directives.some(({ name }) => name.value === 'key');
}
