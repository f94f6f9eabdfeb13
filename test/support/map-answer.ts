import { Field, newFieldUse } from '../../account/collect/field.js';
import type { Listing, Mapped, Scope } from '../../account/collect/listing.js';
import type { NodeRecord } from '../../account/graph/record.js';

/** Account 123456789012 in eu-central-1; a fingerprint shows what it was made of. */
const AT: Scope = {
  account: '123456789012',
  region: 'eu-central-1',
  fingerprint: (secret) =>
    secret.startsWith('fingerprint:') ? secret : `fingerprint:of ${secret}`,
};

/** What a listing makes of an answer, in the account and region of `AT`. */
export function mapAnswer(
  listing: Listing,
  answer: unknown,
  item: NodeRecord | null = null,
): Mapped {
  return listing.map(new Field(answer, '', newFieldUse()), AT, item);
}
