import { expect, test } from '@jest/globals';
import { due } from '../../../account/collect/due.js';
import type { Freshness } from '../../../account/graph/freshness.js';
import { PEOPLE, YARD } from './yard-listings.js';

const NOW = Date.parse('2026-01-01T01:00:00.000Z');
const REGIONS = ['r1', 'r2'];

function scopes(request: Parameters<typeof due>[2], freshness: readonly Freshness[] = []) {
  const found = due([YARD, PEOPLE], REGIONS, request, { freshness, now: NOW });
  return found.map(({ service, region }) => `${service} ${region}`);
}

function row(secondsAgo: number | null, complete: boolean): Freshness {
  const asOf = secondsAgo === null ? null : new Date(NOW - secondsAgo * 1000).toISOString();
  return { service: 'yard', region: 'r1', used: true, asOf, complete, error: null };
}

test('everything is due that was never read', () => {
  expect(scopes({ maxAge: 900 })).toEqual(['yard r1', 'yard r2', 'people null']);
});

test('services and regions narrow it; what belongs to no region is due in any', () => {
  expect(scopes({ maxAge: 0, regions: ['r2'] })).toEqual(['yard r2', 'people null']);
  expect(scopes({ maxAge: 0, services: ['yard'] })).toEqual(['yard r1', 'yard r2']);
  expect(scopes({ maxAge: 0, services: [] })).toEqual([]);
  expect(scopes({ maxAge: 0, services: ['nobody'], regions: ['nowhere'] })).toEqual([]);
});

test.each([
  ['read completely less than maxAge ago', row(899, true), false],
  ['read completely maxAge ago', row(900, true), true],
  ['read incompletely a moment ago', row(1, false), true],
  ['never read completely', row(null, true), true],
  ['read completely by a clock that is ahead', row(-5, true), false],
])('%s', (_, known, isDue) => {
  expect(scopes({ maxAge: 900, services: ['yard'], regions: ['r1'] }, [known])).toEqual(
    isDue ? ['yard r1'] : [],
  );
});

test.each([1, 0, -5])('maxAge 0 makes due what was read %d seconds ago', (ago) => {
  const request = { maxAge: 0, services: ['yard'], regions: ['r1'] };
  expect(scopes(request, [row(ago, true)])).toEqual(['yard r1']);
});

test('a service has a scope for what belongs to no region and one per region', () => {
  const both = { name: 'both', listings: [...PEOPLE.listings, ...YARD.listings] };
  const found = due([both], REGIONS, { maxAge: 0 }, { freshness: [], now: NOW });
  expect(found.map(({ region, listings }) => [region, listings.length])).toEqual([
    [null, 1],
    ['r1', 10],
    ['r2', 10],
  ]);
});
