/** Every value at a dotted path of a JSON value, lists flattened on the way; nothing where a member is missing. */
export function valuesAt(value: unknown, path: string): readonly unknown[] {
  const names = path === '' ? [] : path.split('.');
  return names.reduce<readonly unknown[]>(
    (values, name) => values.flatMap((one) => memberOf(one, name)),
    [value].flat(),
  );
}

/** The same where each value is a text. */
export function textsAt(value: unknown, path: string): readonly string[] {
  return valuesAt(value, path).filter((text) => typeof text === 'string');
}

function memberOf(value: unknown, name: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null || !(name in value)) return [];
  return [(value as Readonly<Record<string, unknown>>)[name]].flat();
}
