import { itemOf } from '../../account/collect/item-of.js';
import type { Listing } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';

/** https://docs.aws.amazon.com/sns/latest/api/API_ListTagsForResource.html */
export const listTagsForResource: Listing = {
  operation: 'sns:ListTagsForResource',
  scope: 'region',
  states: { nodes: [], relations: [], attributes: { Topic: ['tags'] } },
  dropped: {},
  perItem: { type: 'Topic', input: (item) => ({ ResourceArn: item.id }), optional: false },
  map: (answer, at, item) => ({
    nodes: [
      {
        id: itemOf(item).id,
        type: 'Topic',
        region: at.region,
        attributes: { tags: tagList(answer) },
      },
    ],
    edges: [],
  }),
};
