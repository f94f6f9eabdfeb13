import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { type Reference, refer } from '../references.js';
import { tags } from '../tags.js';

interface PlannedTemplate {
  readonly name: string;
  readonly image: string;
  readonly group: string;
  readonly keyPair: string;
  readonly profile: string;
  /** One version per instance type, the last of them the default; all else is the same in each. */
  readonly instanceTypes: readonly string[];
  readonly userData?: string;
}

const region = company.home;
const START_SCRIPT =
  '#!/bin/sh\nexport SHOP_TOKEN=sample-not-a-real-secret\nsystemctl start storefront\n';

const PLAN: readonly PlannedTemplate[] = [
  {
    name: 'storefront-web',
    image: 'storefront-web',
    group: 'store-web',
    keyPair: 'deploy',
    profile: 'web/store-web',
    instanceTypes: ['t3.micro', 't3.small'],
    userData: START_SCRIPT,
  },
  {
    name: 'orders-worker',
    image: 'orders-base',
    group: 'store-orders',
    keyPair: 'deploy',
    profile: 'store-orders',
    instanceTypes: ['m6i.large'],
  },
];

function version(planned: PlannedTemplate, template: Reference, index: number): object {
  const { name, image, group, keyPair, profile, instanceTypes, userData } = planned;
  return {
    CreateTime: derive.moment(`template ${name}`),
    CreatedBy: `arn:aws:iam::${company.account}:root`,
    DefaultVersion: index === instanceTypes.length - 1,
    LaunchTemplateData: {
      IamInstanceProfile: { Arn: refer.instanceProfile(profile).id },
      ImageId: refer.image(region, image).key,
      InstanceType: instanceTypes[index],
      KeyName: keyPair,
      MetadataOptions: { HttpTokens: 'required' },
      SecurityGroupIds: [refer.securityGroup(region, group).key],
      TagSpecifications: [{ ResourceType: 'instance', Tags: tags({ Tier: 'web' }) }],
      ...(userData === undefined ? {} : { UserData: Buffer.from(userData).toString('base64') }),
    },
    LaunchTemplateId: template.key,
    LaunchTemplateName: name,
    VersionDescription: `for ${instanceTypes[index]}`,
    VersionNumber: index + 1,
  };
}

function relate(ledger: Ledger, template: Reference, planned: PlannedTemplate): void {
  ledger.resource(template);
  ledger.relate(template, 'USES_IMAGE', refer.image(region, planned.image));
  ledger.relate(template, 'USES_KEY_PAIR', refer.keyPair(region, planned.keyPair));
  ledger.relate(template, 'HAS_INSTANCE_PROFILE', refer.instanceProfile(planned.profile));
  ledger.relate(template, 'HAS_SECURITY_GROUP', refer.securityGroup(region, planned.group));
}

export function launchTemplates(ledger: Ledger): void {
  for (const planned of PLAN) {
    const { name, instanceTypes } = planned;
    const template = refer.launchTemplate(region, name);
    relate(ledger, template, planned);
    ledger.list(region, 'ec2-describe-launch-templates', {
      CreateTime: derive.moment(`template ${name}`),
      CreatedBy: `arn:aws:iam::${company.account}:root`,
      DefaultVersionNumber: instanceTypes.length,
      LatestVersionNumber: instanceTypes.length,
      LaunchTemplateId: template.key,
      LaunchTemplateName: name,
      Tags: tags({ Team: 'shop' }),
    });
    const versions = instanceTypes.map((_, index) => version(planned, template, index));
    ledger.answer(region, ['ec2-describe-launch-template-versions', template.key], {
      LaunchTemplateVersions: versions.toReversed(),
    });
  }
}
