import type { AttributeType, Model } from './model.js';

const SCALARS: { readonly [name: string]: string } = {
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
  JSON: 'Json',
};

/** TypeScript of each resource type's attributes as records hold them: absent where not set. */
export function generatedTypes(model: Model): string {
  const values = Object.entries(model.values).map(([name, members]) =>
    shape(name, members, model, ''),
  );
  const types = Object.values(model.types).map(({ type, attributes }) =>
    shape(type, { ...attributes, tags: { of: 'Tag', list: true } }, model, ' | undefined'),
  );
  const names = Object.keys(model.types);
  return [
    "import type { Json } from '../../account/graph/record.js';",
    ...values,
    ...types,
    `export interface AttributesOf {\n${names.map((name) => `  ${name}: ${name};`).join('\n')}\n}`,
    '',
  ].join('\n\n');
}

/** Members of a value are left out when unset; a mapped attribute may also be undefined. */
function shape(
  name: string,
  members: { readonly [field: string]: AttributeType },
  model: Model,
  unset: '' | ' | undefined',
): string {
  const lines = Object.entries(members).map(
    ([field, type]) => `  readonly ${field}?: ${typeText(type, model)}${unset};`,
  );
  return `export type ${name} = {\n${lines.join('\n')}\n};`;
}

function typeText({ of, list }: AttributeType, model: Model): string {
  const enumValues = model.enums[of]?.map((value) => `'${value}'`).join(' | ');
  const item = model.values[of] === undefined ? (enumValues ?? SCALARS[of] ?? 'string') : of;
  return list ? `readonly (${item})[]` : item;
}
