import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode } from 'graphql';
import type { SelectionSetNode } from 'graphql';
import { ruleError } from '../query/refusal.js';
import { fragmentsOf } from '../query/shape.js';

/**
 * The root field of a valid subscription, once for each time it is written. Throws when something there is only asked
 * under a condition: then it would depend on variables whether there is a field at all.
 */
export function rootFields(
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
): readonly FieldNode[] {
  const fragments = fragmentsOf(document);
  const within = ({ selections }: SelectionSetNode): readonly FieldNode[] =>
    selections.flatMap((selection) => {
      if ((selection.directives ?? []).length > 0) throw conditional();
      if (selection.kind === Kind.FIELD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet);
      const fragment = fragments.get(selection.name.value);
      return fragment === undefined ? [] : within(fragment.selectionSet);
    });
  return within(selectionSet);
}

function conditional(): Error {
  const message = 'The root field of a subscription takes no directives.';
  return ruleError('rootDirectives', message);
}
