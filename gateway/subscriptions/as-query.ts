import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  print,
  visit,
} from 'graphql';
import { fragmentsOf } from '../query/shape.js';
import type { Subscribed } from './stages.js';

/**
 * The query that selects from another root field what a subscription selects from its own, under the names that the
 * subscription gives.
 */
export function asQuery(
  { document, operation, fields }: Pick<Subscribed, 'document' | 'operation' | 'fields'>,
  queryField: string,
): string {
  const selections = fields.map((field): FieldNode => {
    const alias = field.alias ?? field.name;
    return { ...field, alias, name: { kind: Kind.NAME, value: queryField } };
  });
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
  const query = { ...operation, operation: OperationTypeNode.QUERY, selectionSet };
  const used = fragmentsWithin(selectionSet, document);
  return print({ kind: Kind.DOCUMENT, definitions: [query, ...used] });
}

function fragmentsWithin(
  selectionSet: SelectionSetNode,
  document: DocumentNode,
): readonly FragmentDefinitionNode[] {
  const known = fragmentsOf(document);
  const found = new Set<FragmentDefinitionNode>();
  const follow = (node: SelectionSetNode) =>
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = known.get(name.value);
        if (fragment === undefined || found.has(fragment)) return;
        found.add(fragment);
        follow(fragment.selectionSet);
      },
    });
  follow(selectionSet);
  return [...found];
}
