import type { ResourceType } from '../../schema/model.js';
import { consoleUrl } from './console-url.js';
import { relationResolver } from './relation-field.js';
import type { RelationAnswers } from './relation-answers.js';
import type { ResourceResolver } from './resource-resolver.js';

/** How the fields that every resource has are read from its record. */
export const COMMON_RESOLVERS: { readonly [field: string]: ResourceResolver } = {
  id: ({ record }) => record.id,
  account: ({ view }) => ({ __typename: 'Account', id: view.version.account }),
  service: ({ record }) => record.service,
  type: ({ record }) => record.type,
  region: ({ record }) => record.region,
  name: ({ record }) => record.name,
  tags: ({ record }) => record.attributes['tags'] ?? null,
  consoleUrl: ({ record }) => consoleUrl(record),
  external: ({ record }) => record.external,
};

/** Resolvers for a type's own attributes and relations, from the model alone. */
export function ownResolvers(
  type: ResourceType,
  answers: RelationAnswers,
): { readonly [field: string]: ResourceResolver } {
  const attributes = Object.keys(type.attributes).map(
    (name): readonly [string, ResourceResolver] => [
      name,
      ({ record }) => record.attributes[name] ?? null,
    ],
  );
  const relations = Object.entries(type.relations).map(
    ([name, relation]): readonly [string, ResourceResolver] => [
      name,
      relationResolver(type.type, name, relation, answers),
    ],
  );
  return Object.fromEntries([...attributes, ...relations]);
}
