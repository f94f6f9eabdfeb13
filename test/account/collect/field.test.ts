import { describe, expect, test } from '@jest/globals';
import { Field, WrongShape, newFieldUse } from '../../../account/collect/field.js';
import { jsonText } from '../../../account/collect/json-text.js';
import { tagList, tagMap } from '../../../account/collect/tags.js';

function field(value: unknown): Field {
  return new Field(value, 'Boxes[0]', newFieldUse());
}

type Reader =
  | 'text'
  | 'required'
  | 'secret'
  | 'number'
  | 'flag'
  | 'time'
  | 'object'
  | 'objects'
  | 'texts'
  | 'json';

describe('what is not set', () => {
  test.each(['text', 'secret', 'number', 'flag', 'time', 'json'] as const)(
    '%s reads absent, null and an empty text as undefined',
    (reader) => {
      for (const value of [{}, { A: null }, { A: '' }])
        expect(field(value)[reader]('A')).toBeUndefined();
    },
  );

  test('an absent list is empty, an absent object undefined', () => {
    expect([field({}).objects('A'), field({ A: null }).texts('A'), field({}).object('A')]).toEqual([
      [],
      [],
      undefined,
    ]);
  });

  test('members of the prototype are not read', () => {
    expect(field({}).json('constructor')).toBeUndefined();
    expect(field({}).json('__proto__')).toBeUndefined();
  });
});

describe('readings', () => {
  test.each<readonly [Reader, unknown, unknown]>([
    ['text', 'a', 'a'],
    ['number', '12', 12],
    ['number', -1.5, -1.5],
    ['number', '0.25', 0.25],
    ['flag', 'TRUE', true],
    ['flag', false, false],
    ['time', 0, '1970-01-01T00:00:00.000Z'],
    ['time', '1700000000', '2023-11-14T22:13:20.000Z'],
    ['time', 1700000000.5, '2023-11-14T22:13:20.500Z'],
    ['time', '2026-01-02T03:04:05.678+0200', '2026-01-02T01:04:05.678Z'],
    ['time', '2026-01-02T03:04:05+00:00', '2026-01-02T03:04:05.000Z'],
    ['time', '2026-01-02T03:04:05', '2026-01-02T03:04:05.000Z'],
    ['time', '2026-01-02 03:04:05', '2026-01-02T03:04:05.000Z'],
    ['time', '2026-01-02', '2026-01-02T00:00:00.000Z'],
    ['json', { a: [1] }, { a: [1] }],
    ['texts', ['a', ''], ['a', '']],
  ])('%s reads %j as %j', (reader, value, read) => {
    expect(field({ A: value })[reader]('A')).toEqual(read);
  });
});

describe('wrong shapes', () => {
  test.each<readonly [Reader, unknown, string]>([
    ['text', 5, 'Boxes[0].A must be a text, got 5'],
    ['text', ['a'], 'Boxes[0].A must be a text, got ["a"]'],
    ['required', undefined, 'Boxes[0].A must be a text that is not empty, got nothing'],
    ['required', '', 'Boxes[0].A must be a text that is not empty, got ""'],
    ['required', {}, 'Boxes[0].A must be a text, got {}'],
    ['secret', 5, 'Boxes[0].A must be a text, got something else'],
    ['number', 'many', 'Boxes[0].A must be a number, got "many"'],
    ['number', ' ', 'Boxes[0].A must be a number, got " "'],
    ['number', '0x10', 'Boxes[0].A must be a number, got "0x10"'],
    ['number', '1e999', 'Boxes[0].A must be a number, got "1e999"'],
    ['number', true, 'Boxes[0].A must be a number, got true'],
    ['flag', 1, 'Boxes[0].A must be true or false, got 1'],
    ['flag', 'yes', 'Boxes[0].A must be true or false, got "yes"'],
    ['time', 'yesterday', 'Boxes[0].A must be a time, got "yesterday"'],
    ['time', 'step 3', 'Boxes[0].A must be a time, got "step 3"'],
    ['time', ['2026'], 'Boxes[0].A must be a time, got ["2026"]'],
    ['time', 1e30, 'Boxes[0].A must be a time, got 1e+30'],
    ['object', [], 'Boxes[0].A must be an object, got []'],
    ['objects', {}, 'Boxes[0].A must be a list, got {}'],
    ['objects', [{}, 'x'], 'Boxes[0].A[1] must be an object, got "x"'],
    ['objects', [null], 'Boxes[0].A[0] must be an object, got null'],
    ['texts', 'x', 'Boxes[0].A must be a list, got "x"'],
    ['texts', ['x', 5], 'Boxes[0].A[1] must be a text, got 5'],
  ])('%s of %j', (reader, value, message) => {
    expect(() => field({ A: value })[reader]('A')).toThrow(WrongShape);
    expect(() => field({ A: value })[reader]('A')).toThrow(message);
  });

  test("an answer's own list must be there", () => {
    const answer = new Field({}, '', newFieldUse());
    expect(() => answer.requiredObjects('Boxes')).toThrow('Boxes must be a list, got nothing');
    expect(() => answer.requiredTexts('Names')).toThrow('Names must be a list, got nothing');
  });

  test('a long value is cut', () => {
    expect(() => field({ A: ['x'.repeat(200)] }).text('A')).toThrow(/^.{0,100}…$/);
  });

  test('JSON in a text must be JSON', () => {
    expect(jsonText(field({ A: '{"a":1}' }), 'A')).toEqual({ a: 1 });
    expect(() => jsonText(field({ A: '{' }), 'A')).toThrow(
      'Boxes[0].A must be JSON as a text, got "{"',
    );
  });
});

describe('tags', () => {
  test('both forms are in order of key, and a tag without a value is empty', () => {
    const expected = [
      { key: 'a', value: '' },
      { key: 'b', value: '1' },
    ];
    expect(tagList(field({ Tags: [{ Key: 'b', Value: '1' }, { Key: 'a' }] }))).toEqual(expected);
    expect(tagMap(field({ Tags: { b: '1', a: '' } }))).toEqual(expected);
    expect(tagMap(field({}))).toEqual([]);
  });

  test('a tag must have a key', () => {
    expect(() => tagList(field({ Tags: [{ Value: '1' }] }))).toThrow(
      'Boxes[0].Tags[0].Key must be',
    );
  });
});
