import { describe, expect, test } from '@jest/globals';
import type { PolicyDocument } from '../../../subgraphs/identity/policy-document.js';
import { trustEdges } from '../../../subgraphs/identity/trust-edges.js';

const ROLE = 'arn:aws:iam::123456789012:role/oven';
const ALLOW = { Effect: 'Allow', Action: 'sts:AssumeRole' };

function trusted(document: PolicyDocument) {
  return trustEdges(ROLE, document, 'Role.Trust').map(({ to, attributes }) => ({
    ...('id' in to ? { id: to.id } : {}),
    ...attributes,
  }));
}

test('statements that deny and statements without a principal trust nobody', () => {
  const Statement = [
    { ...ALLOW, Effect: 'Deny', Principal: '*' },
    { Action: 'sts:AssumeRole', Principal: '*' },
    ALLOW,
  ];
  expect(trusted({ Statement })).toEqual([]);
});

test('a document without statements trusts nobody', () => {
  expect(trusted({ Version: '2012-10-17' })).toEqual([]);
});

test('everybody is one principal however it is written', () => {
  const Statement = [
    { ...ALLOW, Principal: '*' },
    { ...ALLOW, Principal: { AWS: '*' } },
    { ...ALLOW, Principal: { AWS: ['*', '*'] } },
  ];
  const everybody = { id: '*', actions: ['sts:AssumeRole'] };
  expect(trusted({ Statement })).toEqual([everybody, everybody, everybody]);
});

test('one principal under two names in a statement is one relation', () => {
  const Principal = { AWS: ['210987654321', 'arn:aws:iam::210987654321:root'] };
  expect(trusted({ Statement: { ...ALLOW, Principal } })).toEqual([
    { id: 'arn:aws:iam::210987654321:root', actions: ['sts:AssumeRole'] },
  ]);
});

test('actions are in order, and excepted actions go by their own name', () => {
  const Statement = [
    { Effect: 'Allow', Action: ['sts:TagSession', 'sts:AssumeRole'], Principal: '*' },
    { Effect: 'Allow', NotAction: 'sts:TagSession', Principal: '*' },
  ];
  expect(trusted({ Statement })).toEqual([
    { id: '*', actions: ['sts:AssumeRole', 'sts:TagSession'] },
    { id: '*', notActions: ['sts:TagSession'] },
  ]);
});

test('conditions are kept as they stand, and none is left out', () => {
  const Condition = { StringEquals: { 'sts:ExternalId': 'bread' } };
  const Statement = [
    { ...ALLOW, Principal: '*', Condition },
    { ...ALLOW, Principal: '*', Condition: {} },
  ];
  const everybody = { id: '*', actions: ['sts:AssumeRole'] };
  expect(trusted({ Statement })).toEqual([{ ...everybody, conditions: Condition }, everybody]);
});

describe('a document of the wrong shape is refused with the place', () => {
  const cases: readonly (readonly [PolicyDocument, string])[] = [
    [{ Statement: 'Allow' }, 'Role.Trust.Statement must be an object, got "Allow"'],
    [{ Statement: [ALLOW, 7] }, 'Role.Trust.Statement[1] must be an object, got 7'],
    [
      { Statement: { ...ALLOW, Principal: 'mira' } },
      'Role.Trust.Statement.Principal must be an object or *, got "mira"',
    ],
    [
      { Statement: [{ ...ALLOW, Principal: { Service: [null] } }] },
      'Role.Trust.Statement[0].Principal.Service[0] must be a text, got null',
    ],
    [
      { Statement: { ...ALLOW, Action: {}, Principal: '*' } },
      'Role.Trust.Statement.Action must be a text, got {}',
    ],
  ];
  test.each(cases)('%j', (document, message) => {
    expect(() => trusted(document)).toThrow(message);
  });
});
