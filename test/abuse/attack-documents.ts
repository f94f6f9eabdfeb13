/** A document made to hurt, and its variables as the text that is sent. */
export interface Attack {
  readonly name: string;
  readonly query: string;
  readonly variables: string;
}

/** The body that brings an attack; `salt` makes its document one that was not seen before. */
export function bodyOf({ query, variables }: Attack, salt = ''): string {
  return `{"query":${JSON.stringify(query + salt)},"variables":${variables}}`;
}

const many = (count: number, item: (index: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, index) => item(index)).join(between);
const nest = (times: number, open: string, inner: string, close: string) =>
  open.repeat(times) + inner + close.repeat(times);
const instance = (inner: string) => `{instance(id:"i-0"){${inner}}}`;
const attack = (name: string, query: string, variables: unknown = {}): Attack => ({
  name,
  query,
  variables: typeof variables === 'string' ? variables : JSON.stringify(variables),
});

/** Fragments that each spread the next one `width` times: width to the power of `levels` selections. */
const fragmentBomb = (levels: number, width: number, spread: (index: number) => string) =>
  `${instance('...F0')} ${many(levels, (level) => {
    const inner =
      level === levels - 1
        ? 'id'
        : many(width, (copy) => spread(level + 1).replaceAll('#', String(copy)));
    return `fragment F${level} on Instance{${inner}}`;
  })}`;

const DEPTH: readonly Attack[] = [
  attack('depth 200', instance(nest(198, 'peers{', 'id', '}'))),
  attack('depth 15 of lists', instance(nest(13, 'peers{', 'id', '}'))),
  attack('depth 20,000', '{'.repeat(20_000)),
  attack('depth 30,000 closed', nest(30_000, '{a', '', '}')),
  attack('depth hidden in inline fragments', instance(nest(300, '...{peers{', 'id', '}}'))),
  attack('inline fragments only', instance(nest(60, '... on Instance{', 'id', '}'))),
  attack(
    'depth hidden in a chain of fragments',
    `${instance('...F0')} ${many(100, (level) => `fragment F${level} on Instance{peers{...F${level + 1}}}`)} fragment F100 on Instance{id}`,
  ),
  attack(
    'depth hidden by aliases named like introspection',
    instance(nest(20, '__schema:peers{', 'id', '}')),
  ),
  attack('deep list value', `{volumeGroups(sizes:${'['.repeat(20_000)}${']'.repeat(20_000)})}`),
  attack('deep object value', `{instance(id:${'{a:'.repeat(900)}1${'}'.repeat(900)}){id}}`),
  attack(
    'deep list type',
    `query($x:${'['.repeat(900)}Int${']'.repeat(900)}){volumeGroups(sizes:$x)}`,
  ),
];

const WIDTH: readonly Attack[] = [
  attack('100,000 root aliases, too large a body', `{${many(9_000, (i) => `a${i}:volumeGroups`)}}`),
  attack('1,000 root aliases', `{${many(600, (i) => `a${i}:volumeGroups`)}}`),
  attack('300 aliased entries by id', `{${many(150, (i) => `a${i}:instance(id:"i-${i}"){id}`)}}`),
  attack('aliases beneath one resource', instance(many(600, (i) => `a${i}:id`))),
  attack(
    'aliases in a fragment, spread ten times',
    `{${many(10, (i) => `a${i}:instance(id:"i-0"){...A}`)}} fragment A on Instance{${many(100, (i) => `b${i}:id`)}}`,
  ),
  attack('one field 1,900 times', instance(many(1_900, () => 'id'))),
  attack('one relation 600 times', instance(many(600, () => 'peers{id}'))),
  attack('one root field 650 times', `{${many(490, () => 'instances{totalCount}')}}`),
  attack(
    'batch in one text',
    many(200, (i) => `query Q${i}{volumeGroups}`),
  ),
  attack('400 variables', `query(${many(400, (i) => `$v${i}:ID`)}){volumeGroups}`),
  attack('unknown fields', `{${many(1_900, (i) => `unknown${i}`)}}`),
];

const FRAGMENTS: readonly Attack[] = [
  attack(
    'doubled aliased fragments, 12 levels',
    fragmentBomb(12, 2, (next) => `a#:peers{...F${next}}`),
  ),
  attack(
    'doubled fragments, 20 levels',
    fragmentBomb(20, 2, (next) => `...F${next}`),
  ),
  attack(
    'doubled fragments, 60 levels',
    fragmentBomb(60, 2, (next) => `...F${next} ...F${next}`),
  ),
  attack(
    'ten-fold fragments, 8 levels',
    fragmentBomb(8, 10, (next) => `...F${next}`),
  ),
  attack(
    'ten-fold relations, 8 levels',
    fragmentBomb(8, 10, (next) => `a#:neighbourhood{nodes{nodes{...F${next}}}}`),
  ),
  attack('a fragment in itself', `${instance('...A')} fragment A on Instance{id ...A}`),
  attack(
    'a ring of 100 fragments',
    `${instance('...F0')} ${many(100, (i) => `fragment F${i} on Instance{peers{...F${(i + 1) % 100}}}`)}`,
  ),
  attack(
    'a ring, entered everywhere',
    `${instance(many(60, (i) => `...F${i}`))} ${many(60, (i) => `fragment F${i} on Instance{id ...F${(i + 1) % 60}}`)}`,
  ),
  attack(
    'overlapping fragments, all pairs',
    `${instance(many(150, (i) => `...F${i}`))} ${many(150, (i) => `fragment F${i} on Instance{id}`)}`,
  ),
  attack(
    'overlapping fragments, two relations deep',
    `${instance(many(60, (i) => `...F${i}`))} ${many(60, (i) => `fragment F${i} on Instance{peers{peers{id name}}}`)}`,
  ),
  attack(
    'unused fragments',
    `{volumeGroups} ${many(200, (i) => `fragment F${i} on Instance{id}`)}`,
  ),
  attack(
    'unused bomb',
    `{volumeGroups} ${fragmentBomb(20, 2, (next) => `...F${next}`).replace(instance('...F0'), '')}`,
  ),
  attack('fields in conflict', instance(many(180, (i) => `peers(first:${i}){id}`))),
];

const COST: readonly Attack[] = [
  attack('a page of a million', '{instances(first:1000000){nodes{id}}}'),
  attack('a page of a million by variable', 'query($n:Int){instances(first:$n){nodes{id}}}', {
    n: 1_000_000,
  }),
  attack(
    'pages in pages',
    '{instances(first:1000){nodes{neighbourhood(limit:1000){nodes{nodes{id}}}}}}',
  ),
  attack('lists in lists', '{instances(first:1000){nodes{peers{peers{peers{peers{id}}}}}}}'),
  attack('a hundred thousand ids', 'query($ids:[ID!]!){resources(ids:$ids){id peers{id}}}', {
    ids: Array.from({ length: 20_000 }, (_, index) => `i-${index}`),
  }),
];

const INTROSPECTION: readonly Attack[] = [
  attack('introspection in circles', `{__schema{types{${nest(6, 'fields{type{', 'name', '}}')}}}}`),
  attack(
    'introspection eight times',
    `{${many(8, (i) => `a${i}:__schema{types{fields{args{type{fields{name args{type{name}}}}}}}}`)}}`,
  ),
];

const ODD: readonly Attack[] = [
  attack('1,000 directives', `{volumeGroups ${many(900, () => '@include(if:true)')}}`),
  attack('unknown directives', `{volumeGroups ${many(900, (i) => `@d${i}`)}}`),
  attack('names of the prototype', '{__proto__ constructor toString hasOwnProperty}'),
  attack(
    'aliases of the prototype',
    instance('constructor:id toString:id hasOwnProperty:name valueOf:id'),
  ),
  attack('an alias named __proto__', instance('__proto__:id')),
  attack(
    'a variable named __proto__',
    'query($__proto__:ID!){instance(id:$__proto__){id}}',
    '{"__proto__":"i-0"}',
  ),
  attack(
    'variables with a prototype',
    'query($id:ID!){instance(id:$id){id}}',
    '{"id":"i-0","__proto__":{"polluted":1}}',
  ),
  attack(
    'the internal entities field',
    '{_entities(representations:[{__typename:"Instance",id:"i-0"}]){__typename} _service{sdl}}',
  ),
  attack(
    'a variable named representations',
    'query($representations:ID!){instance(id:$representations){peers{volumes{id}}}}',
    { representations: 'i-0' },
  ),
  attack(
    'deep variables',
    'query($s:[[Int!]!]){volumeGroups(sizes:$s)}',
    `{"s":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  ),
  attack('wide variables', 'query($s:[[Int!]!]){volumeGroups(sizes:$s)}', {
    s: Array.from({ length: 40_000 }, () => ['x']),
  }),
  attack('a long text value', 'query($id:ID!){instance(id:$id){id}}', { id: 'x'.repeat(200_000) }),
  attack('a long comment', `# ${'x'.repeat(200_000)}\n{volumeGroups}`),
  attack('commas', `{volumeGroups${','.repeat(60_000)}}`),
  attack('a block text of indents', `{instance(id:"""${'\n  x'.repeat(15_000)}"""){id}}`),
  attack('escapes', `{instance(id:"${'\\u0041'.repeat(10_000)}"){id}}`),
  attack('a long name', `{${'x'.repeat(60_000)}}`),
  attack('numbers without end', `{instances(first:${'9'.repeat(60_000)}){totalCount}}`),
  attack('a surrogate cut in half', '{instance(id:"\ud800"){id}}'),
];

/** Documents of every kind that has hurt a GraphQL server. */
export const ATTACKS: readonly Attack[] = [
  ...DEPTH,
  ...WIDTH,
  ...FRAGMENTS,
  ...COST,
  ...INTROSPECTION,
  ...ODD,
];
