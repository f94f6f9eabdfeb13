import { expect, test } from '@jest/globals';
import { responseType } from '../../gateway/http/response-type.js';

const JSON_TYPE = 'application/json';
const OWN_TYPE = 'application/graphql-response+json';

test.each([
  [undefined, JSON_TYPE],
  ['', JSON_TYPE],
  ['*/*', JSON_TYPE],
  ['application/*', JSON_TYPE],
  ['application/json', JSON_TYPE],
  ['APPLICATION/JSON; charset=utf-8', JSON_TYPE],
  [OWN_TYPE, OWN_TYPE],
  [`${OWN_TYPE}, application/json`, OWN_TYPE],
  [`application/json, ${OWN_TYPE}`, JSON_TYPE],
  [`${OWN_TYPE};q=0.5, application/json;q=0.9`, JSON_TYPE],
  [`application/json;q=0, */*`, OWN_TYPE],
  [`text/html, ${OWN_TYPE};q=0.1`, OWN_TYPE],
  ['text/html', null],
  ['application/json;q=0', null],
  ['application/json;q=x', null],
  [';;,', null],
])('%s wants %s', (accept, expected) => {
  expect(responseType(accept)).toBe(expected);
});
