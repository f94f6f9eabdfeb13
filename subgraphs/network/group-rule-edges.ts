import type { Field } from '../../account/collect/field.js';
import type { MappedEdge, Reference, Scope } from '../../account/collect/listing.js';
import { networkReference } from './network-reference.js';

const ways = [
  { name: 'IpPermissions', kind: 'ALLOWS_FROM' },
  { name: 'IpPermissionsEgress', kind: 'ALLOWS_TO' },
] as const;

/** The rules of a security group that name other groups: one edge for each rule and group named. */
export function groupRuleEdges(
  group: Field,
  from: Reference,
  at: Scope,
  listed: ReadonlySet<string>,
): readonly MappedEdge[] {
  return ways.flatMap(({ name, kind }) =>
    group.objects(name).flatMap((permission) =>
      permission.objects('UserIdGroupPairs').map((pair) => ({
        from,
        kind,
        to: namedGroup(pair, at, listed),
        attributes: {
          protocol: permission.text('IpProtocol'),
          fromPort: permission.number('FromPort'),
          toPort: permission.number('ToPort'),
          description: pair.text('Description'),
        },
      })),
    ),
  );
}

/** A group that this account lists has this account in its id, even when another account owns and shares it. */
function namedGroup(pair: Field, at: Scope, listed: ReadonlySet<string>): Reference {
  const id = pair.required('GroupId');
  const owner = pair.text('UserId');
  const account = listed.has(id) ? at.account : (owner ?? at.account);
  const place = { account, region: at.region };
  return networkReference(place, 'SecurityGroup', id, pair.text('GroupName'));
}
