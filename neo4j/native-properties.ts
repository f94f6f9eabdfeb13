import neo4j, { type Integer } from 'neo4j-driver';

import type { Attributes, Json } from '../account/graph/record.js';

type Native = string | boolean | number | Integer;

/** Longer text is for reading, not for a WHERE; it stays in `attributes` alone. */
const longestText = 500;
const nameRule = /^[A-Za-z][A-Za-z0-9_]{0,99}$/;
const ownNames: ReadonlySet<string> = new Set([
  'account',
  'id',
  'type',
  'service',
  'region',
  'name',
  'external',
  'attributes',
]);

/**
 * The attributes that people's Cypher can name: texts, numbers and truth values under their own names. Only for them: what
 * is read back is `attributes`.
 */
export function nativeProperties(attributes: Attributes): Readonly<Record<string, Native>> {
  const properties: Record<string, Native> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const native = nativeValue(value);
    if (native !== null && nameRule.test(name) && !ownNames.has(name)) properties[name] = native;
  }
  return properties;
}

function nativeValue(value: Json): Native | null {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.length <= longestText ? value : null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  return null;
}
