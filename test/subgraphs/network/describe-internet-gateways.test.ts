import { expect, test } from '@jest/globals';
import { describeInternetGateways } from '../../../subgraphs/network/describe-internet-gateways.js';
import { ec2Reference } from '../../support/ec2-reference.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const answer = {
  InternetGateways: [
    {
      InternetGatewayId: 'igw-1',
      OwnerId: '123456789012',
      Attachments: [{ State: 'available', VpcId: 'vpc-1' }],
      Tags: [{ Key: 'Name', Value: 'way-out' }],
    },
    { InternetGatewayId: 'igw-2', OwnerId: '123456789012', Attachments: [], Tags: [] },
    { InternetGatewayId: 'igw-3', Attachments: [{ VpcId: 'vpc-2' }] },
  ],
};

test('an internet gateway is attached to its VPC', () => {
  expect(mapAnswer(describeInternetGateways, answer)).toEqual({
    nodes: [
      {
        id: 'arn:aws:ec2:eu-central-1:123456789012:internet-gateway/igw-1',
        type: 'InternetGateway',
        region: 'eu-central-1',
        attributes: { ownerId: '123456789012', tags: [{ key: 'Name', value: 'way-out' }] },
      },
      {
        id: 'arn:aws:ec2:eu-central-1:123456789012:internet-gateway/igw-2',
        type: 'InternetGateway',
        region: 'eu-central-1',
        attributes: { ownerId: '123456789012', tags: [] },
      },
      {
        id: 'arn:aws:ec2:eu-central-1:123456789012:internet-gateway/igw-3',
        type: 'InternetGateway',
        region: 'eu-central-1',
        attributes: { tags: [] },
      },
    ],
    edges: [
      {
        from: ec2Reference('InternetGateway', 'internet-gateway/igw-1'),
        kind: 'ATTACHED_TO',
        to: ec2Reference('Vpc', 'vpc/vpc-1'),
      },
      {
        from: ec2Reference('InternetGateway', 'internet-gateway/igw-3'),
        kind: 'ATTACHED_TO',
        to: ec2Reference('Vpc', 'vpc/vpc-2'),
      },
    ],
  });
});

test('no field of an internet gateway is left over', () => {
  expect(unmappedOf(describeInternetGateways, answer)).toEqual([]);
});

test.each([
  [{}, 'InternetGateways must be a list, got nothing'],
  [{ InternetGateways: ['igw-1'] }, 'InternetGateways[0] must be an object, got "igw-1"'],
  [
    { InternetGateways: [{ InternetGatewayId: 'igw-1', Attachments: [{}] }] },
    'InternetGateways[0].Attachments[0].VpcId must be a text that is not empty, got nothing',
  ],
])('an answer of the wrong shape is refused: %j', (wrong, message) => {
  expect(() => mapAnswer(describeInternetGateways, wrong)).toThrow(message);
});
