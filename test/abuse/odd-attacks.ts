import { type Attack, attack, counted } from './attack.js';
import { INSTANCE, instance, instances, many } from './question-texts.js';

/** Odd values, names and directives. */
export const ODD_ATTACKS: readonly Attack[] = [
  counted(280, 'directives', (n) => `{accounts ${many(n, () => '@include(if:true)')}{id}}`),
  counted(900, 'unknown directives', (n) => `{accounts ${many(n, (i) => `@d${i}`)}{id}}`),
  attack('names of the prototype', '{__proto__ constructor toString hasOwnProperty}'),
  attack(
    'aliases of the prototype',
    instance('constructor:id toString:id hasOwnProperty:name valueOf:id'),
  ),
  attack('an alias named __proto__', instance('__proto__:id')),
  attack(
    'a variable named __proto__',
    'query($__proto__:ID!){instance(id:$__proto__){id}}',
    `{"__proto__":"${INSTANCE}"}`,
  ),
  attack(
    'variables with a prototype',
    'query($id:ID!){instance(id:$id){id}}',
    `{"id":"${INSTANCE}","__proto__":{"polluted":1}}`,
  ),
  attack(
    'the internal entities field',
    `{_entities(representations:[{__typename:"Instance",id:"${INSTANCE}"}]){__typename} _service{sdl}}`,
  ),
  attack(
    'a variable named representations',
    'query($representations:ID!){instance(id:$representations){volumes{id sizeGiB}}}',
    { representations: INSTANCE },
  ),
  attack(
    'variables 50,000 lists deep',
    'query($ids:[ID!]!){resources(ids:$ids){id}}',
    `{"ids":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  ),
  attack('40,000 lists in the variables', 'query($ids:[ID!]!){resources(ids:$ids){id}}', {
    ids: Array.from({ length: 40_000 }, () => ['x']),
  }),
  attack('a text value of 200,000 characters', 'query($id:ID!){instance(id:$id){id}}', {
    id: 'x'.repeat(200_000),
  }),
  attack('a comment of 200,000 characters', `# ${'x'.repeat(200_000)}\n{accounts{id}}`),
  counted(60_000, 'commas', (n) => `{accounts{id${','.repeat(n)}}}`),
  counted(
    15_000,
    'indents of a block text',
    (n) => `{instance(id:"""${'\n  x'.repeat(n)}"""){id}}`,
  ),
  counted(10_000, 'escapes', (n) => `{instance(id:"${'\\u0041'.repeat(n)}"){id}}`),
  attack('a name of 60,000 characters', `{${'x'.repeat(60_000)}}`),
  attack('a number of 60,000 digits', `{${instances('9'.repeat(60_000), 'totalCount')}}`),
  attack('a surrogate cut in half', '{instance(id:"\ud800"){id}}'),
];
