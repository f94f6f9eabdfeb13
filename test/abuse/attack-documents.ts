import { SAMPLE_ACCOUNT } from '../support/run-gateway.js';
import { type Attack, attack, counted } from './attack.js';
import { COST_ATTACKS } from './cost-attacks.js';
import { ODD_ATTACKS } from './odd-attacks.js';
import {
  INSTANCE,
  account,
  back,
  instance,
  instances,
  many,
  nest,
  node,
} from './question-texts.js';

/** Fragments that each spread the next one `width` times: width to the power of `levels` selections. */
const fragmentBomb = (levels: number, width: number, spread: (next: number) => string) =>
  `${instance('...F0')} ${many(levels, (level) => {
    const inner =
      level === levels - 1
        ? 'id'
        : many(width, (copy) => spread(level + 1).replaceAll('#', String(copy)));
    return `fragment F${level} on Instance{${inner}}`;
  })}`;

const DEPTH: readonly Attack[] = [
  counted(200, 'relations inside one another', (n) =>
    instance(nest(n / 2, 'volumes{attachedTo{', 'id', '}}')),
  ),
  counted(14, 'lists inside one another', (n) =>
    instance(nest(n / 2, 'volumes{attachedTo{', 'id', '}}')),
  ),
  counted(15, 'neighbourhoods inside one another', (n) =>
    node(nest(n, 'neighbourhood{nodes{nodes{', 'id', '}}}')),
  ),
  counted(28, 'edges followed to and fro', (n) =>
    node(nest(n / 2, 'edges{from{edges{to{', 'id', '}}}}')),
  ),
  counted(20_000, 'brackets opened', (n) => '{'.repeat(n)),
  counted(30_000, 'brackets opened and closed', (n) => nest(n, '{a', '', '}')),
  counted(300, 'levels hidden in inline fragments', (n) =>
    instance(nest(n / 2, `...{volumes{...{attachedTo{`, 'id', '}}}}')),
  ),
  counted(60, 'inline fragments inside one another', (n) =>
    instance(nest(n, '... on Instance{', 'id', '}')),
  ),
  counted(100, 'levels hidden in a chain of fragments', (n) => {
    const link = (level: number) => `fragment F${level} on Instance{${back(`...F${level + 1}`)}}`;
    return `${instance('...F0')} ${many(n / 2, link)} fragment F${n / 2} on Instance{id}`;
  }),
  counted(20, 'levels under aliases named like introspection', (n) =>
    instance(nest(n / 2, '__schema:volumes{__type:attachedTo{', 'id', '}}')),
  ),
  counted(
    20_000,
    'lists inside one another as a value',
    (n) => `{resources(ids:${'['.repeat(n)}${']'.repeat(n)}){id}}`,
  ),
  counted(900, 'objects inside one another as a value', (n) =>
    account(`graph(tags:${nest(n, '{key:', '1', '}')}){id}`),
  ),
  counted(
    900,
    'lists inside one another as a type',
    (n) => `query($x:${nest(n, '[', 'ID!', ']')}){resources(ids:$x){id}}`,
  ),
];

const WIDTH: readonly Attack[] = [
  counted(
    20_000,
    'root aliases, too large a body',
    (n) => `{${many(n, (i) => `a${i}:accounts{id}`)}}`,
  ),
  counted(
    10_000,
    'root aliases, too long a text',
    (n) => `{${many(n, (i) => `a${i}:accounts{id}`)}}`,
  ),
  counted(330, 'root aliases', (n) => `{${many(n, (i) => `a${i}:accounts{id}`)}}`),
  counted(
    180,
    'aliased resources by id',
    (n) => `{${many(n, (i) => `a${i}:resource(id:"i-${i}"){id}`)}}`,
  ),
  counted(180, 'aliased graphs of one account', (n) =>
    account(many(n, (i) => `a${i}:graph(at:"seq:${i}"){nodeCount}`)),
  ),
  counted(600, 'aliases beneath one resource', (n) => instance(many(n, (i) => `a${i}:id`))),
  counted(1_000, 'aliases out of a fragment spread ten times', (n) => {
    const roots = many(10, (i) => `a${i}:instance(id:"${INSTANCE}"){...A}`);
    return `{${roots}} fragment A on Instance{${many(n / 10, (i) => `b${i}:id`)}}`;
  }),
  counted(1_900, 'times one field', (n) => instance(many(n, () => 'id'))),
  counted(480, 'times one relation', (n) => instance(many(n, () => 'volumes{id}'))),
  counted(160, 'times one list', (n) => `{${many(n, () => instances(1, 'totalCount'))}}`),
  counted(180, 'questions in one text', (n) => many(n, (i) => `query Q${i}{accounts{id}}`)),
  counted(400, 'variables', (n) => `query(${many(n, (i) => `$v${i}:ID`)}){accounts{id}}`),
  counted(1_900, 'unknown fields', (n) => `{${many(n, (i) => `unknown${i}`)}}`),
  counted(
    10,
    'refreshes of one account',
    (n) =>
      `mutation{${many(n, (i) => `a${i}:refreshAccount(account:"${SAMPLE_ACCOUNT}"){changeCount}`)}}`,
  ),
  counted(
    150,
    'aliased refreshes',
    (n) => `mutation{${many(n, (i) => `a${i}:refreshAccount(account:"${i}"){changeCount}`)}}`,
  ),
];

const FRAGMENTS: readonly Attack[] = [
  counted(12, 'levels of doubled aliased fragments', (n) =>
    fragmentBomb(n, 2, (next) => `a#:${back(`...F${next}`)}`),
  ),
  counted(20, 'levels of doubled fragments', (n) => fragmentBomb(n, 2, (next) => `...F${next}`)),
  counted(60, 'levels of fragments spread four times', (n) =>
    fragmentBomb(n, 2, (next) => `...F${next} ...F${next}`),
  ),
  counted(8, 'levels of ten-fold fragments', (n) => fragmentBomb(n, 10, (next) => `...F${next}`)),
  counted(8, 'levels of ten-fold relations', (n) =>
    fragmentBomb(n, 10, (next) => `a#:${back(`...F${next}`)}`),
  ),
  attack('a fragment in itself', `${instance('...A')} fragment A on Instance{id ...A}`),
  counted(100, 'fragments in a ring', (n) => {
    const link = (i: number) => `fragment F${i} on Instance{${back(`...F${(i + 1) % n}`)}}`;
    return `${instance('...F0')} ${many(n, link)}`;
  }),
  counted(60, 'fragments in a ring, entered everywhere', (n) => {
    const link = (i: number) => `fragment F${i} on Instance{id ...F${(i + 1) % n}}`;
    return `${instance(many(n, (i) => `...F${i}`))} ${many(n, link)}`;
  }),
  counted(150, 'overlapping fragments', (n) => {
    const one = (i: number) => `fragment F${i} on Instance{id}`;
    return `${instance(many(n, (i) => `...F${i}`))} ${many(n, one)}`;
  }),
  counted(60, 'overlapping fragments of two relations', (n) => {
    const one = (i: number) => `fragment F${i} on Instance{${back('id name')}}`;
    return `${instance(many(n, (i) => `...F${i}`))} ${many(n, one)}`;
  }),
  counted(
    200,
    'unused fragments',
    (n) => `{accounts{id}} ${many(n, (i) => `fragment F${i} on Instance{id}`)}`,
  ),
  counted(20, 'unused levels of doubled fragments', (n) => {
    const bomb = fragmentBomb(n, 2, (next) => `...F${next}`);
    return `{accounts{id}} ${bomb.replace(instance('...F0'), '')}`;
  }),
  counted(180, 'fields in conflict', (n) => instance(many(n, (i) => `volumes(first:${i}){id}`))),
  counted(
    36,
    'fragments on the types of a resource',
    (n) => `{resource(id:"${INSTANCE}"){${many(n, () => '... on Instance{volumes{id}}')}}}`,
  ),
];

const INTROSPECTION: readonly Attack[] = [
  attack('introspection in circles', `{__schema{types{${nest(6, 'fields{type{', 'name', '}}')}}}}`),
  attack(
    'introspection of types and their possible types in circles',
    `{__type(name:"Resource"){${nest(5, 'possibleTypes{interfaces{', 'name', '}}')}}}`,
  ),
  counted(
    8,
    'introspections',
    (n) =>
      `{${many(n, (i) => `a${i}:__schema{types{fields{args{type{fields{name args{type{name}}}}}}}}`)}}`,
  ),
];

/** Documents of every kind that has hurt a GraphQL server, about the sample account. */
export const ATTACKS: readonly Attack[] = [
  ...DEPTH,
  ...WIDTH,
  ...FRAGMENTS,
  ...COST_ATTACKS,
  ...INTROSPECTION,
  ...ODD_ATTACKS,
];
