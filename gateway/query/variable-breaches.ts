import type { QueryLimits } from '../limits.js';
import type { Breach } from './refusal.js';

/**
 * The limits that a request's variables break, whatever their types. Stops at a limit, and does not recurse: the values
 * are the client's.
 */
export function variableBreaches(
  variables: Readonly<Record<string, unknown>>,
  { nesting, variableValues }: QueryLimits,
): readonly Breach[] {
  let level: unknown[] = [variables];
  let depth = 0;
  let values = 0;
  while (level.length > 0 && depth <= nesting && values <= variableValues) {
    depth += 1;
    const next: unknown[] = [];
    for (const item of level) {
      const inner = Object.values(item as object);
      values += inner.length;
      if (values > variableValues) break;
      next.push(...inner.filter(isObject));
    }
    level = next;
  }
  return [
    { limit: 'nesting', max: nesting, got: depth, counted: 'levels in its variables' },
    {
      limit: 'variableValues',
      max: variableValues,
      got: values,
      counted: 'values in its variables',
    },
  ]
    .filter(({ max, got }) => got > max)
    .map((breach) => ({ ...breach, atLeast: true }));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
