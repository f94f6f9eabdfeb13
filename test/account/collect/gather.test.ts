import { expect, test } from '@jest/globals';
import { checkMapped } from '../../../account/collect/check-mapped.js';
import { gather, recordOf } from '../../../account/collect/gather.js';
import type { Mapped, MappedNode } from '../../../account/collect/listing.js';
import type { ReadAnswer } from '../../../account/collect/stages.js';
import type { Json } from '../../../account/graph/record.js';
import { listBoxes, listStickers } from './yard-listings.js';

function box(over: Partial<MappedNode>): MappedNode {
  return { id: 'b0', type: 'Box', region: 'r1', attributes: {}, ...over };
}

function answer(node: Partial<MappedNode>, over: Partial<ReadAnswer> = {}): ReadAnswer {
  const scope = { service: 'yard', region: 'r1', listings: [] };
  const mapped: Mapped = { nodes: [box(node)], edges: [] };
  return {
    kind: 'complete',
    listing: listBoxes,
    scope,
    item: null,
    source: 'list',
    mapped,
    reason: null,
    unmapped: [],
    ...over,
  };
}

function record(...answers: readonly ReadAnswer[]) {
  return recordOf(gather(answers).nodes.get('b0')!);
}

const tags = (value: Json) => ({
  tags: [
    { key: 'Name', value },
    { key: 'z', value: 'z' },
  ],
});

test.each([
  ['the tag Name goes before the own name', { name: 'own', attributes: tags('tagged') }, 'tagged'],
  ['an empty tag does not', { name: 'own', attributes: tags('') }, 'own'],
  [
    'nor does a tag of another key',
    { name: 'own', attributes: { tags: [{ key: 'name', value: 'x' }] } },
    'own',
  ],
  ['without either there is no name', { attributes: {} }, null],
])('%s', (_, node, name) => {
  expect(record(answer(node)).name).toBe(name);
});

test('answers add to one another, and the tag may come from another than the name', () => {
  const joined = record(
    answer({ name: 'own', region: null }),
    answer({ attributes: tags('tagged') }),
  );
  expect(joined).toMatchObject({ name: 'tagged', region: 'r1', attributes: tags('tagged') });
});

test('the service is that of the listing which states the type, whoever showed it first', () => {
  const elsewhere = { service: 'other', region: 'r1', listings: [] };
  const sighted = answer({}, { listing: listStickers, scope: elsewhere });
  expect(record(sighted).service).toBe('other');
  expect(record(sighted, answer({})).service).toBe('yard');
});

test('another type is a contradiction', () => {
  const { nodes, contradictions } = gather([
    answer({}),
    answer({ type: 'Room' }, { source: 'again' }),
  ]);
  expect(nodes.get('b0')?.type).toBe('Box');
  expect(contradictions.map(({ reason }) => reason.message)).toEqual([
    'again: contradicts list about the type of b0',
  ]);
});

test('equal values in another order of members are no contradiction', () => {
  const one = answer({ attributes: { rim: { a: 1, b: [2, 3] } } });
  const other = answer({ attributes: { rim: { b: [2, 3], a: 1 } } });
  expect(gather([one, other]).contradictions).toEqual([]);
});

function nested(levels: number): Json {
  return levels === 0 ? 1 : { a: nested(levels - 1) };
}

test.each<readonly [string, Partial<MappedNode>, string]>([
  ['an empty id', { id: '' }, 'the id of a Box must be a text of whole characters'],
  ['half a character in an id', { id: 'b\ud800' }, 'the id of a Box must be'],
  ['half a character in a name', { name: '\udc00' }, 'the name of b0 must be'],
  ['a number without end', { attributes: { size: Infinity } }, 'size of b0 must be finite numbers'],
  [
    'values nested without end',
    { attributes: { rim: nested(65) } },
    'rim of b0 must be finite numbers in at most 64 levels',
  ],
])('%s cannot be kept', (_, node, message) => {
  expect(() => checkMapped({ nodes: [box(node)], edges: [] })).toThrow(message);
});

test('whole characters outside the first plane and 64 levels can', () => {
  expect(() =>
    checkMapped({ nodes: [box({ name: '🗄', attributes: { rim: nested(64) } })], edges: [] }),
  ).not.toThrow();
});
