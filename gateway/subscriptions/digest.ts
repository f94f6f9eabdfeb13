import { type DocumentNode, type FieldNode, Kind, visit } from 'graphql';
import { createHash } from 'node:crypto';
import type { Subscribed } from './stages.js';

/** Arguments that say where a subscription begins: what is sent for an event does not depend on them. */
const POSITIONS = ['after'];

/** The same for subscriptions that are sent the same for the same event. */
export function digestOf({
  asked: { text, operationName, variables },
  document,
  fields,
  caller,
}: Pick<Subscribed, 'asked' | 'document' | 'fields' | 'caller'>): string {
  const positions = positionVariables(document, fields);
  const others = Object.entries(variables).filter(([name]) => !positions.has(name));
  const key = JSON.stringify([text, operationName ?? null, others, caller]);
  return createHash('sha256').update(key).digest('base64url');
}

/** The variables of such arguments, unless something else uses them as well. */
function positionVariables(
  document: DocumentNode,
  fields: readonly FieldNode[],
): ReadonlySet<string> {
  const names = fields.flatMap(({ arguments: given = [] }) =>
    given.flatMap(({ name, value }) =>
      POSITIONS.includes(name.value) && value.kind === Kind.VARIABLE ? [value.name.value] : [],
    ),
  );
  // one use is its definition
  return new Set(names.filter((name) => uses(document, name) === names.length + 1));
}

function uses(document: DocumentNode, variable: string): number {
  let count = 0;
  visit(document, {
    Variable({ name }) {
      if (name.value === variable) count += 1;
    },
  });
  return count;
}
