import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { uniqueRepresentations } from '../../gateway/query/unique-representations.js';

const representation = fc.record(
  {
    __typename: fc.constantFrom('A', 'Ab'),
    id: fc.constantFrom('1', 'b1', 1),
    extra: fc.constantFrom('1', null, { a: 1 }),
  },
  { requiredKeys: ['__typename'] },
);

test('what is left out comes back in its place, and nothing is left out that is not there twice', () => {
  fc.assert(
    fc.property(fc.array(representation, { maxLength: 20 }), (representations) => {
      const texts = representations.map((one) => JSON.stringify(one));
      const found = uniqueRepresentations(representations);
      if (found === null) return new Set(texts).size === texts.length;
      const back = found.indexes.map((index) => JSON.stringify(found.unique[index]));
      return (
        JSON.stringify(back) === JSON.stringify(texts) &&
        found.unique.length === new Set(texts).size &&
        found.unique.length < texts.length
      );
    }),
    { seed: 20_261_123 },
  );
});

test('no duplicates cost no copy', () => {
  expect(uniqueRepresentations([{ __typename: 'A', id: '1' }])).toBeNull();
});
