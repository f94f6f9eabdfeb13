import { itemOf } from '../../account/collect/item-of.js';
import type { Listing } from '../../account/collect/listing.js';
import { tagMap } from '../../account/collect/tags.js';
import { queueUrl } from './queue-url.js';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html */
export const listQueueTags: Listing = {
  operation: 'sqs:ListQueueTags',
  scope: 'region',
  states: { nodes: [], relations: [], attributes: { Queue: ['tags'] } },
  dropped: {},
  perItem: { type: 'Queue', input: queueUrl, optional: false },
  map: (answer, at, item) => ({
    nodes: [
      {
        id: itemOf(item).id,
        type: 'Queue',
        region: at.region,
        attributes: { tags: tagMap(answer) },
      },
    ],
    edges: [],
  }),
};
