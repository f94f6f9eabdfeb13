import { byId } from '../../account/collect/by-id.js';
import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import { itemOf } from '../../account/collect/item-of.js';
import type { Listing, MappedEdge, Scope } from '../../account/collect/listing.js';
import { ruleAction } from './rule-action.js';
import { ruleCondition } from './rule-condition.js';

/**
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeRules.html
 *
 * States where a listener forwards to: its answer is about one listener and repeats the listener's default actions as
 * the default rule, whereas that of elbv2:DescribeListeners is about a load balancer and knows the default alone.
 */
export const describeRules: Listing = {
  operation: 'elbv2:DescribeRules',
  scope: 'region',
  states: {
    nodes: [],
    relations: [
      {
        kind: 'FORWARDS_TO',
        from: ['Listener'],
        to: ['TargetGroup'],
        anchor: 'from',
        listAs: 'rules',
      },
    ],
    attributes: { Listener: ['rules'] },
  },
  dropped: { 'Rules[].IsDefault': 'the priority says `default`' },
  perItem: {
    type: 'Listener',
    input: (item) => ({ ListenerArn: item.id }),
    optional: false,
  },
  map: (answer, at, item) => {
    const { id } = itemOf(item);
    const rules = answer.requiredObjects('Rules').toSorted(byPriority);
    return {
      nodes: [
        {
          id,
          type: 'Listener',
          region: at.region,
          attributes: { rules: rules.map((rule) => ruleOf(rule, at)) },
        },
      ],
      edges: rules.flatMap((rule) => forwardEdges(id, rule)),
    };
  },
};

/** The default rule is asked last. */
function byPriority(one: Field, other: Field): number {
  return rank(one) - rank(other);
}

function rank(rule: Field): number {
  const priority = rule.required('Priority');
  return priority === 'default' ? Number.MAX_SAFE_INTEGER : Number(priority);
}

function ruleOf(rule: Field, at: Scope): ReturnType<typeof defined> {
  return defined({
    arn: rule.required('RuleArn'),
    priority: rule.required('Priority'),
    conditions: rule.objects('Conditions').map(ruleCondition).toSorted(byText),
    actions: rule.objects('Actions').map((action) => ruleAction(action, at)),
    transforms: rule.json('Transforms'),
  });
}

function byText(one: ReturnType<typeof defined>, other: ReturnType<typeof defined>): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

function forwardEdges(listener: string, rule: Field): readonly MappedEdge[] {
  return rule.objects('Actions').flatMap((action) =>
    forwardTargets(action).map(({ targetGroup, weight }) => ({
      from: byId('Listener', listener),
      kind: 'FORWARDS_TO',
      to: byId('TargetGroup', targetGroup),
      attributes: { priority: rule.required('Priority'), weight },
    })),
  );
}

interface ForwardTarget {
  readonly targetGroup: string;
  readonly weight: number | undefined;
}

/** A forward to one target group is told twice, and only there is the short form given. */
function forwardTargets(action: Field): readonly ForwardTarget[] {
  const short = action.text('TargetGroupArn');
  const groups = action.object('ForwardConfig')?.objects('TargetGroups') ?? [];
  if (groups.length === 0 && short !== undefined) {
    return [{ targetGroup: short, weight: undefined }];
  }
  return groups.map((group) => ({
    targetGroup: group.required('TargetGroupArn'),
    weight: group.number('Weight'),
  }));
}
