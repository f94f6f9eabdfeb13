import { byId } from '../../account/collect/by-id.js';
import { WrongShape } from '../../account/collect/field.js';
import type { MappedEdge } from '../../account/collect/listing.js';
import type { Json } from '../../account/graph/record.js';
import type { PolicyDocument } from './policy-document.js';
import { trustedReference } from './trusted-reference.js';

interface Located {
  readonly value: Json;
  readonly path: string;
}

/**
 * Whom a role trusts: one relation per allowing statement and principal, with the statement's actions and conditions.
 * Statements that deny trust nobody. Throws `WrongShape` naming the place below `path` that cannot be read.
 */
export function trustEdges(
  role: string,
  document: PolicyDocument,
  path: string,
): readonly MappedEdge[] {
  return listOf(document['Statement'], `${path}.Statement`)
    .map(statementOf)
    .filter((statement) => statement.members['Effect'] === 'Allow')
    .flatMap((statement) => statementEdges(role, statement.members, statement.path));
}

function statementEdges(
  role: string,
  statement: PolicyDocument,
  path: string,
): readonly MappedEdge[] {
  const actions = textsOf(statement['Action'], `${path}.Action`).toSorted();
  const excepted = textsOf(statement['NotAction'], `${path}.NotAction`).toSorted();
  const conditions = statement['Condition'];
  const attributes = {
    ...(excepted.length === 0 ? { actions } : { notActions: excepted }),
    ...(isEmpty(conditions) ? {} : { conditions }),
  };
  const references = principalsOf(statement['Principal'], `${path}.Principal`).map(
    ({ kind, text }) => trustedReference(kind, text, role),
  );
  const once = new Map(references.map((reference) => [reference.id, reference]));
  return [...once.values()].map((to) => ({
    from: byId('Role', role),
    kind: 'TRUSTS',
    to,
    attributes,
  }));
}

function principalsOf(
  principal: Json | undefined,
  path: string,
): readonly { readonly kind: string; readonly text: string }[] {
  if (principal === undefined) return [];
  if (principal === '*') return [{ kind: 'AWS', text: '*' }];
  if (!isMembers(principal)) throw new WrongShape(path, 'an object or *', principal);
  return Object.entries(principal).flatMap(([kind, value]) =>
    textsOf(value, `${path}.${kind}`).map((text) => ({ kind, text })),
  );
}

function statementOf({ value, path }: Located): {
  readonly members: PolicyDocument;
  readonly path: string;
} {
  if (!isMembers(value)) throw new WrongShape(path, 'an object', value);
  return { members: value, path };
}

function textsOf(value: Json | undefined, path: string): readonly string[] {
  return listOf(value, path).map((item) => {
    if (typeof item.value !== 'string') throw new WrongShape(item.path, 'a text', item.value);
    return item.value;
  });
}

/** Policy documents may write a list of one as the one. */
function listOf(value: Json | undefined, path: string): readonly Located[] {
  if (value === undefined) return [];
  if (!isList(value)) return [{ value, path }];
  return value.map((item, at) => ({ value: item, path: `${path}[${at}]` }));
}

function isEmpty(value: Json | undefined): value is undefined {
  return value === undefined || value === null || Object.keys(value).length === 0;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isMembers(value: Json): value is PolicyDocument {
  return typeof value === 'object' && value !== null && !isList(value);
}
