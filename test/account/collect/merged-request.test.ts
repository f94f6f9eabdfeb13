import { expect, test } from '@jest/globals';
import { mergedRequest } from '../../../account/collect/merged-request.js';
import type { ScopeName } from '../../../account/collect/stages.js';

const YARD: ScopeName = { service: 'yard', region: 'r1' };
const PEOPLE: ScopeName = { service: 'people', region: null };

test('names are joined in the order in which they are named', () => {
  const one = { services: ['yard', 'people'], regions: ['r2'], maxAge: 0 };
  const other = { services: ['town', 'yard'], regions: ['r1', 'r2'], maxAge: 0 };
  expect(mergedRequest(one, other)).toEqual({
    services: ['yard', 'people', 'town'],
    regions: ['r2', 'r1'],
    maxAge: 0,
  });
});

test('with one that asks for everything it is everything, what was named first', () => {
  const named = { services: ['town'], regions: ['r1'], maxAge: 0 };
  expect(mergedRequest({ maxAge: 0 }, named)).toEqual({ maxAge: 0, order: ['town'] });
  const third = { services: ['yard'], maxAge: 0 };
  expect(mergedRequest(mergedRequest(named, { maxAge: 0 }), third)).toEqual({
    maxAge: 0,
    order: ['town', 'yard'],
  });
});

test('the age is that of the one that takes the least for fresh', () => {
  const young = { maxAge: 10, since: 100_000 };
  const old = { maxAge: 60, since: 101_000 };
  const late = { maxAge: 20, since: 200_000 };
  expect(mergedRequest(old, young)).toEqual(young);
  expect(mergedRequest(young, late)).toEqual(late);
  expect(mergedRequest(late, { maxAge: 0, since: 1 })).toEqual({ maxAge: 0, since: 1 });
});

test('scopes stay scopes among themselves, and become their services and regions beside others', () => {
  const one = { scopes: [YARD], maxAge: 5 };
  expect(mergedRequest(one, { scopes: [PEOPLE, YARD], maxAge: 5 })).toEqual({
    scopes: [YARD, PEOPLE],
    maxAge: 5,
  });
  expect(mergedRequest(one, { services: ['people'], regions: ['r2'], maxAge: 5 })).toEqual({
    services: ['yard', 'people'],
    regions: ['r1', 'r2'],
    maxAge: 5,
  });
});
