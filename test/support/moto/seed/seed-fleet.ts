import { given, named } from './place.js';
import { FIRST_REGION, type SeededAccount } from './seed-accounts.js';

const AT_ONCE = 20;

/**
 * More instances of the account's own image in its first region, each with a volume and an interface, spread over the
 * subnets. Not in the account's expectation.
 */
export async function seedFleet({ place }: SeededAccount, count: number): Promise<void> {
  const { ec2 } = place(FIRST_REGION);
  const { Images } = await ec2.describeImages({ Owners: ['self'] });
  const ImageId = given(Images?.[0]?.ImageId);
  const { Subnets } = await ec2.describeSubnets({});
  const subnets = given(Subnets).map(({ SubnetId }) => given(SubnetId));
  for (let made = 0; made < count; made += AT_ONCE) {
    const number = Math.min(AT_ONCE, count - made);
    await ec2.runInstances({
      MinCount: number,
      MaxCount: number,
      ImageId,
      InstanceType: 'm5.large',
      SubnetId: given(subnets[(made / AT_ONCE) % subnets.length]),
      ...named('instance', `fleet-${made}`),
    });
  }
}
