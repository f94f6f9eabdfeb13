import { describe, expect, test } from '@jest/globals';
import { getAccountAuthorizationDetails } from '../../subgraphs/identity/get-account-authorization-details.js';
import { listInstanceProfiles } from '../../subgraphs/identity/list-instance-profiles.js';
import { listRoles } from '../../subgraphs/identity/list-roles.js';
import { mapAnswer } from '../support/map-answer.js';
import * as answers from './identity-answers.js';

const ARN = 'arn:aws:iam::123456789012';

function nodesOf(type: string) {
  const { nodes } = mapAnswer(getAccountAuthorizationDetails, answers.details);
  return nodes.filter((node) => node.type === type);
}

describe('nodes of the authorization details', () => {
  test('users', () => {
    expect(nodesOf('User')).toEqual([
      {
        id: `${ARN}:user/staff/mira`,
        type: 'User',
        region: null,
        name: 'mira',
        attributes: {
          userId: 'AIDAMIRA',
          userName: 'mira',
          path: '/staff/',
          createdAt: '2024-01-02T02:04:05.000Z',
          tags: [
            { key: 'Name', value: 'Mira B.' },
            { key: 'Team', value: 'dough' },
          ],
        },
      },
      {
        id: `${ARN}:user/till`,
        type: 'User',
        region: null,
        name: 'till',
        attributes: {
          userId: 'AIDATILL',
          userName: 'till',
          path: '/',
          createdAt: '2024-01-01T00:00:00.000Z',
          tags: [],
        },
      },
      {
        id: `${ARN}:user/bare`,
        type: 'User',
        region: null,
        name: 'bare',
        attributes: { userName: 'bare', tags: [] },
      },
    ]);
  });

  test('groups', () => {
    expect(nodesOf('Group')).toEqual([
      {
        id: `${ARN}:group/staff/bakers`,
        type: 'Group',
        region: null,
        name: 'bakers',
        attributes: {
          groupId: 'AGPABAKERS',
          path: '/staff/',
          createdAt: '2024-01-01T00:00:00.000Z',
        },
      },
      {
        id: `${ARN}:group/couriers`,
        type: 'Group',
        region: null,
        name: 'couriers',
        attributes: {
          groupId: 'AGPACOURIERS',
          path: '/',
          createdAt: '2024-01-05T00:00:00.000Z',
        },
      },
      { id: `${ARN}:group/bare`, type: 'Group', region: null, name: 'bare', attributes: {} },
    ]);
  });

  test('roles', () => {
    expect(nodesOf('Role')).toEqual([
      {
        id: `${ARN}:role/oven`,
        type: 'Role',
        region: null,
        name: 'oven',
        attributes: {
          roleId: 'AROAOVEN',
          roleName: 'oven',
          path: '/',
          createdAt: '2024-03-01T07:00:00.000Z',
          trustPolicy: answers.ovenTrust,
          tags: [{ key: 'Team', value: 'dough' }],
        },
      },
      {
        id: `${ARN}:role/service/courier`,
        type: 'Role',
        region: null,
        name: 'courier',
        attributes: {
          roleId: 'AROACOURIER',
          roleName: 'courier',
          path: '/service/',
          createdAt: '2024-03-02T00:00:00.000Z',
          trustPolicy: answers.courierTrust,
          tags: [],
        },
      },
      {
        id: `${ARN}:role/shop`,
        type: 'Role',
        region: null,
        name: 'shop',
        attributes: {
          roleId: 'AROASHOP',
          roleName: 'shop',
          createdAt: '2024-03-03T00:00:00.000Z',
          trustPolicy: answers.shopTrust,
          tags: [],
        },
      },
    ]);
  });

  test('an instance profile seen in its role is the one of the listing but for its tags', () => {
    const [listed] = mapAnswer(listInstanceProfiles, {
      InstanceProfiles: answers.instanceProfiles,
    }).nodes;
    const { tags, ...rest } = { ...listed?.attributes };
    expect(tags).toHaveLength(2);
    expect(nodesOf('InstanceProfile')).toEqual([{ ...listed, attributes: rest }]);
  });
});

describe('policies of the authorization details', () => {
  test('inline policies are named beneath their owner', () => {
    const inline = nodesOf('Policy').filter(({ attributes }) => attributes['inline'] === true);
    const attributes = { inline: true, document: answers.bakeOnly };
    const common = { type: 'Policy', region: null, attributes };
    expect(inline).toEqual([
      { ...common, id: `${ARN}:user/staff/mira/policy/bake`, name: 'bake' },
      { ...common, id: `${ARN}:group/staff/bakers/policy/bake`, name: 'bake' },
      { ...common, id: `${ARN}:role/service/courier/policy/ride`, name: 'ride' },
    ]);
  });

  test("the account's own managed policies, without the provider's", () => {
    const managed = nodesOf('Policy').filter(({ attributes }) => attributes['inline'] === false);
    expect(managed).toEqual([
      {
        id: `${ARN}:policy/shop/read-orders`,
        type: 'Policy',
        region: null,
        name: 'read-orders',
        attributes: {
          policyId: 'ANPAORDERS',
          path: '/shop/',
          description: 'reads orders',
          attachable: true,
          inline: false,
          defaultVersionId: 'v10',
          document: answers.readOrders,
          defaultVersionCreatedAt: '2024-02-10T00:00:00.000Z',
          otherVersions: [
            { versionId: 'v2' },
            {
              versionId: 'v9',
              createdAt: '2024-02-09T00:00:00.000Z',
              document: answers.oldOrders,
            },
          ],
          createdAt: '2024-02-01T00:00:00.000Z',
          updatedAt: '2024-02-10T00:00:00.000Z',
        },
      },
      {
        id: `${ARN}:policy/limits`,
        type: 'Policy',
        region: null,
        name: 'limits',
        attributes: {
          policyId: 'ANPALIMITS',
          path: '/',
          attachable: false,
          inline: false,
          defaultVersionId: 'v1',
          document: answers.bakeOnly,
          defaultVersionCreatedAt: '2024-02-02T00:00:00.000Z',
          otherVersions: [],
          createdAt: '2024-02-02T00:00:00.000Z',
          updatedAt: '2024-02-02T00:00:00.000Z',
        },
      },
      {
        id: `${ARN}:policy/team/unnamed`,
        type: 'Policy',
        region: null,
        name: 'unnamed',
        attributes: { inline: false, otherVersions: [] },
      },
    ]);
  });
});

test('instance profiles of their listing: tags are unknown where the answer leaves them out', () => {
  const mapped = mapAnswer(listInstanceProfiles, { InstanceProfiles: answers.instanceProfiles });
  const common = { type: 'InstanceProfile', region: null };
  expect(mapped).toEqual({
    nodes: [
      {
        ...common,
        id: `${ARN}:instance-profile/oven`,
        name: 'oven',
        attributes: {
          instanceProfileId: 'AIPAOVEN',
          instanceProfileName: 'oven',
          path: '/',
          createdAt: '2024-03-01T08:00:00.000Z',
          tags: [
            { key: 'Floor', value: '1' },
            { key: 'Team', value: 'dough' },
          ],
        },
      },
      {
        ...common,
        id: `${ARN}:instance-profile/service/van`,
        name: 'van',
        attributes: {
          instanceProfileId: 'AIPAVAN',
          instanceProfileName: 'van',
          path: '/service/',
          createdAt: '2024-04-01T00:00:00.000Z',
          tags: [],
        },
      },
      {
        ...common,
        id: `${ARN}:instance-profile/bare`,
        name: 'bare',
        attributes: { instanceProfileName: 'bare' },
      },
    ],
    edges: [],
  });
});

test("roles of their listing: what the authorization details don't hold", () => {
  const common = { type: 'Role', region: null };
  expect(mapAnswer(listRoles, { Roles: answers.listedRoles })).toEqual({
    nodes: [
      {
        ...common,
        id: `${ARN}:role/oven`,
        name: 'oven',
        attributes: { description: 'bakes', maxSessionSeconds: 3600 },
      },
      {
        ...common,
        id: `${ARN}:role/service/courier`,
        name: 'courier',
        attributes: { maxSessionSeconds: 43200 },
      },
      { ...common, id: `${ARN}:role/shop`, name: 'shop', attributes: {} },
    ],
    edges: [],
  });
});
