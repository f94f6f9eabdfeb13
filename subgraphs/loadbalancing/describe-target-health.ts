import { arnParts, ec2Arn } from '../../account/collect/arn.js';
import { arnReference } from '../../account/collect/arn-reference.js';
import { byId } from '../../account/collect/by-id.js';
import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import { itemOf } from '../../account/collect/item-of.js';
import type { Listing, MappedEdge, Reference, Scope } from '../../account/collect/listing.js';

type JsonObject = ReturnType<typeof defined>;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html */
export const describeTargetHealth: Listing = {
  operation: 'elbv2:DescribeTargetHealth',
  scope: 'region',
  states: {
    nodes: [],
    relations: [
      {
        kind: 'TARGETS',
        from: ['TargetGroup'],
        to: ['Instance', 'LoadBalancer'],
        anchor: 'from',
        listAs: 'registrations',
      },
      { kind: 'TARGETS', from: ['TargetGroup'], to: ['Function'], anchor: 'from' },
    ],
    attributes: { TargetGroup: ['ipTargets'] },
  },
  dropped: {
    'TargetHealthDescriptions[].Target.AvailabilityZone':
      'mapped of an address; elsewhere the target itself states it',
    'TargetHealthDescriptions[].HealthCheckPort': 'elbv2:DescribeTargetGroups states it',
    'TargetHealthDescriptions[].TargetHealth': 'health is a passing state',
    'TargetHealthDescriptions[].AnomalyDetection': 'health is a passing state',
    'TargetHealthDescriptions[].AdministrativeOverride': 'a passing override of health',
  },
  perItem: {
    type: 'TargetGroup',
    input: (item) => ({ TargetGroupArn: item.id }),
    optional: false,
  },
  map: (answer, at, item) => {
    const { id } = itemOf(item);
    const targets = answer
      .requiredObjects('TargetHealthDescriptions')
      .filter((description) => !isDraining(description))
      .flatMap((description) => description.object('Target') ?? []);
    return {
      nodes: [
        {
          id,
          type: 'TargetGroup',
          region: at.region,
          attributes: { ipTargets: ipTargets(targets, at) },
        },
      ],
      edges: targets.flatMap((target) => targetEdges(id, target, at)),
    };
  },
};

/** A target that has been deregistered stays in the answer until its connections have ended. */
function isDraining(description: Field): boolean {
  return description.object('TargetHealth')?.text('State') === 'draining';
}

function ipTargets(targets: readonly Field[], at: Scope): readonly JsonObject[] {
  return targets
    .filter((target) => targetReference(target, at) === null)
    .map((target) =>
      defined({
        address: target.required('Id'),
        port: target.number('Port'),
        availabilityZone: target.text('AvailabilityZone'),
        quicServerId: target.text('QuicServerId'),
      }),
    )
    .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

function targetEdges(group: string, target: Field, at: Scope): readonly MappedEdge[] {
  const to = targetReference(target, at);
  const attributes = {
    port: target.number('Port'),
    quicServerId: target.text('QuicServerId'),
  };
  return to === null ? [] : [{ from: byId('TargetGroup', group), kind: 'TARGETS', to, attributes }];
}

/** An instance, a function or another load balancer; null for an address. */
function targetReference(target: Field, at: Scope): Reference | null {
  const id = target.required('Id');
  if (/^m?i-/.test(id)) return byId('Instance', ec2Arn(at, 'instance', id));
  if (arnParts(id)?.service === 'elasticloadbalancing') return byId('LoadBalancer', id);
  return arnReference(id);
}
