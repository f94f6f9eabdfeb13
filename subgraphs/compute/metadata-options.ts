import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { Json } from '../../account/graph/record.js';

/** The SDL's InstanceMetadataOptions, of an instance or of a launch template's data. */
export function metadataOptions(owner: Field): Json | undefined {
  const options = owner.object('MetadataOptions');
  if (options === undefined) return undefined;
  return defined({
    httpEndpoint: options.text('HttpEndpoint'),
    httpProtocolIpv6: options.text('HttpProtocolIpv6'),
    httpTokens: options.text('HttpTokens'),
    hopLimit: options.number('HttpPutResponseHopLimit'),
    instanceMetadataTags: options.text('InstanceMetadataTags'),
  });
}
