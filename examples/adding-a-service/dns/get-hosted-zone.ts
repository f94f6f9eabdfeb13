import { ec2Arn } from '../../../account/collect/arn.js';
import type { Listing, MappedEdge } from '../../../account/collect/listing.js';

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html */
export const getHostedZone: Listing = {
  operation: 'route53:GetHostedZone',
  scope: 'global',
  states: {
    nodes: [],
    relations: [{ kind: 'RESOLVES_IN', from: ['HostedZone'], to: ['Vpc'], anchor: 'from' }],
    attributes: {},
  },
  dropped: {
    HostedZone: 'route53:ListHostedZones states it',
    DelegationSet: 'the name servers that the provider chose',
  },
  perItem: {
    type: 'HostedZone',
    input: ({ id }) => ({ Id: `/${id.slice('arn:aws:route53:::'.length)}` }),
    optional: false,
  },
  map: (answer, { account }, zone) => ({
    nodes: [],
    edges: answer.objects('VPCs').map((vpc): MappedEdge => {
      const place = { account, region: vpc.required('VPCRegion') };
      return {
        from: { by: 'id', type: 'HostedZone', id: zone?.id ?? '' },
        kind: 'RESOLVES_IN',
        to: { by: 'id', type: 'Vpc', id: ec2Arn(place, 'vpc', vpc.required('VPCId')) },
      };
    }),
  }),
};
