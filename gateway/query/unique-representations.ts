/** Representations without their duplicates, and the way back. */
export interface UniqueRepresentations {
  readonly unique: readonly unknown[];
  /** for each original representation, its index in `unique` */
  readonly indexes: readonly number[];
}

/**
 * Finds the duplicates among the representations of one fetch: the same resource reached over several relations stands
 * there once per way. Returns null when there are none. Equal means the same JSON.
 */
export function uniqueRepresentations(
  representations: readonly unknown[],
): UniqueRepresentations | null {
  const seen = new Map<string, number>();
  const unique: unknown[] = [];
  const indexes = representations.map((representation) => {
    const key = keyOf(representation);
    const known = seen.get(key);
    if (known !== undefined) return known;
    seen.set(key, unique.length);
    return unique.push(representation) - 1;
  });
  return unique.length === representations.length ? null : { unique, indexes };
}

/**
 * Nearly every representation is a type and an id; writing them one after the other is three times faster than JSON. A
 * type has no space in its name.
 */
function keyOf(representation: unknown): string {
  const { __typename, id, ...rest } = representation as Record<string, unknown>;
  if (typeof __typename === 'string' && typeof id === 'string' && isEmpty(rest)) {
    return `${__typename} ${id}`;
  }
  return JSON.stringify(representation);
}

function isEmpty(record: object): boolean {
  for (const _key in record) return false;
  return true;
}
