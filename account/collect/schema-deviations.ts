import type { AttributeType, Model } from '../../schema/model.js';
import type { NodeRecord } from '../graph/record.js';
import type { SchemaDeviation } from './stages.js';

const TAGS: AttributeType = { of: 'Tag', list: true };

/** Checks records against the schema: attributes it does not know and values of another type than it says. Ordered. */
export function schemaDeviations(
  records: Iterable<NodeRecord>,
  model: Model,
): readonly SchemaDeviation[] {
  const found = new Map<string, { type: string; attribute: string; rule: string; count: number }>();
  for (const record of records) {
    const known = model.types[record.type]?.attributes ?? {};
    for (const [attribute, value] of Object.entries(record.attributes)) {
      const rule = deviation(value, attribute === 'tags' ? TAGS : known[attribute], model);
      if (rule === null) continue;
      const key = `${record.type} ${attribute} ${rule}`;
      const entry = found.get(key) ?? { type: record.type, attribute, rule, count: 0 };
      entry.count += 1;
      found.set(key, entry);
    }
  }
  return [...found.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, entry]) => entry);
}

function deviation(value: unknown, wanted: AttributeType | undefined, model: Model): string | null {
  if (wanted === undefined) return 'the schema has no such field';
  if (!wanted.list) return scalarDeviation(value, wanted.of, model);
  if (!Array.isArray(value)) return `must be a list of ${wanted.of}`;
  for (const item of value) {
    const rule = scalarDeviation(item, wanted.of, model);
    if (rule !== null) return rule;
  }
  return null;
}

function scalarDeviation(value: unknown, of: string, model: Model): string | null {
  const members = model.values[of];
  if (members !== undefined) return objectDeviation(value, of, members, model);
  const allowed = model.enums[of];
  if (allowed !== undefined) {
    return allowed.includes(String(value)) ? null : `must be one of ${allowed.join(', ')}`;
  }
  return isOfScalar(value, of) ? null : `must be ${of}`;
}

function objectDeviation(
  value: unknown,
  of: string,
  members: { readonly [field: string]: AttributeType },
  model: Model,
): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `must be ${of}`;
  for (const [name, member] of Object.entries(value)) {
    const rule = deviation(member, members[name], model);
    if (rule !== null) return `${of}.${name}: ${rule}`;
  }
  return null;
}

function isOfScalar(value: unknown, of: string): boolean {
  switch (of) {
    case 'Int':
      return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
    case 'Float':
      return typeof value === 'number';
    case 'Boolean':
      return typeof value === 'boolean';
    case 'DateTime':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value));
    case 'JSON':
      return value !== undefined;
    default:
      return typeof value === 'string';
  }
}
