import { ec2Arn, sharedEc2Arn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import type { Json } from '../../account/graph/record.js';
import { blockDevices } from './block-devices.js';
import { edgesTo } from './edges-to.js';
import { snapshotEdges } from './snapshot-edges.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html */
export const describeImages: Listing = {
  operation: 'ec2:DescribeImages',
  scope: 'region',
  states: {
    nodes: [{ type: 'Image' }],
    relations: [
      {
        kind: 'CREATED_FROM',
        from: ['Image'],
        to: ['Snapshot', 'Instance', 'Image'],
        anchor: 'from',
      },
    ],
    attributes: {},
  },
  dropped: {
    'Images[].StateReason': 'story of the last change of state, not configuration',
    'Images[].LastLaunchedTime': 'a measurement',
    'Images[].FreeTierEligible': 'what the provider charges, not configuration',
    'Images[].ProductCodes[].ProductCodeType': 'says who issued the code',
    'Images[].BlockDeviceMappings[].Ebs.AvailabilityZoneId': 'another name of the zone',
  },
  map: (answer, at) => {
    const images = answer.requiredObjects('Images');
    return {
      nodes: images.map((image) => imageNode(image, at)),
      edges: images.flatMap((image) => imageEdges(image, at)),
    };
  },
};

function imageNode(image: Field, at: Scope): MappedNode<'Image'> {
  return {
    id: sharedEc2Arn(at.region, 'image', image.required('ImageId')),
    type: 'Image',
    region: at.region,
    name: image.text('Name'),
    attributes: {
      imageName: image.text('Name'),
      description: image.text('Description'),
      state: image.text('State'),
      ownerId: image.text('OwnerId'),
      ownerAlias: image.text('ImageOwnerAlias'),
      public: image.flag('Public'),
      location: image.text('ImageLocation'),
      allowed: image.flag('ImageAllowed'),
      deregistrationProtection: image.text('DeregistrationProtection'),
      createdAt: image.time('CreationDate'),
      deprecatedAt: image.time('DeprecationTime'),
      tags: tagList(image),
      ...machine(image),
    },
  };
}

function machine(image: Field): { readonly [name: string]: Json | undefined } {
  const productCodes = image.objects('ProductCodes').map((one) => one.required('ProductCodeId'));
  return {
    imageType: image.text('ImageType'),
    architecture: image.text('Architecture'),
    platform: image.text('Platform'),
    platformDetails: image.text('PlatformDetails'),
    usageOperation: image.text('UsageOperation'),
    rootDeviceName: image.text('RootDeviceName'),
    rootDeviceType: image.text('RootDeviceType'),
    blockDevices: blockDevices(image),
    virtualizationType: image.text('VirtualizationType'),
    hypervisor: image.text('Hypervisor'),
    enaSupport: image.flag('EnaSupport'),
    sriovNetSupport: image.text('SriovNetSupport'),
    bootMode: image.text('BootMode'),
    tpmSupport: image.text('TpmSupport'),
    imdsSupport: image.text('ImdsSupport'),
    kernelId: image.text('KernelId'),
    ramdiskId: image.text('RamdiskId'),
    productCodes: productCodes.toSorted(),
  };
}

function imageEdges(image: Field, at: Scope): readonly MappedEdge[] {
  const id = sharedEc2Arn(at.region, 'image', image.required('ImageId'));
  const from = byId('Image', id);
  const owner = { account: image.text('OwnerId') ?? at.account, region: at.region };
  const instance = image.text('SourceInstanceId');
  const source = image.text('SourceImageId');
  const sourceRegion = image.text('SourceImageRegion') ?? at.region;
  return [
    ...snapshotEdges(from, image, at),
    ...edgesTo(from, 'CREATED_FROM', 'Instance', [instance && ec2Arn(owner, 'instance', instance)]),
    ...edgesTo(from, 'CREATED_FROM', 'Image', [
      source && sharedEc2Arn(sourceRegion, 'image', source),
    ]),
  ];
}
