import type { Listing } from '../../account/collect/listing.js';

/** https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html */
export const listTopics: Listing = {
  operation: 'sns:ListTopics',
  scope: 'region',
  states: { nodes: [{ type: 'Topic' }], relations: [], attributes: {} },
  dropped: {},
  map: (answer, at) => ({
    nodes: answer
      .requiredObjects('Topics')
      .map((topic) => topic.required('TopicArn'))
      .map((id) => ({
        id,
        type: 'Topic',
        region: at.region,
        name: id.slice(id.lastIndexOf(':') + 1),
        attributes: {},
      })),
    edges: [],
  }),
};
