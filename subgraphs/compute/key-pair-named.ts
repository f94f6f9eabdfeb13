import { ec2Arn } from '../../account/collect/arn.js';
import type { Reference, Scope } from '../../account/collect/listing.js';

/** A key pair as everything that uses one refers to it: by the name that is its own within the region. */
export function keyPairNamed(name: string, at: Scope): Reference {
  return {
    by: 'name',
    type: 'KeyPair',
    attribute: 'keyName',
    value: name,
    region: at.region,
    fallbackId: ec2Arn(at, 'key-pair', name),
  };
}
