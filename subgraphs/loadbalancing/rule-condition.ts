import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';

const PLAIN = [
  'HostHeaderConfig',
  'PathPatternConfig',
  'HttpRequestMethodConfig',
  'SourceIpConfig',
];

/**
 * What a request must be like for a rule. The provider tells the values of the older conditions twice, beside and in
 * the condition's own configuration; here they are told once, in order.
 */
export function ruleCondition(condition: Field): ReturnType<typeof defined> {
  const header = condition.object('HttpHeaderConfig');
  const configurations = [
    ...PLAIN.flatMap((name) => condition.object(name) ?? []),
    ...(header === undefined ? [] : [header]),
  ];
  const values = [condition, ...configurations].flatMap((owner) => owner.texts('Values'));
  const regexValues = [condition, ...configurations].flatMap((owner) => owner.texts('RegexValues'));
  return defined({
    field: condition.required('Field'),
    headerName: header?.text('HttpHeaderName'),
    values: ordered([...values, ...queryStrings(condition)]),
    regexValues: regexValues.length === 0 ? undefined : ordered(regexValues),
  });
}

function queryStrings(condition: Field): readonly string[] {
  const pairs = condition.object('QueryStringConfig')?.objects('Values') ?? [];
  return pairs.map((pair) => {
    const key = pair.text('Key');
    const value = pair.text('Value') ?? '';
    return key === undefined ? value : `${key}=${value}`;
  });
}

function ordered(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted();
}
