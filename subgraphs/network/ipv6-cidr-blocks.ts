import type { Field } from '../../account/collect/field.js';
import type { Ipv6CidrBlock } from '../../schema/generated/types.js';
import { isAssociated } from './is-associated.js';
import { valueList } from './value-list.js';

/** The IPv6 blocks of a VPC or a subnet. */
export function ipv6CidrBlocks(owner: Field): readonly Ipv6CidrBlock[] {
  const blocks = owner
    .objects('Ipv6CidrBlockAssociationSet')
    .filter((block) => isAssociated(block, 'Ipv6CidrBlockState'));
  return valueList(
    blocks.map((block) => ({
      cidr: block.text('Ipv6CidrBlock'),
      networkBorderGroup: block.text('NetworkBorderGroup'),
      pool: block.text('Ipv6Pool'),
      visibility: block.text('Ipv6AddressAttribute'),
      source: block.text('IpSource'),
    })),
  );
}
