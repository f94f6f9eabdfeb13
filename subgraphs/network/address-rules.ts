import type { Field } from '../../account/collect/field.js';
import type { AddressRule } from '../../schema/generated/types.js';
import { valueList } from './value-list.js';

/** The rules of a security group, one way, that allow address blocks and prefix lists: one entry for each of these. */
export function addressRules(
  group: Field,
  name: 'IpPermissions' | 'IpPermissionsEgress',
): readonly AddressRule[] {
  return valueList(
    group.objects(name).flatMap((permission) => {
      const traffic = {
        protocol: permission.text('IpProtocol'),
        fromPort: permission.number('FromPort'),
        toPort: permission.number('ToPort'),
      };
      return peers(permission).map((peer) => ({ ...traffic, ...peer }));
    }),
  );
}

function peers(permission: Field): readonly { readonly [name: string]: string | undefined }[] {
  return [
    ...permission.objects('IpRanges').map((range) => ({
      cidr: range.required('CidrIp'),
      description: range.text('Description'),
    })),
    ...permission.objects('Ipv6Ranges').map((range) => ({
      ipv6Cidr: range.required('CidrIpv6'),
      description: range.text('Description'),
    })),
    ...permission.objects('PrefixListIds').map((list) => ({
      prefixListId: list.required('PrefixListId'),
      description: list.text('Description'),
    })),
  ];
}
