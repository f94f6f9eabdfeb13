import { expect, test } from '@jest/globals';
import { describeSecurityGroups } from '../../../subgraphs/network/describe-security-groups.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const answer = {
  SecurityGroups: [
    {
      GroupId: 'sg-web',
      GroupName: 'web',
      SecurityGroupArn: 'arn:aws:ec2:eu-central-1:123456789012:security-group/sg-web',
      Description: 'web servers',
      OwnerId: '123456789012',
      VpcId: 'vpc-1',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          IpRanges: [
            { CidrIp: '198.51.100.0/24', Description: 'office' },
            { CidrIp: '192.0.2.0/24' },
          ],
          Ipv6Ranges: [{ CidrIpv6: '2001:db8::/32', Description: 'office too' }],
          PrefixListIds: [{ PrefixListId: 'pl-7', Description: 'partners' }],
          UserIdGroupPairs: [
            {
              GroupId: 'sg-lb',
              GroupName: 'lb',
              UserId: '123456789012',
              Description: 'from the balancer',
              VpcId: 'vpc-1',
              VpcPeeringConnectionId: 'pcx-1',
              PeeringStatus: 'active',
            },
            { GroupId: 'sg-web', UserId: '123456789012' },
          ],
        },
        {
          IpProtocol: 'icmp',
          FromPort: -1,
          ToPort: -1,
          UserIdGroupPairs: [{ GroupId: 'sg-lb', UserId: '123456789012' }],
        },
      ],
      IpPermissionsEgress: [
        {
          IpProtocol: '-1',
          IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          Ipv6Ranges: [],
          PrefixListIds: [],
          UserIdGroupPairs: [],
        },
      ],
      Tags: [{ Key: 'Name', Value: 'web servers of the shop' }],
    },
    {
      GroupId: 'sg-lb',
      GroupName: 'lb',
      Description: 'balancer',
      OwnerId: '210987654321',
      VpcId: 'vpc-1',
      IpPermissions: [],
      IpPermissionsEgress: [
        {
          IpProtocol: 'udp',
          FromPort: 1000,
          ToPort: 2000,
          UserIdGroupPairs: [
            {
              GroupId: 'sg-far',
              UserId: '555566667777',
              Description: 'over there',
              VpcId: 'vpc-far',
              VpcPeeringConnectionId: 'pcx-1',
              PeeringStatus: 'active',
            },
          ],
        },
      ],
    },
    {
      GroupId: 'sg-bare',
      GroupName: 'bare',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 22,
          UserIdGroupPairs: [{ GroupId: 'sg-lb', UserId: '210987654321' }, { GroupId: 'sg-gone' }],
        },
      ],
    },
  ],
};

const web = ec2Reference('SecurityGroup', 'security-group/sg-web');
const lb = ec2Reference('SecurityGroup', 'security-group/sg-lb');
const bare = ec2Reference('SecurityGroup', 'security-group/sg-bare');
const vpc = ec2Reference('Vpc', 'vpc/vpc-1');
const https = { protocol: 'tcp', fromPort: 443, toPort: 443 };
const ssh = { protocol: 'tcp', fromPort: 22, toPort: 22 };

test('a security group has its names and the rules that name addresses, in order', () => {
  expect(mapAnswer(describeSecurityGroups, answer).nodes).toEqual([
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:security-group/sg-web',
      type: 'SecurityGroup',
      region: 'eu-central-1',
      name: 'web',
      attributes: {
        groupName: 'web',
        description: 'web servers',
        ingressRules: [
          { ...https, cidr: '192.0.2.0/24' },
          { ...https, cidr: '198.51.100.0/24', description: 'office' },
          { ...https, ipv6Cidr: '2001:db8::/32', description: 'office too' },
          { ...https, prefixListId: 'pl-7', description: 'partners' },
        ],
        egressRules: [{ protocol: '-1', cidr: '0.0.0.0/0' }],
        ownerId: '123456789012',
        tags: [{ key: 'Name', value: 'web servers of the shop' }],
      },
    },
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:security-group/sg-lb',
      type: 'SecurityGroup',
      region: 'eu-central-1',
      name: 'lb',
      attributes: {
        groupName: 'lb',
        description: 'balancer',
        ingressRules: [],
        egressRules: [],
        ownerId: '210987654321',
        tags: [],
      },
    },
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:security-group/sg-bare',
      type: 'SecurityGroup',
      region: 'eu-central-1',
      name: 'bare',
      attributes: { groupName: 'bare', ingressRules: [], egressRules: [], tags: [] },
    },
  ]);
});

test('a security group is in its VPC and allows each group that a rule names', () => {
  expect(mapAnswer(describeSecurityGroups, answer).edges).toEqual([
    { from: web, kind: 'IN_VPC', to: vpc },
    {
      from: web,
      kind: 'ALLOWS_FROM',
      to: ec2Reference('SecurityGroup', 'security-group/sg-lb', 'lb'),
      attributes: { ...https, description: 'from the balancer' },
    },
    { from: web, kind: 'ALLOWS_FROM', to: web, attributes: https },
    {
      from: web,
      kind: 'ALLOWS_FROM',
      to: lb,
      attributes: { protocol: 'icmp', fromPort: -1, toPort: -1 },
    },
    { from: lb, kind: 'IN_VPC', to: vpc },
    {
      from: lb,
      kind: 'ALLOWS_TO',
      to: {
        by: 'id',
        type: 'SecurityGroup',
        id: 'arn:aws:ec2:eu-central-1:555566667777:security-group/sg-far',
      },
      attributes: { protocol: 'udp', fromPort: 1000, toPort: 2000, description: 'over there' },
    },
    { from: bare, kind: 'ALLOWS_FROM', to: lb, attributes: ssh },
    {
      from: bare,
      kind: 'ALLOWS_FROM',
      to: ec2Reference('SecurityGroup', 'security-group/sg-gone'),
      attributes: ssh,
    },
  ]);
});

test('the order of rules in the answer does not matter', () => {
  const ranges = [{ CidrIp: '198.51.100.0/24' }, { CidrIp: '192.0.2.0/24' }];
  const https443 = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
  const http80 = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: ranges };
  const oneWay = [{ ...https443, IpRanges: ranges }, http80];
  const otherWay = [http80, { ...https443, IpRanges: ranges.toReversed() }];
  const nodesOf = (permissions: object) =>
    mapAnswer(describeSecurityGroups, {
      SecurityGroups: [{ GroupId: 'sg-1', IpPermissions: permissions }],
    }).nodes;
  expect(nodesOf(otherWay)).toEqual(nodesOf(oneWay));
});

test('no field of a security group is left over', () => {
  expect(unmappedOf(describeSecurityGroups, answer)).toEqual([]);
});

const pair = (of: object) => ({
  SecurityGroups: [{ GroupId: 'sg-1', IpPermissions: [{ UserIdGroupPairs: [of] }] }],
});

test.each([
  [{ SecurityGroups: null }, 'SecurityGroups must be a list, got nothing'],
  [{ SecurityGroups: [{ GroupName: 'x' }] }, 'SecurityGroups[0].GroupId must be a text'],
  [pair({ GroupId: 5 }), 'IpPermissions[0].UserIdGroupPairs[0].GroupId must be a text, got 5'],
  [pair({ UserId: '1' }), 'UserIdGroupPairs[0].GroupId must be a text that is not empty'],
])('an answer of the wrong shape is refused: %j', (wrong, message) => {
  expect(() => mapAnswer(describeSecurityGroups, wrong)).toThrow(message);
});
