import { expect, test } from '@jest/globals';
import { describeVpcs } from '../../../subgraphs/network/describe-vpcs.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const answer = {
  Vpcs: [
    {
      VpcId: 'vpc-full',
      OwnerId: '210987654321',
      State: 'available',
      CidrBlock: '10.1.0.0/16',
      DhcpOptionsId: 'dopt-5',
      InstanceTenancy: 'dedicated',
      IsDefault: false,
      CidrBlockAssociationSet: [
        {
          AssociationId: 'a-2',
          CidrBlock: '10.9.0.0/16',
          CidrBlockState: { State: 'associating', StatusMessage: 'soon' },
        },
        { AssociationId: 'a-1', CidrBlock: '10.1.0.0/16', CidrBlockState: { State: 'associated' } },
        {
          AssociationId: 'a-3',
          CidrBlock: '10.8.0.0/16',
          CidrBlockState: { State: 'disassociated' },
        },
      ],
      Ipv6CidrBlockAssociationSet: [
        {
          AssociationId: 'b-1',
          Ipv6CidrBlock: '2001:db8:5::/56',
          Ipv6CidrBlockState: { State: 'associated', StatusMessage: 'done' },
          NetworkBorderGroup: 'eu-central-1',
          Ipv6Pool: 'Amazon',
          Ipv6AddressAttribute: 'public',
          IpSource: 'amazon',
        },
        {
          AssociationId: 'b-2',
          Ipv6CidrBlock: '2001:db8:6::/56',
          Ipv6CidrBlockState: { State: 'failed' },
        },
      ],
      EncryptionControl: {
        VpcId: 'vpc-full',
        VpcEncryptionControlId: 'vpcec-1',
        Mode: 'enforce',
        State: 'available',
        StateMessage: 'fine',
        ResourceExclusions: {
          NatGateway: { State: 'enabled', StateMessage: 'on' },
          Lambda: { State: 'disabled', StateMessage: 'off' },
          InternetGateway: { State: 'enabling', StateMessage: 'soon' },
        },
        Tags: [{ Key: 'Control', Value: 'yes' }],
      },
      BlockPublicAccessStates: { InternetGatewayBlockMode: 'block-ingress' },
      Tags: [
        { Key: 'Team', Value: 'net' },
        { Key: 'Name', Value: 'main' },
      ],
    },
    {
      VpcId: 'vpc-default',
      OwnerId: '123456789012',
      State: 'pending',
      CidrBlock: '172.31.0.0/16',
      DhcpOptionsId: 'default',
      InstanceTenancy: 'default',
      IsDefault: true,
    },
    { VpcId: 'vpc-bare', CidrBlockAssociationSet: [], Ipv6CidrBlockAssociationSet: [], Tags: [] },
  ],
};

const none = { cidrBlocks: [], ipv6CidrBlocks: [], tags: [] };

test('a VPC has its blocks, its encryption and its tags', () => {
  expect(mapAnswer(describeVpcs, answer)).toEqual({
    nodes: [
      {
        id: 'arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-full',
        type: 'Vpc',
        region: 'eu-central-1',
        attributes: {
          cidrBlock: '10.1.0.0/16',
          cidrBlocks: ['10.1.0.0/16', '10.9.0.0/16'],
          ipv6CidrBlocks: [
            {
              cidr: '2001:db8:5::/56',
              networkBorderGroup: 'eu-central-1',
              pool: 'Amazon',
              visibility: 'public',
              source: 'amazon',
            },
          ],
          isDefault: false,
          state: 'available',
          instanceTenancy: 'dedicated',
          dhcpOptionsId: 'dopt-5',
          internetGatewayBlockMode: 'block-ingress',
          encryptionControlId: 'vpcec-1',
          encryptionMode: 'enforce',
          encryptionExclusions: ['InternetGateway', 'NatGateway'],
          ownerId: '210987654321',
          tags: [
            { key: 'Name', value: 'main' },
            { key: 'Team', value: 'net' },
          ],
        },
      },
      {
        id: 'arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-default',
        type: 'Vpc',
        region: 'eu-central-1',
        attributes: {
          ...none,
          cidrBlock: '172.31.0.0/16',
          isDefault: true,
          state: 'pending',
          instanceTenancy: 'default',
          dhcpOptionsId: 'default',
          ownerId: '123456789012',
        },
      },
      {
        id: 'arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-bare',
        type: 'Vpc',
        region: 'eu-central-1',
        attributes: none,
      },
    ],
    edges: [],
  });
});

test('no field of a VPC is left over', () => {
  expect(unmappedOf(describeVpcs, answer)).toEqual([]);
});

test.each([
  [{}, 'Vpcs must be a list, got nothing'],
  [{ Vpcs: [{}] }, 'Vpcs[0].VpcId must be a text that is not empty, got nothing'],
  [
    { Vpcs: [{ VpcId: 'vpc-1', IsDefault: 'perhaps' }] },
    'Vpcs[0].IsDefault must be true or false, got "perhaps"',
  ],
  [
    { Vpcs: [{ VpcId: 'vpc-1', CidrBlockAssociationSet: [{ CidrBlock: 10 }] }] },
    'Vpcs[0].CidrBlockAssociationSet[0].CidrBlock must be a text, got 10',
  ],
])('an answer of the wrong shape is refused: %j', (wrong, message) => {
  expect(() => mapAnswer(describeVpcs, wrong)).toThrow(message);
});
