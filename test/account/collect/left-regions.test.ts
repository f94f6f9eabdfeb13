import { expect, test } from '@jest/globals';
import { leftRegions } from '../../../account/collect/left-regions.js';

const STATUS = {
  service: 's',
  region: 'r1',
  used: false,
  asOf: null,
  complete: false,
  error: 'unknown region',
};
const NOW = '2026-01-01T00:00:00.000Z';

test('a region that is no longer named and never held anything is read and not used', () => {
  expect(leftRegions([STATUS], ['r2'], NOW)).toEqual([
    { service: 's', region: 'r1', used: false, asOf: NOW, complete: true, error: null },
  ]);
});

test.each([
  ['still named', STATUS, ['r1']],
  ['in use', { ...STATUS, used: true }, []],
  ['of no region', { ...STATUS, region: null }, []],
  ['complete already', { ...STATUS, complete: true }, []],
])('a status that is %s stays as it is', (_what, status, named) => {
  expect(leftRegions([status], named, NOW)).toEqual([]);
});
