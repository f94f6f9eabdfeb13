import { arnIn } from '../../account/collect/arn.js';
import type { Listing } from '../../account/collect/listing.js';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html */
export const listTables: Listing = {
  operation: 'dynamodb:ListTables',
  scope: 'region',
  states: { nodes: [{ type: 'Table' }], relations: [], attributes: {} },
  dropped: { LastEvaluatedTableName: 'where the next page begins' },
  map: (answer, at) => ({
    nodes: answer.requiredTexts('TableNames').map((name) => ({
      id: arnIn(at.region, `dynamodb:${at.region}:${at.account}:table/${name}`),
      type: 'Table',
      region: at.region,
      name,
      attributes: {},
    })),
    edges: [],
  }),
};
