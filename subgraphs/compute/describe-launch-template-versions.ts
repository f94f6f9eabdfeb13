import { ec2Arn } from '../../account/collect/arn.js';
import { WrongShape } from '../../account/collect/field.js';
import type { Field } from '../../account/collect/field.js';
import type { Listing, Mapped, Scope } from '../../account/collect/listing.js';
import { launchTemplateAttributes } from './launch-template-attributes.js';
import { launchTemplateEdges } from './launch-template-edges.js';

const DATA = 'LaunchTemplateVersions[].LaunchTemplateData';

const VERSION_ATTRIBUTES = [
  'versionDescription',
  'versionCreatedAt',
  'instanceType',
  'instanceRequirements',
  'imageParameter',
  'availabilityZone',
  'tenancy',
  'placementGroup',
  'partitionNumber',
  'hostId',
  'hostAffinity',
  'hostResourceGroupArn',
  'blockDevices',
  'interfaces',
  'tagSpecifications',
  'userDataFingerprint',
  'ebsOptimized',
  'detailedMonitoring',
  'terminationProtection',
  'stopProtection',
  'shutdownBehavior',
  'marketOptions',
  'cpuCredits',
  'cpuOptions',
  'capacityReservationSpecification',
  'licenses',
  'hibernation',
  'enclave',
  'autoRecovery',
  'rebootMigration',
  'metadataOptions',
  'privateDnsNameOptions',
  'bandwidthWeighting',
  'kernelId',
  'ramdiskId',
] as const;

/**
 * What a template's default version says. Other versions are not in the graph.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplateVersions.html
 */
export const describeLaunchTemplateVersions: Listing = {
  operation: 'ec2:DescribeLaunchTemplateVersions',
  scope: 'region',
  states: {
    nodes: [],
    relations: [
      { kind: 'USES_IMAGE', from: ['LaunchTemplate'], to: ['Image'], anchor: 'from' },
      { kind: 'USES_KEY_PAIR', from: ['LaunchTemplate'], to: ['KeyPair'], anchor: 'from' },
      {
        kind: 'HAS_INSTANCE_PROFILE',
        from: ['LaunchTemplate'],
        to: ['InstanceProfile'],
        anchor: 'from',
      },
      {
        kind: 'HAS_SECURITY_GROUP',
        from: ['LaunchTemplate'],
        to: ['SecurityGroup'],
        anchor: 'from',
      },
      { kind: 'IN_SUBNET', from: ['LaunchTemplate'], to: ['Subnet'], anchor: 'from' },
      {
        kind: 'ASSOCIATED_WITH',
        from: ['LaunchTemplate'],
        to: ['NetworkInterface'],
        anchor: 'from',
      },
      { kind: 'CREATED_FROM', from: ['LaunchTemplate'], to: ['Snapshot'], anchor: 'from' },
    ],
    attributes: { LaunchTemplate: VERSION_ATTRIBUTES },
  },
  dropped: {
    'LaunchTemplateVersions[].LaunchTemplateName': 'ec2:DescribeLaunchTemplates states it',
    'LaunchTemplateVersions[].VersionNumber': 'ec2:DescribeLaunchTemplates states it',
    'LaunchTemplateVersions[].CreatedBy': 'who made it is history, not configuration',
    'LaunchTemplateVersions[].Operator': 'ec2:DescribeLaunchTemplates states it',
    [`${DATA}.MetadataOptions.State`]: 'passing state of a change of the options',
    [`${DATA}.Placement.AvailabilityZoneId`]: 'another name of the zone',
    [`${DATA}.Placement.SpreadDomain`]: 'reserved by the provider',
    [`${DATA}.BlockDeviceMappings[].Ebs.AvailabilityZoneId`]: 'another name of the zone',
    [`${DATA}.ElasticGpuSpecifications`]: 'hardware the provider has given up',
    [`${DATA}.ElasticInferenceAccelerators`]: 'hardware the provider has given up',
    [`${DATA}.Operator`]: 'ec2:DescribeLaunchTemplates states it',
    [`${DATA}.NetworkInterfaces[].Ipv6Addresses[].IsPrimaryIpv6`]: 'primaryIpv6 says it',
    [`${DATA}.SecondaryInterfaces`]: 'interfaces of secondary networks, which no listing collects',
  },
  perItem: {
    type: 'LaunchTemplate',
    input: (template) => ({
      LaunchTemplateId: template.id.slice(template.id.lastIndexOf('/') + 1),
    }),
    optional: false,
  },
  map: (answer, at) => mapDefault(defaultVersion(answer), at),
};

function mapDefault(version: Field, at: Scope): Mapped {
  const id = ec2Arn(at, 'launch-template', version.required('LaunchTemplateId'));
  const data = version.object('LaunchTemplateData');
  const attributes = {
    versionDescription: version.text('VersionDescription'),
    versionCreatedAt: version.time('CreateTime'),
    ...(data === undefined ? {} : launchTemplateAttributes(data, at)),
  };
  return {
    nodes: [{ id, type: 'LaunchTemplate', region: at.region, attributes }],
    edges: data === undefined ? [] : launchTemplateEdges(id, data, at),
  };
}

/** A template always has one; an answer without it must not clear what is known. */
function defaultVersion(answer: Field): Field {
  const versions = answer.requiredObjects('LaunchTemplateVersions');
  const version = versions.find((one) => one.flag('DefaultVersion') === true);
  if (version !== undefined) return version;
  const numbers = versions.map((one) => one.number('VersionNumber') ?? null);
  throw new WrongShape('LaunchTemplateVersions', 'a list with the default version', numbers);
}
