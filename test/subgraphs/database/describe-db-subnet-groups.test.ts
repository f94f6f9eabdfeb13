import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { describeDbSubnetGroups } from '../../../subgraphs/database/describe-db-subnet-groups.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const arn = (name: string) => `arn:aws:rds:eu-central-1:123456789012:subgrp:${name}`;

const answer = {
  DBSubnetGroups: [
    {
      DBSubnetGroupArn: arn('data'),
      DBSubnetGroupName: 'data',
      DBSubnetGroupDescription: 'for data',
      SubnetGroupStatus: 'Complete',
      VpcId: 'vpc-1',
      SupportedNetworkTypes: ['IPV4', 'DUAL'],
      Subnets: [
        {
          SubnetIdentifier: 'subnet-1',
          SubnetAvailabilityZone: { Name: 'eu-central-1a' },
          SubnetOutpost: { Arn: 'arn:aws:outposts:1' },
          SubnetStatus: 'Active',
        },
        {
          SubnetIdentifier: 'subnet-2',
          SubnetAvailabilityZone: { Name: 'eu-central-1b' },
          SubnetOutpost: {},
          SubnetStatus: 'Active',
        },
      ],
    },
    { DBSubnetGroupArn: arn('bare'), DBSubnetGroupName: 'bare', Subnets: [] },
    {
      DBSubnetGroupArn: arn('lone'),
      DBSubnetGroupName: 'lone',
      Subnets: [{ SubnetIdentifier: 'subnet-1' }],
    },
  ],
};

describe('rds:DescribeDBSubnetGroups', () => {
  test('a subnet group has its description and lies in its subnets', () => {
    const node = (name: string, attributes: object) => ({
      id: arn(name),
      type: 'DbSubnetGroup',
      region: 'eu-central-1',
      name,
      attributes,
    });
    const edge = (name: string, subnet: string) => ({
      from: byId('DbSubnetGroup', arn(name)),
      kind: 'IN_SUBNET',
      to: ec2Reference('Subnet', `subnet/${subnet}`),
    });
    expect(mapAnswer(describeDbSubnetGroups, answer)).toEqual({
      nodes: [
        node('data', {
          description: 'for data',
          state: 'Complete',
          networkTypes: ['DUAL', 'IPV4'],
          outpostArns: ['arn:aws:outposts:1'],
        }),
        node('bare', { networkTypes: [], outpostArns: [] }),
        node('lone', { networkTypes: [], outpostArns: [] }),
      ],
      edges: [edge('data', 'subnet-1'), edge('data', 'subnet-2'), edge('lone', 'subnet-1')],
    });
  });

  test('no field is left over', () => {
    expect(unmappedOf(describeDbSubnetGroups, answer)).toEqual([]);
  });

  test('an answer of another shape is refused, naming the place', () => {
    const wrong = (one: object) => () =>
      mapAnswer(describeDbSubnetGroups, { DBSubnetGroups: [one] });
    expect(() => mapAnswer(describeDbSubnetGroups, {})).toThrow('DBSubnetGroups must be a list');
    expect(wrong({})).toThrow('DBSubnetGroups[0].DBSubnetGroupArn must be a text');
    expect(wrong({ DBSubnetGroupArn: 'a', Subnets: [{}] })).toThrow(
      'DBSubnetGroups[0].Subnets[0].SubnetIdentifier must be a text',
    );
  });
});
