import type { Attributes, Json } from '../../account/graph/record.js';
import { MODEL } from '../../schema/generated/model.js';
import type { AttributeType } from '../../schema/model.js';

type Members = Readonly<Record<string, AttributeType>>;

/** A selection of everything that these members hold, as deep as they go. */
export function attributeSelection(members: Members): string {
  const fields = Object.entries(members).map(([name, { of }]) => {
    const inner = MODEL.values[of];
    return inner === undefined ? name : `${name} { ${attributeSelection(inner)} }`;
  });
  return fields.join(' ');
}

/** What that selection answers for these values: null for what is absent. */
export function selectedAttributes(values: Attributes, members: Members): Attributes {
  const selected = Object.entries(members).map(([name, { of, list }]) => {
    const value = values[name] ?? null;
    if (value === null || !list) return [name, selectedValue(value, of)] as const;
    return [name, (value as readonly Json[]).map((item) => selectedValue(item, of))] as const;
  });
  return Object.fromEntries(selected);
}

function selectedValue(value: Json, of: string): Json {
  const members = MODEL.values[of];
  if (members === undefined || value === null) return value;
  return selectedAttributes(value as Attributes, members);
}
