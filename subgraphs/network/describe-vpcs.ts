import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedNode, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import { ipv6CidrBlocks } from './ipv6-cidr-blocks.js';
import { isAssociated } from './is-associated.js';
import { networkId } from './network-id.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html */
export const describeVpcs: Listing = {
  operation: 'ec2:DescribeVpcs',
  scope: 'region',
  states: { nodes: [{ type: 'Vpc' }], relations: [], attributes: {} },
  dropped: {
    'Vpcs[].CidrBlockAssociationSet[].AssociationId':
      'names the pair of VPC and block, recorded as such',
    'Vpcs[].CidrBlockAssociationSet[].CidrBlockState.StatusMessage': 'explains a passing state',
    'Vpcs[].Ipv6CidrBlockAssociationSet[].AssociationId':
      'names the pair of VPC and block, recorded as such',
    'Vpcs[].Ipv6CidrBlockAssociationSet[].Ipv6CidrBlockState.StatusMessage':
      'explains a passing state',
    'Vpcs[].EncryptionControl.VpcId': 'repeats the VPC itself',
    'Vpcs[].EncryptionControl.State': 'passing state of the control; its mode is the configuration',
    'Vpcs[].EncryptionControl.StateMessage': 'explains a passing state',
    'Vpcs[].EncryptionControl.Tags': 'tags of the control, which is no resource of the graph',
    'Vpcs[].EncryptionControl.ResourceExclusions': 'only the names of those that are on are kept',
  },
  map: (answer, at) => ({
    nodes: answer.requiredObjects('Vpcs').map((vpc) => vpcNode(vpc, at)),
    edges: [],
  }),
};

function vpcNode(vpc: Field, at: Scope): MappedNode<'Vpc'> {
  const encryption = vpc.object('EncryptionControl');
  return {
    id: networkId(at, 'Vpc', vpc.required('VpcId')),
    type: 'Vpc',
    region: at.region,
    attributes: {
      cidrBlock: vpc.text('CidrBlock'),
      cidrBlocks: cidrBlocks(vpc),
      ipv6CidrBlocks: ipv6CidrBlocks(vpc),
      isDefault: vpc.flag('IsDefault'),
      state: vpc.text('State'),
      instanceTenancy: vpc.text('InstanceTenancy'),
      dhcpOptionsId: vpc.text('DhcpOptionsId'),
      internetGatewayBlockMode: vpc
        .object('BlockPublicAccessStates')
        ?.text('InternetGatewayBlockMode'),
      encryptionControlId: encryption?.text('VpcEncryptionControlId'),
      encryptionMode: encryption?.text('Mode'),
      encryptionExclusions: encryptionExclusions(encryption),
      ownerId: vpc.text('OwnerId'),
      tags: tagList(vpc),
    },
  };
}

function cidrBlocks(vpc: Field): readonly string[] {
  return vpc
    .objects('CidrBlockAssociationSet')
    .filter((block) => isAssociated(block, 'CidrBlockState'))
    .map((block) => block.required('CidrBlock'))
    .toSorted();
}

/** Kinds of resources that may send unencrypted traffic, by the provider's words for them. */
function encryptionExclusions(encryption: Field | undefined): readonly string[] | undefined {
  const exclusions = encryption?.object('ResourceExclusions');
  return exclusions
    ?.keys()
    .filter((kind) => {
      const state = exclusions.object(kind)?.text('State');
      return state === 'enabled' || state === 'enabling';
    })
    .toSorted();
}
