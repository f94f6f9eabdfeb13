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
  const seen = new Map<string, Map<string, number>>();
  const unique: unknown[] = [];
  const indexes = representations.map((representation) => {
    const { __typename, id } = representation as Record<string, unknown>;
    const known =
      typeof __typename === 'string' && typeof id === 'string' && hasTwoMembers(representation)
        ? indexOf(seen, __typename, id, unique.length)
        : indexOf(seen, OTHERS, JSON.stringify(representation), unique.length);
    if (known === unique.length) unique.push(representation);
    return known;
  });
  return unique.length === representations.length ? null : { unique, indexes };
}

/** No type has this name. */
const OTHERS = '';

/** Nearly every representation is a type and an id: found by them, without writing any text. */
function hasTwoMembers(representation: unknown): boolean {
  let members = 0;
  for (const _key in representation as object) members += 1;
  return members === 2;
}

/** What is known under a type and a key; `next`, kept from now on, when nothing is. */
function indexOf(
  seen: Map<string, Map<string, number>>,
  type: string,
  key: string,
  next: number,
): number {
  let ofType = seen.get(type);
  if (ofType === undefined) seen.set(type, (ofType = new Map()));
  const known = ofType.get(key);
  if (known !== undefined) return known;
  ofType.set(key, next);
  return next;
}
