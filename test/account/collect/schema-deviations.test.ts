import { expect, test } from '@jest/globals';
import { schemaDeviations } from '../../../account/collect/schema-deviations.js';
import type { Json, NodeRecord } from '../../../account/graph/record.js';
import type { AttributeType, Model } from '../../../schema/model.js';

const one = (of: string): AttributeType => ({ of, list: false });

const MODEL = {
  services: ['yard'],
  types: {
    Box: {
      attributes: {
        size: one('Int'),
        share: one('Float'),
        colour: one('Colour'),
        made: one('DateTime'),
        open: one('Boolean'),
        label: one('String'),
        policy: one('JSON'),
        rims: { of: 'Rim', list: true },
      },
    },
  },
  values: { Rim: { width: one('Int') }, Tag: { key: one('String'), value: one('String') } },
  enums: { Colour: ['RED', 'BLUE'] },
} as unknown as Model;

function box(attributes: { readonly [name: string]: Json }, type = 'Box'): NodeRecord {
  return { id: 'b', type, service: 'yard', region: 'r1', name: null, external: false, attributes };
}

test('attributes as the schema says deviate from nothing', () => {
  const attributes = {
    size: 1,
    share: 0.5,
    colour: 'RED',
    made: '2026-01-01T00:00:00.000Z',
    open: true,
    label: 'x',
    policy: { a: [] },
    rims: [{ width: 1 }],
    tags: [{ key: 'a', value: '' }],
  };
  expect(schemaDeviations([box(attributes)], MODEL)).toEqual([]);
});

test.each<readonly [string, Json, string]>([
  ['size', 1.5, 'must be Int'],
  ['size', 2 ** 31, 'must be Int'],
  ['size', '1', 'must be Int'],
  ['share', '0.5', 'must be Float'],
  ['colour', 'GREEN', 'must be one of RED, BLUE'],
  ['made', 'yesterday', 'must be DateTime'],
  ['open', 'true', 'must be Boolean'],
  ['label', 5, 'must be String'],
  ['rims', { width: 1 }, 'must be a list of Rim'],
  ['rims', ['wide'], 'must be Rim'],
  ['rims', [{ width: 'x' }], 'Rim.width: must be Int'],
  ['rims', [{ depth: 1 }], 'Rim.depth: the schema has no such field'],
  ['tags', [{ key: 'a', value: 1 }], 'Tag.value: must be String'],
  ['weight', 1, 'the schema has no such field'],
])('%s of %j', (attribute, value, rule) => {
  const deviation = { type: 'Box', attribute, rule, count: 1 };
  expect(schemaDeviations([box({ [attribute]: value })], MODEL)).toEqual([deviation]);
});

test('the same deviation of several records is one line with their number, in order', () => {
  const records = [
    box({ size: 'a' }),
    box({ size: 'b' }),
    box({ made: 'x' }),
    box({ any: 1 }, 'Crate'),
  ];
  expect(
    schemaDeviations(records, MODEL).map(
      ({ type, attribute, count }) => `${type} ${attribute} ${count}`,
    ),
  ).toEqual(['Box made 1', 'Box size 2', 'Crate any 1']);
});
