import { itemOf } from '../../account/collect/item-of.js';
import { jsonText } from '../../account/collect/json-text.js';
import type { Listing } from '../../account/collect/listing.js';

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html */
export const getPolicy: Listing = {
  operation: 'lambda:GetPolicy',
  scope: 'region',
  states: { nodes: [], relations: [], attributes: { Function: ['policy'] } },
  dropped: { RevisionId: 'a mark for updates at the same time, not configuration' },
  perItem: {
    type: 'Function',
    input: (item) => ({ FunctionName: item.id.slice(item.id.lastIndexOf(':') + 1) }),
    optional: true,
  },
  map: (answer, at, item) => ({
    nodes: [
      {
        id: itemOf(item).id,
        type: 'Function',
        region: at.region,
        attributes: { policy: jsonText(answer, 'Policy') },
      },
    ],
    edges: [],
  }),
};
