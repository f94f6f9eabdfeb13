import { expect, test } from '@jest/globals';
import { getAccountAuthorizationDetails } from '../../../subgraphs/identity/get-account-authorization-details.js';
import { mapAnswer } from '../../support/map-answer.js';
import * as answers from '../identity-answers.js';

const ARN = 'arn:aws:iam::123456789012';
const mira = { by: 'id', type: 'User', id: `${ARN}:user/staff/mira` };
const bakers = { by: 'id', type: 'Group', id: `${ARN}:group/staff/bakers` };
const oven = { by: 'id', type: 'Role', id: `${ARN}:role/oven` };
const courier = { by: 'id', type: 'Role', id: `${ARN}:role/service/courier` };
const shop = { by: 'id', type: 'Role', id: `${ARN}:role/shop` };

function edgesOf(kind: string) {
  const { edges } = mapAnswer(getAccountAuthorizationDetails, answers.details);
  return edges.filter((edge) => edge.kind === kind);
}

function policy(id: string, name: string) {
  return { by: 'id', type: 'Policy', id, name };
}

test('policies are related where attached, where inline and where they bound', () => {
  const kind = 'HAS_POLICY';
  const readOrders = policy(`${ARN}:policy/shop/read-orders`, 'read-orders');
  const limits = policy(`${ARN}:policy/limits`, 'limits');
  const viewOnly = 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess';
  const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
  expect(edgesOf(kind)).toEqual([
    { from: mira, kind, to: readOrders },
    { from: mira, kind, to: policy(viewOnly, 'ViewOnlyAccess'), attributes: { boundary: true } },
    { from: mira, kind, to: policy(`${mira.id}/policy/bake`, 'bake') },
    { from: bakers, kind, to: policy(readOnly, 'ReadOnlyAccess') },
    { from: bakers, kind, to: policy(`${bakers.id}/policy/bake`, 'bake') },
    { from: oven, kind, to: readOrders },
    { from: courier, kind, to: limits, attributes: { boundary: true, attached: true } },
    { from: courier, kind, to: policy(`${courier.id}/policy/ride`, 'ride') },
  ]);
});

test('members name their groups, which may have any path', () => {
  const kind = 'MEMBER_OF';
  const group = { by: 'name', type: 'Group', region: null };
  expect(edgesOf(kind)).toEqual([
    { from: mira, kind, to: { ...group, value: 'bakers', fallbackId: `${ARN}:group/bakers` } },
    { from: mira, kind, to: { ...group, value: 'leavers', fallbackId: `${ARN}:group/leavers` } },
  ]);
});

test('roles trust whom their documents allow, statement by statement', () => {
  const kind = 'TRUSTS';
  const staff = {
    actions: ['sts:AssumeRole', 'sts:TagSession'],
    conditions: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  };
  const service = { type: 'Principal', id: 'ec2.amazonaws.com', name: 'ec2.amazonaws.com' };
  const account = { type: 'Principal', id: 'arn:aws:iam::210987654321:root', name: '210987654321' };
  const login = {
    type: 'Principal',
    id: `${ARN}:oidc-provider/login.bakery.example`,
    name: 'login.bakery.example',
  };
  expect(edgesOf(kind)).toEqual([
    { from: oven, kind, to: { by: 'id', ...service }, attributes: { actions: ['sts:AssumeRole'] } },
    { from: courier, kind, to: { ...mira, name: 'mira' }, attributes: staff },
    { from: courier, kind, to: { ...oven, name: 'oven' }, attributes: staff },
    { from: courier, kind, to: { by: 'id', ...account }, attributes: staff },
    {
      from: courier,
      kind,
      to: { ...oven, name: 'oven' },
      attributes: { actions: ['sts:AssumeRole'] },
    },
    {
      from: shop,
      kind,
      to: { by: 'id', ...login },
      attributes: {
        actions: ['sts:AssumeRoleWithWebIdentity'],
        conditions: { StringEquals: { 'login.bakery.example:aud': 'till 100%' } },
      },
    },
  ]);
});

test('an instance profile has the role that lists it', () => {
  const profile = { by: 'id', type: 'InstanceProfile', id: `${ARN}:instance-profile/oven` };
  expect(edgesOf('HAS_ROLE')).toEqual([{ from: profile, kind: 'HAS_ROLE', to: oven }]);
});
