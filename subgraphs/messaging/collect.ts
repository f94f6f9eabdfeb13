import type { Listing } from '../../account/collect/listing.js';
import { getQueueAttributes } from './get-queue-attributes.js';
import { getTopicAttributes } from './get-topic-attributes.js';
import { listQueueTags } from './list-queue-tags.js';
import { listQueues } from './list-queues.js';
import { listSubscriptions } from './list-subscriptions.js';
import { listTagsForResource } from './list-tags-for-resource.js';
import { listTopics } from './list-topics.js';

export const messagingListings: readonly Listing[] = [
  listTopics,
  getTopicAttributes,
  listTagsForResource,
  listSubscriptions,
  listQueues,
  getQueueAttributes,
  listQueueTags,
];
