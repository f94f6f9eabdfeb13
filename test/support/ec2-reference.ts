import type { Reference } from '../../account/collect/listing.js';

/** A reference to `<kind>/<id>` in the account and region that `mapAnswer` maps for. */
export function ec2Reference(type: string, resource: string, name?: string): Reference {
  const id = `arn:aws:ec2:eu-central-1:123456789012:${resource}`;
  return name === undefined ? { by: 'id', type, id } : { by: 'id', type, id, name };
}
