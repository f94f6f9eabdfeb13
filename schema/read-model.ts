import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { isCommonField } from './common-fields.js';
import type { AttributeType, Model, RelationField, ResourceType } from './model.js';

/** One service's SDL, parsed. */
export interface ServiceSdl {
  readonly service: string;
  readonly document: DocumentNode;
}

const DEFAULT_DEPTH_LIMIT = 3;

/** Reads the tables from the services' SDL. Throws one error that lists everything wrong. */
export function readModel(services: readonly ServiceSdl[]): Model {
  const problems: string[] = [];
  const owners = new Map<string, { service: string; node: ObjectTypeDefinitionNode }>();
  for (const { service, document } of services) {
    for (const node of objectTypes(document)) {
      if (directive(node, 'resource') === undefined) continue;
      const other = owners.get(node.name.value);
      if (other !== undefined)
        problems.push(`${node.name.value}: declared in ${other.service} and in ${service}`);
      owners.set(node.name.value, { service, node });
    }
  }
  const types = Object.fromEntries(
    [...owners.entries()]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, { service, node }]) => [
        name,
        resourceType(service, node, new Set(owners.keys()), problems),
      ]),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return { services: services.map(({ service }) => service), types, ...valueTables(services) };
}

function resourceType(
  service: string,
  node: ObjectTypeDefinitionNode,
  types: ReadonlySet<string>,
  problems: string[],
): ResourceType {
  const type = node.name.value;
  const attributes: Record<string, AttributeType> = {};
  const relations: Record<string, RelationField> = {};
  for (const field of node.fields ?? []) {
    const name = field.name.value;
    if (isCommonField(name)) continue;
    const relation = directive(field, 'relation');
    if (relation === undefined) attributes[name] = attributeType(field.type);
    else relations[name] = relationField(field, relation, types);
    const wrong = fieldProblem(field, relation !== undefined, types);
    if (wrong !== null) problems.push(`${type}.${name}: ${wrong}`);
  }
  const limit = Number(argument(directive(node, 'queryDepthLimit'), 'max') ?? DEFAULT_DEPTH_LIMIT);
  const view = argument(directive(node, 'resource'), 'view') ?? '';
  const field = rootField(type);
  return {
    type,
    service,
    field,
    listField: plural(field),
    view,
    queryDepthLimit: limit,
    attributes,
    relations,
  };
}

function fieldProblem(
  field: FieldDefinitionNode,
  isRelation: boolean,
  types: ReadonlySet<string>,
): string | null {
  const named = namedType(field.type);
  if (field.type.kind === Kind.NON_NULL_TYPE)
    return 'only id, account, service and type are non-null';
  if (isRelation)
    return types.has(named) || named === 'Resource' ? null : `${named} is no resource type`;
  return types.has(named) ? `refers to ${named} without @relation` : null;
}

function relationField(
  field: FieldDefinitionNode,
  relation: ConstDirectiveNode,
  types: ReadonlySet<string>,
): RelationField {
  const named = namedType(field.type);
  return {
    kind: argument(relation, 'kind') ?? '',
    direction: argument(relation, 'direction') === 'IN' ? 'IN' : 'OUT',
    types: types.has(named) ? [named] : [],
    list: isList(field.type),
  };
}

function valueTables(services: readonly ServiceSdl[]): Pick<Model, 'values' | 'enums'> {
  const values: Record<string, Record<string, AttributeType>> = {};
  const enums: Record<string, readonly string[]> = {};
  for (const { document } of services) {
    for (const node of objectTypes(document)) {
      if (directive(node, 'resource') !== undefined) continue;
      values[node.name.value] = Object.fromEntries(
        (node.fields ?? []).map((field) => [field.name.value, attributeType(field.type)]),
      );
    }
    for (const node of document.definitions) {
      if (node.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
      enums[node.name.value] = (node.values ?? []).map(({ name }) => name.value);
    }
  }
  values['Tag'] = { key: { of: 'String', list: false }, value: { of: 'String', list: false } };
  return { values, enums };
}

function objectTypes(document: DocumentNode): readonly ObjectTypeDefinitionNode[] {
  return document.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
}

function attributeType(type: TypeNode): AttributeType {
  return { of: namedType(type), list: isList(type) };
}

export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function isList(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return isList(type.type);
  return type.kind === Kind.LIST_TYPE;
}

export function directive(
  node: { readonly directives?: readonly ConstDirectiveNode[] },
  name: string,
): ConstDirectiveNode | undefined {
  return node.directives?.find((one) => one.name.value === name);
}

function argument(node: ConstDirectiveNode | undefined, name: string): string | undefined {
  const value = node?.arguments?.find((one) => one.name.value === name)?.value;
  return value !== undefined && 'value' in value ? String(value.value) : undefined;
}

function rootField(type: string): string {
  return type.charAt(0).toLowerCase() + type.slice(1);
}

/** English plural of a type's root field: `policies`, `natGateways`, `vpcs`. */
function plural(name: string): string {
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}
