import { arnIn } from '../../account/collect/arn.js';
import type { Field } from '../../account/collect/field.js';
import type { Listing } from '../../account/collect/listing.js';

/** Members of the transport, not of an answer. */
const TRANSPORT = new Set(['$metadata', 'ResponseMetadata', 'NextToken']);

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html */
export const listQueues: Listing = {
  operation: 'sqs:ListQueues',
  scope: 'region',
  states: { nodes: [{ type: 'Queue' }], relations: [], attributes: {} },
  dropped: {},
  map: (answer, at) => ({
    nodes: queueUrls(answer).map((url) => {
      const name = url.slice(url.lastIndexOf('/') + 1);
      return {
        id: arnIn(at.region, `sqs:${at.region}:${at.account}:${name}`),
        type: 'Queue',
        region: at.region,
        name,
        attributes: { url },
      };
    }),
    edges: [],
  }),
};

/** The provider leaves the list out when there is no queue; an answer with anything else in its place is none. */
function queueUrls(answer: Field): readonly string[] {
  const members = answer.keys().filter((name) => !TRANSPORT.has(name));
  return members.length === 0 ? [] : answer.requiredTexts('QueueUrls');
}
