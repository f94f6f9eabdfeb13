import { itemOf } from '../../account/collect/item-of.js';
import type { Listing } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import { tableName } from './table-name.js';

/**
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html
 *
 * The provider itself asks for the table's ARN (`ResourceArn`); answers are kept under the table's name, which is
 * why the input holds `TableName`. A provider that calls the operation builds the ARN of it.
 */
export const listTagsOfResource: Listing = {
  operation: 'dynamodb:ListTagsOfResource',
  scope: 'region',
  states: { nodes: [], relations: [], attributes: { Table: ['tags'] } },
  dropped: {},
  perItem: {
    type: 'Table',
    input: (item) => ({ TableName: tableName(item.id) }),
    optional: false,
  },
  map: (answer, at, item) => ({
    nodes: [
      {
        id: itemOf(item).id,
        type: 'Table',
        region: at.region,
        attributes: { tags: tagList(answer) },
      },
    ],
    edges: [],
  }),
};
