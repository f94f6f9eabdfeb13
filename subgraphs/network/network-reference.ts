import { byId } from '../../account/collect/by-id.js';
import type { Reference, Scope } from '../../account/collect/listing.js';
import { networkId } from './network-id.js';
import type { NetworkType } from './network-id.js';

/** One end of a relation, by the provider's short id and, where the answer shows it, the resource's own name. */
export function networkReference(
  at: Pick<Scope, 'account' | 'region'>,
  type: NetworkType,
  id: string,
  name?: string,
): Reference {
  return byId(type, networkId(at, type, id), name);
}
