import { itemOf } from '../../account/collect/item-of.js';
import type { Listing } from '../../account/collect/listing.js';
import { tagMap } from '../../account/collect/tags.js';

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListTags.html */
export const listTags: Listing = {
  operation: 'lambda:ListTags',
  scope: 'region',
  states: { nodes: [], relations: [], attributes: { Function: ['tags'] } },
  dropped: {},
  perItem: { type: 'Function', input: (item) => ({ Resource: item.id }), optional: false },
  map: (answer, at, item) => ({
    nodes: [
      {
        id: itemOf(item).id,
        type: 'Function',
        region: at.region,
        attributes: { tags: tagMap(answer) },
      },
    ],
    edges: [],
  }),
};
