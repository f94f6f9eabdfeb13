import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import { type Tag, tagList } from '../../account/collect/tags.js';
import type { Json } from '../../account/graph/record.js';

/** The SDL's ObjectFilter of a lifecycle or replication rule. A rule about all objects has an empty one. */
export function objectFilter(rule: Field): Json {
  const filter = rule.object('Filter');
  const all = filter?.object('And');
  // a rule without a filter says its prefix itself, in the provider's former manner
  const formerPrefix = rule.text('Prefix');
  return defined({
    prefix: all?.text('Prefix') ?? filter?.text('Prefix') ?? formerPrefix,
    tags: filterTags(filter, all),
    largerThanBytes:
      all?.number('ObjectSizeGreaterThan') ?? filter?.number('ObjectSizeGreaterThan'),
    smallerThanBytes: all?.number('ObjectSizeLessThan') ?? filter?.number('ObjectSizeLessThan'),
  });
}

/** One tag stands alone, several stand in the list of what has to be met. */
function filterTags(filter: Field | undefined, all: Field | undefined): readonly Tag[] | undefined {
  const tag = filter?.object('Tag');
  if (tag !== undefined) return [{ key: tag.required('Key'), value: tag.text('Value') ?? '' }];
  const tags = all === undefined ? [] : tagList(all);
  return tags.length === 0 ? undefined : tags;
}
