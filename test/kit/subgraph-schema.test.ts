import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { expect, test } from '@jest/globals';
import {
  type GraphQLSchema,
  isObjectType,
  lexicographicSortSchema,
  parse,
  printType,
} from 'graphql';
import { projectRoot } from '../../gateway/project-root.js';
import { subgraphSchema } from '../../subgraphs/kit/subgraph-schema.js';
import { SERVICES } from '../../subgraphs/services.js';

const NAMES = ['account', ...SERVICES.map(({ name }) => name)];

/** What can be asked of a schema: every type as text. Federation's own scalars for directives are not asked for. */
function types(schema: GraphQLSchema): readonly string[] {
  return Object.values(lexicographicSortSchema(schema).getTypeMap())
    .filter(({ name }) => !/^(__|federation__|link__|_FieldSet|FieldSet)/.test(name))
    .filter((type) => isObjectType(type) || 'getTypes' in type || 'getFields' in type)
    .map((type) => printType(type).replaceAll(/"""[\s\S]*?"""\n\s*/g, ''));
}

test.each(NAMES)('the schema of %s is the one that the library builds', (name) => {
  const sdl = readFileSync(join(projectRoot(), 'schema', 'generated', `${name}.graphql`), 'utf8');
  const built = buildSubgraphSchema({ typeDefs: parse(sdl) });
  expect(types(subgraphSchema(sdl))).toEqual(types(built));
});
