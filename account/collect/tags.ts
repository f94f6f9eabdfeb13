import type { Field } from './field.js';

export interface Tag {
  readonly [key: string]: string;
  readonly key: string;
  readonly value: string;
}

/** Tags of a list of `{Key, Value}` objects, in order of key. */
export function tagList(owner: Field, name = 'Tags'): readonly Tag[] {
  return sortTags(
    owner
      .objects(name)
      .map((tag) => ({ key: tag.required('Key'), value: tag.text('Value') ?? '' })),
  );
}

/** Tags of an object whose keys are the tags' keys, in order of key. */
export function tagMap(owner: Field, name = 'Tags'): readonly Tag[] {
  const tags = owner.object(name);
  if (tags === undefined) return [];
  return sortTags(tags.keys().map((key) => ({ key, value: tags.text(key) ?? '' })));
}

function sortTags(tags: readonly Tag[]): readonly Tag[] {
  return tags.toSorted((one, other) => (one.key < other.key ? -1 : 1));
}
