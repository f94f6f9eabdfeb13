import { type Attack, attack } from './attack.js';
import { INSTANCE, account, back, instances, many, node } from './question-texts.js';

/** What asks for much in few words. */
export const COST_ATTACKS: readonly Attack[] = [
  attack('a page of 1,000,000', `{${instances(1_000_000, 'nodes{id}')}}`),
  attack('a page of 1,000,000 by variable', `query($n:Int){${instances('$n', 'nodes{id}')}}`, {
    n: 1_000_000,
  }),
  attack('a neighbourhood of 1,000,000 hops', node('neighbourhood(depth:1000000){nodeCount}')),
  attack(
    'a neighbourhood of 1,000,000 nodes',
    node('neighbourhood(depth:9,limit:1000000){nodes{totalCount}}'),
  ),
  attack(
    'the neighbourhoods of every node',
    account(
      'graph{nodes(first:1000){nodes{neighbourhood(depth:6,limit:1000){nodes(first:1000){nodes{id}}}}}}',
    ),
  ),
  attack(
    'the edges of every node',
    account('graph{nodes(first:1000){nodes{edges{to{edges{to{id}}}}}}}'),
  ),
  attack(
    'every node as its service knows it',
    account('graph{nodes(first:1000){nodes{resource{id name tags{key value}}}}}'),
  ),
  attack(
    'all graphs at once',
    account(many(9, (i) => `a${i}:graph{nodes(first:1000){nodes{id attributes}}}`)),
  ),
  attack('lists in lists', `{${instances(1_000, `nodes{${back(back(back('id')))}}`)}}`),
  attack('20,000 ids', 'query($ids:[ID!]!){resources(ids:$ids){id}}', {
    ids: Array.from({ length: 20_000 }, (_, index) => `i-${index}`),
  }),
  attack('3,000 times one id', 'query($ids:[ID!]!){resources(ids:$ids){id}}', {
    ids: Array.from({ length: 3_000 }, () => INSTANCE),
  }),
  attack(
    '100 times one id',
    'query($ids:[ID!]!){resources(ids:$ids){id ...on Instance{volumes{attachedTo{id}}}}}',
    {
      ids: Array.from({ length: 100 }, () => INSTANCE),
    },
  ),
  attack(
    '2,000 tags to narrow by',
    `query($t:[TagFilter!]){${account('graph(tags:$t){nodeCount}').slice(1)}`,
    {
      t: Array.from({ length: 2_000 }, (_, index) => ({ key: `k${index}` })),
    },
  ),
  attack(
    '20 tags of 200 values to narrow by',
    `query($t:[TagFilter!]){${account('graph(tags:$t){nodeCount edgeCount}').slice(1)}`,
    {
      t: Array.from({ length: 20 }, () => ({
        key: 'team',
        values: Array.from({ length: 200 }, (_, value) => `v${value}`),
      })),
    },
  ),
  attack(
    '4,000 types to narrow by',
    `query($t:[String!]){${account('graph(types:$t){nodeCount}').slice(1)}`,
    {
      t: Array.from({ length: 4_000 }, () => 'Instance'),
    },
  ),
  attack('400 cursors', 'query($ids:[ID!]!){resources(ids:$ids){id}}', {
    ids: Array.from(
      { length: 400 },
      (_, index) => `c1.${'A'.repeat(500)}.${String(index).padStart(22, 'A')}`,
    ),
  }),
];
