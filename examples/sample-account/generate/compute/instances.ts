import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { networkInterface } from '../network/network-interface.js';
import { place } from '../place.js';
import { refer } from '../references.js';
import { volume } from '../storage/volume.js';
import { tags } from '../tags.js';
import { imagePlan } from './image-plan.js';
import { instanceAnswer } from './instance-answer.js';
import { instancePlan, type PlannedInstance } from './instance-plan.js';

function relate(ledger: Ledger, planned: PlannedInstance): void {
  const { region, name, subnet, groups, image, keyPair, profile } = planned;
  const instance = refer.instance(region, name);
  const used = refer.image(region, image);
  ledger.resource(instance);
  ledger.relate(instance, 'IN_SUBNET', refer.subnet(region, subnet));
  for (const group of groups) {
    ledger.relate(instance, 'HAS_SECURITY_GROUP', refer.securityGroup(region, group));
  }
  ledger.relate(instance, 'USES_IMAGE', image === 'public-linux' ? ledger.external(used) : used);
  if (keyPair !== undefined) {
    ledger.relate(instance, 'USES_KEY_PAIR', refer.keyPair(region, keyPair));
  }
  if (profile !== undefined) {
    ledger.relate(instance, 'HAS_INSTANCE_PROFILE', refer.instanceProfile(profile));
  }
}

/** The root volume comes from the image's snapshot; a public image's snapshot belongs to somebody else. */
function volumes(
  ledger: Ledger,
  { region, name, subnet, image, volumes: more = [] }: PlannedInstance,
): void {
  const zone = place.zone(region, subnet);
  const own = imagePlan.find((planned) => planned.name === image);
  if (own === undefined) ledger.external(refer.snapshot(region, image));
  const root = {
    name: `${name}-root`,
    device: '/dev/xvda',
    sizeGiB: 16,
    snapshot: own?.snapshot ?? image,
  };
  for (const { device, ...planned } of [root, ...more]) {
    const tagged = device !== root.device;
    volume(ledger, { ...planned, region, zone, tagged, attachment: { instance: name, device } });
  }
}

export function instances(ledger: Ledger): void {
  for (const planned of instancePlan) {
    const { region, name, subnet, groups, address } = planned;
    relate(ledger, planned);
    volumes(ledger, planned);
    networkInterface(ledger, {
      region,
      name: `${name}-0`,
      subnet,
      groups,
      address,
      description: 'Primary network interface',
      attachment: {
        instance: name,
        index: 0,
      },
    });
    ledger.list(region, 'ec2-describe-instances', {
      Groups: [],
      Instances: [instanceAnswer(planned, tags(instanceTags(planned)))],
      OwnerId: company.account,
      ReservationId: `r-${derive.hex(`reservation ${name}`, 17)}`,
    });
  }
}

function instanceTags({ name, startedBy }: PlannedInstance): Readonly<Record<string, string>> {
  return {
    Name: name,
    ...(startedBy === undefined ? {} : { 'aws:autoscaling:groupName': startedBy }),
  };
}
