import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
} from 'graphql';
import { isCommonField } from './common-fields.js';
import type { Model, ResourceType } from './model.js';
import { type ServiceSdl, directive, namedType } from './read-model.js';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const STUB_FIELDS =
  'account: Account! @shareable service: String! @shareable type: String! @shareable region: String @shareable ' +
  'name: String @shareable tags: [Tag!] @shareable consoleUrl: String @shareable external: Boolean @shareable';
const OWN_DIRECTIVES = new Set(['resource', 'relation', 'queryDepthLimit']);

/**
 * The SDL of a running subgraph, from what the service declares: the shared types, its own types without this project's
 * directives, stubs of the types of other services that it mentions, and for each type of its own `x(id)` and `xs(…)`.
 */
export function subgraphSdl(service: ServiceSdl, shared: string, model: Model): string {
  const own = Object.values(model.types).filter((type) => type.service === service.service);
  const definitions = service.document.definitions.filter(
    ({ kind }) => kind !== Kind.ENUM_TYPE_EXTENSION,
  );
  const parts = [
    LINK,
    declares(definitions, 'Account') ? withoutAccount(shared) : shared,
    ...definitions.map((node) => print(ownDefinition(node))),
    ...stubsOf(definitions, own, model).map((type) => stub(type, own)),
    ...own.flatMap(connection),
    rootFields(own),
  ];
  return `${print(parse(parts.join('\n\n')))}\n`;
}

function declares(definitions: readonly DefinitionNode[], type: string): boolean {
  return definitions.some((node) => 'name' in node && node.name?.value === type);
}

/** The shared part for the subgraph that declares Account itself. */
function withoutAccount(shared: string): string {
  const { definitions } = parse(shared);
  const kept = definitions.filter((node) => !('name' in node && node.name?.value === 'Account'));
  return kept.map(print).join('\n\n');
}

function ownDefinition(node: DefinitionNode): DefinitionNode {
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return node;
  const isResource = directive(node, 'resource') !== undefined;
  const fields = (node.fields ?? []).map((field) => (isResource ? ownField(field) : field));
  return { ...node, directives: foreignDirectives(node), fields };
}

function ownField(field: FieldDefinitionNode): FieldDefinitionNode {
  const directives = foreignDirectives(field);
  if (isCommonField(field.name.value) && field.name.value !== 'id') {
    return { ...field, directives: [...directives, shareable()] };
  }
  if (directive(field, 'relation') === undefined || field.type.kind !== Kind.LIST_TYPE) {
    return { ...field, directives };
  }
  return { ...field, directives, arguments: [firstArgument()] };
}

function foreignDirectives(node: {
  readonly directives?: readonly ConstDirectiveNode[];
}): readonly ConstDirectiveNode[] {
  return (node.directives ?? []).filter(({ name }) => !OWN_DIRECTIVES.has(name.value));
}

function shareable(): ConstDirectiveNode {
  return { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'shareable' } };
}

function firstArgument(): NonNullable<FieldDefinitionNode['arguments']>[number] {
  const int = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Int' } } as const;
  return {
    kind: Kind.INPUT_VALUE_DEFINITION,
    name: { kind: Kind.NAME, value: 'first' },
    type: int,
  };
}

/** The types of other services that fields lead to; all of them where a field leads to any resource. */
function stubsOf(
  definitions: readonly DefinitionNode[],
  own: readonly ResourceType[],
  model: Model,
): readonly string[] {
  const objects = definitions.filter(
    (node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION,
  );
  const named = new Set(
    objects.flatMap(({ fields }) => (fields ?? []).map(({ type }) => namedType(type))),
  );
  const any = named.has('Resource');
  return Object.keys(model.types).filter(
    (type) => (any || named.has(type)) && !own.some((one) => one.type === type),
  );
}

/**
 * A subgraph with types of its own can be asked for a foreign type's common fields by its key. One without any only
 * leads to the types, so it has no key for them: with one, the planner would look at every way to read `account` of
 * every type that an interface can be, which are more than it can hold.
 */
function stub(type: string, own: readonly ResourceType[]): string {
  const [key, id] = own.length > 0 ? ['@key(fields: "id")', 'id: ID!'] : ['', 'id: ID! @shareable'];
  return `type ${type} implements Resource ${key} { ${id} ${STUB_FIELDS} }`;
}

function connection({ type }: ResourceType): readonly string[] {
  return [
    `type ${type}Connection { nodes: [${type}!]! edges: [${type}Edge!]! pageInfo: PageInfo! totalCount: Int! }`,
    `type ${type}Edge { cursor: String! node: ${type}! }`,
  ];
}

function rootFields(own: readonly ResourceType[]): string {
  if (own.length === 0) return '';
  const fields = own.map(
    ({ type, field, listField }) =>
      `${field}(id: ID!): ${type} ${listField}(account: ID!, region: String, first: Int = 100, after: String): ${type}Connection!`,
  );
  return `type Query { ${fields.join(' ')} }`;
}
