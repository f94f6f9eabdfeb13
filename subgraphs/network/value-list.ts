import { type Defined, defined } from '../../account/collect/defined.js';
import { canonicalJson } from '../../account/graph/canonical-json.js';
import type { Json } from '../../account/graph/record.js';

/** The values of a list without order: what is not set left out, in an order that does not depend on the answer's. */
export function valueList<T extends { readonly [name: string]: Json | undefined }>(
  values: readonly T[],
): readonly Defined<T>[] {
  return values
    .map((value) => defined(value))
    .map((value) => ({ value, text: canonicalJson(value) }))
    .toSorted((one, other) => (one.text < other.text ? -1 : 1))
    .map(({ value }) => value);
}
