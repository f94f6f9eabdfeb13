import { Field, newFieldUse } from '../../account/collect/field.js';
import type { Listing } from '../../account/collect/listing.js';
import { unmappedFields } from '../../account/collect/unmapped-fields.js';
import type { NodeRecord } from '../../account/graph/record.js';

/** The fields of an answer that a listing neither maps nor declares dropped. */
export function unmappedOf(
  listing: Listing,
  answer: unknown,
  item: NodeRecord | null = null,
): readonly string[] {
  const use = newFieldUse();
  const at = { account: '123456789012', region: 'eu-central-1', fingerprint: () => 'fingerprint:' };
  listing.map(new Field(answer, '', use), at, item);
  return unmappedFields(answer, use, listing.dropped);
}
