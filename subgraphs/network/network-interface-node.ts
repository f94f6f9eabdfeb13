import type { Field } from '../../account/collect/field.js';
import type { MappedNode, Scope } from '../../account/collect/listing.js';
import { defined } from '../../account/collect/defined.js';
import { tagList } from '../../account/collect/tags.js';
import type { Json } from '../../account/graph/record.js';
import type { ServiceAttachment } from '../../schema/generated/types.js';
import { interfaceAttachment } from './interface-attachment.js';
import { networkId } from './network-id.js';
import { valueList } from './value-list.js';

/** One item of a network interfaces answer as a node. */
export function networkInterfaceNode(item: Field, at: Scope): MappedNode<'NetworkInterface'> {
  return {
    id: networkId(at, 'NetworkInterface', item.required('NetworkInterfaceId')),
    type: 'NetworkInterface',
    region: at.region,
    attributes: {
      description: item.text('Description'),
      interfaceType: item.text('InterfaceType'),
      state: item.text('Status'),
      macAddress: item.text('MacAddress'),
      availabilityZone: item.text('AvailabilityZone'),
      availabilityZoneId: item.text('AvailabilityZoneId'),
      outpostArn: item.text('OutpostArn'),
      sourceDestinationCheck: item.flag('SourceDestCheck'),
      denyInternetGatewayTraffic: item.flag('DenyAllIgwTraffic'),
      serviceAttachment: serviceAttachment(item),
      ...addresses(item),
      ...connectionTracking(item),
      ...management(item),
      tags: tagList(item, 'TagSet'),
    },
  };
}

function addresses(item: Field): MappedNode['attributes'] {
  const association = item.object('Association');
  const associatedName = association?.text('PublicDnsName');
  const ownName = item.text('PublicDnsName');
  return {
    privateIpAddress: item.text('PrivateIpAddress'),
    privateDnsName: item.text('PrivateDnsName'),
    privateIpAddresses: privateAddresses(item),
    publicIpAddress: association?.text('PublicIp'),
    publicIpOwner: association?.text('IpOwnerId'),
    publicDnsName: ownName ?? associatedName,
    publicHostnameType: item.object('PublicIpDnsNameOptions')?.text('DnsHostnameType'),
    customerOwnedIpAddress: association?.text('CustomerOwnedIp'),
    carrierIpAddress: association?.text('CarrierIp'),
    ipv6Native: item.flag('Ipv6Native'),
    ipv6Addresses: ipv6Addresses(item),
    ipv4Prefixes: prefixes(item, 'Ipv4'),
    ipv6Prefixes: prefixes(item, 'Ipv6'),
  };
}

function privateAddresses(item: Field): readonly Json[] {
  return valueList(
    item.objects('PrivateIpAddresses').map((address) => {
      const association = address.object('Association');
      return {
        address: address.text('PrivateIpAddress'),
        dnsName: address.text('PrivateDnsName'),
        primary: address.flag('Primary'),
        publicAddress: association?.text('PublicIp'),
        publicAddressOwner: association?.text('IpOwnerId'),
        publicDnsName: association?.text('PublicDnsName'),
        customerOwnedAddress: association?.text('CustomerOwnedIp'),
        carrierAddress: association?.text('CarrierIp'),
      };
    }),
  );
}

function ipv6Addresses(item: Field): readonly Json[] {
  return valueList(
    item.objects('Ipv6Addresses').map((address) => ({
      address: address.text('Ipv6Address'),
      publicDnsName: address.text('PublicIpv6DnsName'),
      primary: address.flag('IsPrimaryIpv6'),
    })),
  );
}

function prefixes(item: Field, family: 'Ipv4' | 'Ipv6'): readonly string[] {
  return item
    .objects(`${family}Prefixes`)
    .map((prefix) => prefix.required(`${family}Prefix`))
    .toSorted();
}

/** An attachment that shows no instance is no relation: what it says stays with the interface. */
function serviceAttachment(item: Field): ServiceAttachment | undefined {
  const attachment = interfaceAttachment(item);
  if (attachment === undefined || attachment.instance !== undefined) return undefined;
  return defined({ ...attachment.attributes, owner: attachment.owner });
}

function connectionTracking(item: Field): MappedNode['attributes'] {
  const tracking = item.object('ConnectionTrackingConfiguration');
  return {
    tcpEstablishedTimeoutSeconds: tracking?.number('TcpEstablishedTimeout'),
    udpStreamTimeoutSeconds: tracking?.number('UdpStreamTimeout'),
    udpTimeoutSeconds: tracking?.number('UdpTimeout'),
  };
}

function management(item: Field): MappedNode['attributes'] {
  const operator = item.object('Operator');
  return {
    ownerId: item.text('OwnerId'),
    requesterId: item.text('RequesterId'),
    requesterManaged: item.flag('RequesterManaged'),
    managed: operator?.flag('Managed'),
    operator: operator?.text('Principal'),
  };
}
