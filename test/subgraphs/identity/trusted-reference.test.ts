import { expect, test } from '@jest/globals';
import { trustedReference } from '../../../subgraphs/identity/trusted-reference.js';

const ACCOUNT = 'arn:aws:iam::210987654321';
const SESSION = 'arn:aws:sts::210987654321:assumed-role/oven/monday';

test.each([
  ['AWS', `${ACCOUNT}:role/service/oven`, 'Role', `${ACCOUNT}:role/service/oven`, 'oven'],
  ['AWS', `${ACCOUNT}:user/staff/mira`, 'User', `${ACCOUNT}:user/staff/mira`, 'mira'],
  ['AWS', `${ACCOUNT}:root`, 'Principal', `${ACCOUNT}:root`, '210987654321'],
  ['AWS', '210987654321', 'Principal', `${ACCOUNT}:root`, '210987654321'],
  ['AWS', '*', 'Principal', '*', '*'],
  ['AWS', 'AROADELETED', 'Principal', 'AROADELETED', 'AROADELETED'],
  ['AWS', SESSION, 'Principal', SESSION, 'oven/monday'],
  ['Service', 'ec2.amazonaws.com', 'Principal', 'ec2.amazonaws.com', 'ec2.amazonaws.com'],
  ['Federated', 'accounts.google.com', 'Principal', 'accounts.google.com', 'accounts.google.com'],
  [
    'Federated',
    `${ACCOUNT}:saml-provider/staff`,
    'Principal',
    `${ACCOUNT}:saml-provider/staff`,
    'staff',
  ],
  ['CanonicalUser', '79a59df900b9', 'Principal', '79a59df900b9', '79a59df900b9'],
])('%s %s is the %s %s', (kind, text, type, id, name) => {
  expect(trustedReference(kind, text, `${ACCOUNT}:role/oven`)).toEqual({
    by: 'id',
    type,
    id,
    name,
  });
});

test('an account that is named by its bare id is of the partition of the role', () => {
  const role = 'arn:aws-cn:iam::210987654321:role/oven';
  const { id } = trustedReference('AWS', '123456789012', role);
  expect(id).toBe('arn:aws-cn:iam::123456789012:root');
});
