import { expect, test } from '@jest/globals';
import { describeVpcPeeringConnections } from '../../../subgraphs/network/describe-vpc-peering-connections.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const answer = {
  VpcPeeringConnections: [
    {
      VpcPeeringConnectionId: 'pcx-1',
      Status: { Code: 'active', Message: 'Active' },
      ExpirationTime: '2026-02-03T04:05:06Z',
      RequesterVpcInfo: {
        VpcId: 'vpc-1',
        OwnerId: '123456789012',
        Region: 'eu-central-1',
        CidrBlock: '10.1.0.0/16',
        CidrBlockSet: [{ CidrBlock: '10.9.0.0/16' }, { CidrBlock: '10.1.0.0/16' }],
        Ipv6CidrBlockSet: [{ Ipv6CidrBlock: '2001:db8:5::/56' }],
        PeeringOptions: {
          AllowDnsResolutionFromRemoteVpc: true,
          AllowEgressFromLocalClassicLinkToRemoteVpc: false,
          AllowEgressFromLocalVpcToRemoteClassicLink: false,
        },
      },
      AccepterVpcInfo: {
        VpcId: 'vpc-far',
        OwnerId: '210987654321',
        Region: 'us-west-2',
        CidrBlock: '10.2.0.0/16',
      },
      Tags: [{ Key: 'Name', Value: 'to-far' }],
    },
    {
      VpcPeeringConnectionId: 'pcx-2',
      Status: { Code: 'pending-acceptance', Message: 'Pending' },
      RequesterVpcInfo: { VpcId: 'vpc-1', CidrBlock: '10.1.0.0/16' },
      AccepterVpcInfo: { VpcId: 'vpc-2', OwnerId: '123456789012' },
      Tags: [],
    },
    {
      VpcPeeringConnectionId: 'pcx-3',
      Status: { Code: 'deleted' },
      AccepterVpcInfo: { OwnerId: '210987654321', Region: 'us-west-2' },
    },
  ],
};

const first = ec2Reference('VpcPeering', 'vpc-peering-connection/pcx-1');
const second = ec2Reference('VpcPeering', 'vpc-peering-connection/pcx-2');

test('a peering has its state and what each side brings', () => {
  expect(mapAnswer(describeVpcPeeringConnections, answer).nodes).toEqual([
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:vpc-peering-connection/pcx-1',
      type: 'VpcPeering',
      region: 'eu-central-1',
      attributes: {
        state: 'active',
        requester: {
          cidrBlock: '10.1.0.0/16',
          cidrBlocks: ['10.1.0.0/16', '10.9.0.0/16'],
          ipv6CidrBlocks: ['2001:db8:5::/56'],
          dnsResolutionFromOtherVpc: true,
          egressFromClassicLink: false,
          egressToClassicLink: false,
        },
        accepter: { cidrBlock: '10.2.0.0/16', cidrBlocks: [], ipv6CidrBlocks: [] },
        tags: [{ key: 'Name', value: 'to-far' }],
      },
    },
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:vpc-peering-connection/pcx-2',
      type: 'VpcPeering',
      region: 'eu-central-1',
      attributes: {
        state: 'pending-acceptance',
        requester: { cidrBlock: '10.1.0.0/16', cidrBlocks: [], ipv6CidrBlocks: [] },
        accepter: { cidrBlocks: [], ipv6CidrBlocks: [] },
        tags: [],
      },
    },
    {
      id: 'arn:aws:ec2:eu-central-1:123456789012:vpc-peering-connection/pcx-3',
      type: 'VpcPeering',
      region: 'eu-central-1',
      attributes: {
        state: 'deleted',
        accepter: { cidrBlocks: [], ipv6CidrBlocks: [] },
        tags: [],
      },
    },
  ]);
});

test("a peering peers with both VPCs, each in its owner's account and its own region", () => {
  expect(mapAnswer(describeVpcPeeringConnections, answer).edges).toEqual([
    {
      from: first,
      kind: 'PEERS_WITH',
      to: ec2Reference('Vpc', 'vpc/vpc-1'),
      attributes: { role: 'requester' },
    },
    {
      from: first,
      kind: 'PEERS_WITH',
      to: { by: 'id', type: 'Vpc', id: 'arn:aws:ec2:us-west-2:210987654321:vpc/vpc-far' },
      attributes: { role: 'accepter' },
    },
    {
      from: second,
      kind: 'PEERS_WITH',
      to: ec2Reference('Vpc', 'vpc/vpc-1'),
      attributes: { role: 'requester' },
    },
    {
      from: second,
      kind: 'PEERS_WITH',
      to: ec2Reference('Vpc', 'vpc/vpc-2'),
      attributes: { role: 'accepter' },
    },
  ]);
});

test('no field of a peering is left over', () => {
  expect(unmappedOf(describeVpcPeeringConnections, answer)).toEqual([]);
});

const peering = (of: object) => ({
  VpcPeeringConnections: [{ VpcPeeringConnectionId: 'pcx-1', ...of }],
});

test.each([
  [{}, 'VpcPeeringConnections must be a list, got nothing'],
  [peering({ VpcPeeringConnectionId: null }), 'VpcPeeringConnections[0].VpcPeeringConnectionId'],
  [
    peering({ Status: 'active' }),
    'VpcPeeringConnections[0].Status must be an object, got "active"',
  ],
  [
    peering({ AccepterVpcInfo: { CidrBlockSet: [{}] } }),
    'VpcPeeringConnections[0].AccepterVpcInfo.CidrBlockSet[0].CidrBlock must be a text',
  ],
])('an answer of the wrong shape is refused: %j', (wrong, message) => {
  expect(() => mapAnswer(describeVpcPeeringConnections, wrong)).toThrow(message);
});
