import type { Field } from '../../../account/collect/field.js';
import type { Listing, MappedNode } from '../../../account/collect/listing.js';

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZones.html */
export const listHostedZones: Listing = {
  operation: 'route53:ListHostedZones',
  scope: 'global',
  states: { nodes: [{ type: 'HostedZone' }], relations: [], attributes: {} },
  dropped: {
    'HostedZones[].CallerReference': 'a token of the request that made it',
    'HostedZones[].ResourceRecordSetCount': 'a measurement',
    MaxItems: 'the size of a page',
  },
  map: (answer) => ({ nodes: answer.requiredObjects('HostedZones').map(zoneNode), edges: [] }),
};

function zoneNode(zone: Field): MappedNode {
  const config = zone.object('Config');
  return {
    id: zoneArn(zone.required('Id')),
    type: 'HostedZone',
    region: null,
    name: zone.text('Name'),
    attributes: { private: config?.flag('PrivateZone'), comment: config?.text('Comment') },
  };
}

/** The answer's ids are paths: `/hostedzone/Z1`. */
export function zoneArn(id: string): string {
  return `arn:aws:route53:::${id.replace(/^\//, '')}`;
}
