import { describe, expect, test } from '@jest/globals';
import { Field, newFieldUse } from '../../../account/collect/field.js';
import { unmappedFields } from '../../../account/collect/unmapped-fields.js';

function unmapped(answer: unknown, read: (field: Field) => unknown, ...dropped: readonly string[]) {
  const use = newFieldUse();
  read(new Field(answer, '', use));
  return unmappedFields(answer, use, Object.fromEntries(dropped.map((path) => [path, 'a reason'])));
}

const ANSWER = {
  Boxes: [
    { Id: 'b0', Rim: { Width: 1, Height: 2 } },
    { Id: 'b1', Old: true },
  ],
  NextToken: null,
};

describe('fields nobody reads', () => {
  test('are named once, by a pattern over all items, in order', () => {
    const read = (answer: Field) => answer.objects('Boxes').map((box) => box.text('Id'));
    expect(unmapped(ANSWER, read)).toEqual([
      'Boxes[].Old',
      'Boxes[].Rim.Height',
      'Boxes[].Rim.Width',
    ]);
  });

  test('are not those read by one item only', () => {
    const read = (answer: Field) =>
      answer
        .objects('Boxes')
        .slice(0, 1)
        .map((box) => [box.text('Id'), box.json('Rim'), box.flag('Old')]);
    expect(unmapped(ANSWER, read)).toEqual([]);
  });

  test.each([['Boxes'], ['Boxes[]'], ['Boxes[].Rim', 'Boxes[].Old', 'Boxes[].Id']])(
    'are not those beneath what is dropped: %s',
    (...dropped) => {
      expect(unmapped(ANSWER, () => undefined, ...dropped)).toEqual([]);
    },
  );

  test('are those whose name only begins like what is dropped', () => {
    expect(unmapped({ Box: 1, Boxes: 2 }, () => undefined, 'Box')).toEqual(['Boxes']);
  });

  test('are empty lists and objects too', () => {
    expect(unmapped({ A: [], B: {} }, () => undefined)).toEqual(['A', 'B']);
  });

  test('are not members of the transport, which are at the top only', () => {
    const answer = { ResponseMetadata: { x: 1 }, IsTruncated: false, A: { Marker: 'm' } };
    expect(unmapped(answer, () => undefined)).toEqual(['A.Marker']);
  });

  test('of an answer nested without end are not looked for', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 50_000; level += 1) deep = { A: deep };
    expect(() => unmapped(deep, () => undefined)).toThrow('must be less deeply nested');
  });
});
