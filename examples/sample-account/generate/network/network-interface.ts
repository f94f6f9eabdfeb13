import { company, type Region } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { place } from '../place.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';
import { elasticIpPlan } from './elastic-ip-plan.js';

export interface PlannedInterface {
  readonly region: Region;
  readonly name: string;
  readonly subnet: string;
  readonly groups: readonly string[];
  readonly address: string;
  readonly description: string;
  readonly kind?: 'interface' | 'nat_gateway' | 'vpc_endpoint';
  readonly attachment?: { readonly instance: string; readonly index: number };
  readonly tagged?: boolean;
}

function attachment({ region, name, attachment: attached }: PlannedInterface): object {
  if (attached === undefined) return {};
  return {
    Attachment: {
      AttachTime: derive.moment(`launch ${attached.instance}`),
      AttachmentId: `eni-attach-${derive.hex(`attach ${region} ${name}`, 17)}`,
      DeleteOnTermination: attached.index === 0,
      DeviceIndex: attached.index,
      InstanceId: refer.instance(region, attached.instance).key,
      InstanceOwnerId: company.account,
      NetworkCardIndex: 0,
      Status: 'attached',
    },
  };
}

function association(region: Region, name: string): object {
  const planned = elasticIpPlan.find((ip) => ip.region === region && ip.networkInterface === name);
  if (planned === undefined) return {};
  return {
    Association: {
      AllocationId: refer.elasticIp(region, planned.name).key,
      AssociationId: `eipassoc-${derive.hex(`association ${planned.name}`, 17)}`,
      IpOwnerId: company.account,
      PublicDnsName: `ec2-${planned.publicIp.replaceAll('.', '-')}.compute-1.amazonaws.com`,
      PublicIp: planned.publicIp,
    },
  };
}

function relate(ledger: Ledger, planned: PlannedInterface): void {
  const { region, name, subnet, groups } = planned;
  const reference = refer.networkInterface(region, name);
  ledger.resource(reference, planned.tagged === true ? name : null);
  ledger.relate(reference, 'IN_SUBNET', refer.subnet(region, subnet));
  for (const group of groups) {
    ledger.relate(reference, 'HAS_SECURITY_GROUP', refer.securityGroup(region, group));
  }
  if (planned.attachment !== undefined) {
    ledger.relate(reference, 'ATTACHED_TO', refer.instance(region, planned.attachment.instance));
  }
}

function answer(planned: PlannedInterface): object {
  const { region, name, subnet, address } = planned;
  const kind = planned.kind ?? 'interface';
  const dns = `ip-${address.replaceAll('.', '-')}.ec2.internal`;
  return {
    ...association(region, name),
    ...attachment(planned),
    AvailabilityZone: place.zone(region, subnet),
    Description: planned.description,
    Groups: planned.groups.map((group) => ({
      GroupId: refer.securityGroup(region, group).key,
      GroupName: group,
    })),
    InterfaceType: kind,
    Ipv6Addresses: [],
    MacAddress: derive.mac(`${region} ${name}`),
    NetworkInterfaceId: refer.networkInterface(region, name).key,
    OwnerId: company.account,
    PrivateDnsName: dns,
    PrivateIpAddress: address,
    PrivateIpAddresses: [{ Primary: true, PrivateDnsName: dns, PrivateIpAddress: address }],
    RequesterManaged: kind !== 'interface',
    SourceDestCheck: kind !== 'nat_gateway',
    Status: kind !== 'interface' || planned.attachment !== undefined ? 'in-use' : 'available',
    SubnetId: refer.subnet(region, subnet).key,
    TagSet: planned.tagged === true ? tags({ Name: name }) : [],
    VpcId: refer.vpc(region, place.vpc(subnet)).key,
  };
}

/** One network interface: of an instance, of a gateway or endpoint, or on its own. */
export function networkInterface(ledger: Ledger, planned: PlannedInterface): void {
  relate(ledger, planned);
  ledger.list(planned.region, 'ec2-describe-network-interfaces', answer(planned));
}
