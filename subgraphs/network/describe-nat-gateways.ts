import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import type { NatGatewayAddress, NatGatewayAppliance } from '../../schema/generated/types.js';
import { edgeList } from './edge-list.js';
import { networkId } from './network-id.js';
import { networkReference } from './network-reference.js';
import { valueList } from './value-list.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNatGateways.html */
export const describeNatGateways: Listing = {
  operation: 'ec2:DescribeNatGateways',
  scope: 'region',
  states: {
    nodes: [{ type: 'NatGateway' }],
    relations: [
      { kind: 'IN_SUBNET', from: ['NatGateway'], to: ['Subnet'], anchor: 'from' },
      { kind: 'IN_VPC', from: ['NatGateway'], to: ['Vpc'], anchor: 'from' },
      { kind: 'ASSOCIATED_WITH', from: ['ElasticIp'], to: ['NatGateway'], anchor: 'to' },
      {
        kind: 'ASSOCIATED_WITH',
        from: ['NatGateway'],
        to: ['NetworkInterface', 'RouteTable', 'VpcEndpoint'],
        anchor: 'from',
      },
    ],
    attributes: {},
  },
  dropped: {
    'NatGateways[].NatGatewayAddresses[].AssociationId': 'ec2:DescribeAddresses states it',
    'NatGateways[].NatGatewayAddresses[].PublicIp': 'ec2:DescribeAddresses states it',
    'NatGateways[].NatGatewayAddresses[].Status': 'passing state of the address, not configuration',
    'NatGateways[].NatGatewayAddresses[].FailureMessage': 'explains a passing state',
    'NatGateways[].DeleteTime': 'a deleted gateway is listed for a short while; its state says so',
    'NatGateways[].FailureCode': 'explains a passing state',
    'NatGateways[].FailureMessage': 'explains a passing state',
    'NatGateways[].ProvisionedBandwidth': "reserved for the provider's own use",
    'NatGateways[].AttachedAppliances[].AttachmentState': 'passing state, not configuration',
    'NatGateways[].AttachedAppliances[].ModificationState': 'passing state, not configuration',
    'NatGateways[].AttachedAppliances[].FailureCode': 'explains a passing state',
    'NatGateways[].AttachedAppliances[].FailureMessage': 'explains a passing state',
  },
  map: (answer, at) => {
    const gateways = answer.requiredObjects('NatGateways');
    return {
      nodes: gateways.map((gateway) => gatewayNode(gateway, at)),
      edges: gateways.flatMap((gateway) => gatewayEdges(gateway, at)),
    };
  },
};

function gatewayNode(gateway: Field, at: Scope): MappedNode<'NatGateway'> {
  return {
    id: networkId(at, 'NatGateway', gateway.required('NatGatewayId')),
    type: 'NatGateway',
    region: at.region,
    attributes: {
      state: gateway.text('State'),
      connectivityType: gateway.text('ConnectivityType'),
      availabilityMode: gateway.text('AvailabilityMode'),
      autoScalingIps: gateway.text('AutoScalingIps'),
      autoProvisionZones: gateway.text('AutoProvisionZones'),
      addresses: addresses(gateway),
      appliances: appliances(gateway),
      createdAt: gateway.time('CreateTime'),
      tags: tagList(gateway),
    },
  };
}

function addresses(gateway: Field): readonly NatGatewayAddress[] {
  return valueList(
    gateway.objects('NatGatewayAddresses').map((address) => ({
      privateIpAddress: address.text('PrivateIp'),
      primary: address.flag('IsPrimary'),
      availabilityZone: address.text('AvailabilityZone'),
      availabilityZoneId: address.text('AvailabilityZoneId'),
    })),
  );
}

function appliances(gateway: Field): readonly NatGatewayAppliance[] {
  return valueList(
    gateway.objects('AttachedAppliances').map((appliance) => ({
      applianceType: appliance.text('Type'),
      arn: appliance.text('ApplianceArn'),
    })),
  );
}

function gatewayEdges(gateway: Field, at: Scope): readonly MappedEdge[] {
  const from = networkReference(at, 'NatGateway', gateway.required('NatGatewayId'));
  const subnet = gateway.text('SubnetId');
  const vpc = gateway.text('VpcId');
  const used = gateway.objects('NatGatewayAddresses');
  const endpoints = gateway.objects('AttachedAppliances').map((item) => item.text('VpcEndpointId'));
  return [
    ...edgeList(at, from, 'IN_SUBNET', { type: 'Subnet', ids: [subnet] }),
    // a regional gateway is in no subnet from which its VPC could follow
    ...edgeList(at, from, 'IN_VPC', { type: 'Vpc', ids: subnet === undefined ? [vpc] : [] }),
    ...used.flatMap((address) => addressEdges(address, from, at)),
    ...edgeList(at, from, 'ASSOCIATED_WITH', {
      type: 'RouteTable',
      ids: [gateway.text('RouteTableId')],
    }),
    ...edgeList(at, from, 'ASSOCIATED_WITH', { type: 'VpcEndpoint', ids: endpoints }),
  ];
}

function addressEdges(address: Field, gateway: MappedEdge['to'], at: Scope): readonly MappedEdge[] {
  const allocation = address.text('AllocationId');
  const interfaces = edgeList(at, gateway, 'ASSOCIATED_WITH', {
    type: 'NetworkInterface',
    ids: [address.text('NetworkInterfaceId')],
  });
  if (allocation === undefined) return interfaces;
  const from = networkReference(at, 'ElasticIp', allocation);
  return [{ from, kind: 'ASSOCIATED_WITH', to: gateway }, ...interfaces];
}
